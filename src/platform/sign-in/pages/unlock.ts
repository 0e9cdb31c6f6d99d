import { sessionState } from '../../access/index.ts'
import { defineForm, hidden, text, type FieldError, type Typed } from '../../forms/index.ts'
import { pick } from '../../i18n/index.ts'
import { html } from '../../web/html.ts'
import { HANDED_COOKIE, redirect, type Exchange, type Handler, type Reply } from '../../web/route.ts'
import { recordWayIn, refuseWayIn } from '../acts.ts'
import { signInContent } from '../content/index.ts'
import type { Kit } from '../kit.ts'
import { localPath } from '../rules/local-path.ts'
import { noteSession } from '../sessions.ts'
import { passwordOf } from '../store.ts'
import { fault, formPage, paragraph, t } from './parts.ts'

const form = defineForm({
  fields: {
    next: hidden(),
    password: text({
      kind: 'password',
      label: t((c) => c.unlock.password),
      autocomplete: 'current-password',
      max: 2_000,
      span: 'full',
    }),
  },
})

function lockedPage(
  x: Exchange,
  name: string,
  typed: Typed,
  errors?: readonly FieldError[],
  status?: 429,
): Reply {
  const c = pick(signInContent, x.lang)
  return formPage(x, {
    title: c.unlock.title,
    action: '/unlock',
    above: paragraph(x.cookies[HANDED_COOKIE] === undefined ? c.unlock.lead(name) : c.unlock.handed),
    fields: form.render({ lang: x.lang, typed, errors }),
    submit: c.unlock.submit,
    errors,
    below: html`<p class="govuk-body"><a class="govuk-link" href="/sign-in">${c.unlock.other}</a></p>`,
    ...(status === undefined ? {} : { status }),
  })
}

/** Nobody, an ended session, or somebody who may no longer work here: the way is through the front door. */
function awake(x: Exchange) {
  const { session, person } = x.access
  const state = sessionState(session, x.now)
  if (session === null || person?.standing !== 'active' || state === 'none' || state === 'ended') return null
  return { session, person, state }
}

export function unlockPages(kit: Kit) {
  /** Coming here locks an open session: the browser does so when its own clock says that nothing happened for long enough. */
  const show: Handler = async (x) => {
    const next = localPath(x.query['next'])
    const here = awake(x)
    if (here === null)
      return redirect(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)
    if (here.state === 'open') await noteSession(x.db, [here.session.id], 'locked', x.now)
    const reply = lockedPage(x, here.person.name, { next })
    // Drawn without the menu, although the session was open when this request began.
    return reply.kind === 'page' ? { ...reply, publicPage: true } : reply
  }

  const unlock: Handler = async (x) => {
    const here = awake(x)
    if (here === null) return redirect('/sign-in')
    const parsed = form.parse(x.body, x.lang)
    const next = localPath(String(parsed.typed['next'] ?? ''))
    if (here.state === 'open') return redirect(next)
    if (!parsed.ok) return lockedPage(x, here.person.name, parsed.typed, parsed.errors)
    const mark = kit.keys.mark('session', here.session.id)
    // A bucket of its own: whoever guesses at a locked screen delays that screen alone.
    const trier = { subject: mark, device: mark, accountId: here.person.id }
    const tooMany = fault(
      x,
      'password',
      t((c) => c.signIn.tooMany),
    )
    if (!(await kit.mayTry(x, trier))) return lockedPage(x, here.person.name, { next }, tooMany, 429)
    const checked = await kit.hasher.check(parsed.value.password, await passwordOf(x.db, here.person.id))
    if (checked === null) return lockedPage(x, here.person.name, { next }, tooMany, 429)
    if (!checked.right) {
      await refuseWayIn(x, here.person.id, 'unlock.refused', 'password')
      return lockedPage(
        x,
        here.person.name,
        { next },
        fault(
          x,
          'password',
          t((c) => c.unlock.wrong),
        ),
      )
    }
    await kit.noteSuccess(x, trier)
    await noteSession(x.db, [here.session.id], 'unlocked', x.now)
    await recordWayIn(x, here.person.id, 'unlock')
    return { kind: 'redirect', to: next, remember: { [HANDED_COOKIE]: '' } }
  }

  return { show, unlock }
}

/** Works from a locked session too: whoever leaves must not have to give the password first. */
export const signOut: Handler = async (x) => {
  const { session, person } = x.access
  const state = sessionState(session, x.now)
  if (session !== null && person !== null && state !== 'ended') {
    await noteSession(x.db, [session.id], 'ended', x.now)
    await recordWayIn(x, person.id, 'sign-out')
  }
  return { kind: 'redirect', to: '/', session: 'end', remember: { [HANDED_COOKIE]: '' } }
}
