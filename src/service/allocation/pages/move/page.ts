import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { GssCode } from '../../../../kernel/ids.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  radios,
  select,
  textarea,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { localAuthoritiesOn, siteMembershipOn } from '../../../../platform/reference-data/index.ts'
import { conflictPage } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
} from '../../../../platform/web/route.ts'
import { caseBar, readBirths } from '../../../child/index.ts'
import { moveBirthdays } from '../../../deadlines/index.ts'
import { allocationContent } from '../../content/index.ts'
import { moveSite } from '../../rules-cover.ts'
import { stampOf } from '../../state.ts'
import { readChanges, readForAllocation, type CaseForAllocation } from '../../store.ts'
import { siteName } from '../names.ts'

const t = wordsOf(allocationContent)
const form = defineForm({
  fields: {
    authority: select({
      label: t((c) => c.move.authority),
      called: t((c) => c.move.authorityCalled),
      options: 'given',
    }),
    access: radios({
      label: t((c) => c.move.access),
      called: t((c) => c.move.accessCalled),
      options: [
        { code: 'allocated', label: t((c) => c.move.untilAllocated) },
        { code: 'day', label: t((c) => c.move.untilDay) },
      ],
    }),
    until: date({ label: t((c) => c.move.day), earliest: 'today', when: { field: 'access', is: 'day' } }),
    note: textarea({
      label: t((c) => c.move.note),
      called: t((c) => c.move.noteCalled),
      max: 1000,
      rows: 3,
    }),
  },
})

function authorities(now: Date): Option[] {
  return localAuthoritiesOn(dayInLondon(now)).map((one) => ({ code: one.gss, label: one.name }))
}

function formOf(x: Exchange, known: CaseForAllocation, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(allocationContent, x.lang)
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: stampOf(known.state),
    draftPath: draftAddress(x.path),
    submitLabel: c.move.submit,
    besides: html`<a class="govuk-link" href="/cases/${x.caseId()}/allocation">${c.choose.back}</a>`,
    body: form.render({ lang: x.lang, typed, errors, options: { authority: authorities(x.now) } }),
  })
}

async function show(x: Exchange, known: CaseForAllocation, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(allocationContent, x.lang).move
  const body = html`${await caseBar(x, 'allocation')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <p class="govuk-body">${c.you}</p>
    ${formOf(x, known, typed, errors)}`
  return page(c.title, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

async function showConflict(x: Exchange, known: CaseForAllocation) {
  const { stage, site } = known.state.head
  if (stage !== 'accepted' && stage !== 'allocated') return refused({ code: 'not-in-this-state' })
  const c = pick(allocationContent, x.lang)
  const typed = form.typed(x.body)
  const chosen = typeof typed['authority'] === 'string' ? typed['authority'] : ''
  const membership = siteMembershipOn(chosen as GssCode, dayInLondon(x.now))
  const [last] = await readChanges(x.db, x.caseId())
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'allocation'),
    fields: [
      {
        label: c.who.site,
        yours: membership === null ? null : siteName(membership.site, x.lang),
        theirs: siteName(site, x.lang),
      },
    ],
    changed: { at: last?.recorded_at ?? x.now, by: last?.by ?? null, reason: last?.note ?? null },
    form: formOf(x, known, typed),
    backTo: `/cases/${x.caseId()}/allocation`,
  })
}

export const movePage: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  const { stage } = known.state.head
  if (stage !== 'accepted' && stage !== 'allocated') return refused({ code: 'not-in-this-state' })
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

/** Whoever moves a case out of their own sites no longer sees it: then they go back to the list of their site. */
function afterwards(x: Exchange, site: string): string {
  const stays = x.posts.some(
    (post) =>
      (post.role === 'manager' || post.role === 'service-lead') && (post.site === null || post.site === site),
  )
  return stays ? `/cases/${x.caseId()}/allocation` : '/site'
}

export const move: Handler = async (x) => {
  const known = await readForAllocation(x.db, x.caseId())
  if (known === null) return noSuchPage()
  if (x.body['_version'] !== stampOf(known.state)) return showConflict(x, known)
  const today = dayInLondon(x.now)
  const parsed = form.parse(x.body, x.lang, { today, options: { authority: authorities(x.now) } })
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  const { authority, until, note } = parsed.value
  // The authority decides the site, not the person who types (ICTG leaflet 2021).
  const membership = siteMembershipOn(authority as GssCode, today)
  const c = pick(allocationContent, x.lang).move
  const wrong = (message: string) =>
    show(x, known, parsed.typed, [{ field: 'authority', message, anchor: 'authority' }])
  if (membership === null) return wrong(c.noSite)
  const decided = moveSite(
    known.state,
    { site: membership.site, localAuthority: authority, note, accessUntil: until },
    x.now,
  )
  if (!decided.ok)
    return decided.refusal.code === 'already-done' ? wrong(c.sameSite) : refused(decided.refusal)
  const outcome = await x.record({
    kind: 'allocation.move-site',
    caseId: x.caseId(),
    happenedAt: null,
    answer: afterwards(x, membership.site),
    // At 17½ another area may ask for another thing (DT-4).
    facts: [
      ...decided.value,
      ...moveBirthdays(
        { ...(await readBirths(x.db, x.caseId())), site: membership.site, stage: 'accepted' },
        x.now,
      ),
    ],
    detail: { to: membership.site },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = await readForAllocation(x.db, x.caseId())
  return outcome.refusal.code === 'someone-else-changed-it' && now !== null
    ? showConflict(x, now)
    : refused(outcome.refusal)
}
