import { randomUUID } from 'node:crypto'
import type { AccountId } from '../../../kernel/ids.ts'
import { sessionState } from '../../access/index.ts'
import { defineForm, hidden, text, type FieldError, type Typed } from '../../forms/index.ts'
import { pick } from '../../i18n/index.ts'
import { html } from '../../web/html.ts'
import { redirect, type Exchange, type Handler, type Reply } from '../../web/route.ts'
import { recordWayIn, refuseWayIn } from '../acts.ts'
import { signInContent } from '../content/index.ts'
import type { Kit, Ticket, Trier } from '../kit.ts'
import { localPath } from '../rules/local-path.ts'
import { stepOfCode } from '../rules/one-time-code.ts'
import { noteSession, startSession } from '../sessions.ts'
import {
  accountByEmail,
  accountById,
  authenticatorOf,
  nameAccount,
  passwordOf,
  setPassword,
  useStep,
  type AccountRow,
} from '../store.ts'
import { codeField, fault, formPage, paragraph, t } from './parts.ts'

const startForm = defineForm({
  fields: {
    next: hidden(),
    email: text({ kind: 'email', label: t((c) => c.signIn.email), autocomplete: 'username', span: 'full' }),
    password: text({
      kind: 'password',
      label: t((c) => c.signIn.password),
      autocomplete: 'current-password',
      max: 2_000,
      span: 'full',
    }),
  },
})
const codeForm = defineForm({
  fields: {
    code: codeField(
      t((c) => c.code.code),
      t((c) => c.code.hint),
    ),
  },
})

function startPage(
  x: Exchange,
  kit: Kit,
  typed?: Typed,
  errors?: readonly FieldError[],
  status?: 429,
): Reply {
  const c = pick(signInContent, x.lang)
  return formPage(x, {
    title: c.signIn.title,
    action: '/sign-in',
    above: kit.demonstration ? paragraph(c.signIn.demonstration) : null,
    fields: startForm.render({ lang: x.lang, typed, errors }),
    submit: c.signIn.submit,
    errors,
    below: paragraph(c.signIn.help),
    ...(status === undefined ? {} : { status }),
  })
}

function codePage(x: Exchange, errors?: readonly FieldError[], status?: 429): Reply {
  const c = pick(signInContent, x.lang)
  return formPage(x, {
    title: c.code.title,
    fields: codeForm.render({ lang: x.lang, errors }),
    submit: c.code.submit,
    errors,
    below: html`<p class="govuk-body">
        <a class="govuk-link" href="/sign-in/recovery">${c.code.lost}</a>
      </p>
      <p class="govuk-body"><a class="govuk-link" href="/sign-in">${c.code.again}</a></p>`,
    ...(status === undefined ? {} : { status }),
  })
}

/** Who a ticket's second step is for, once more from the record: suspended or changed meanwhile counts. */
export async function holderOf(x: Exchange, kit: Kit, ticket: Ticket) {
  const accountId = ticket.account as AccountId
  await nameAccount(x.db, accountId)
  const account = await accountById(x.db, accountId)
  const hash = await passwordOf(x.db, accountId)
  const proved = account?.account_standing === 'active' && hash !== null && kit.proof(hash) === ticket.proof
  const known = account?.id ?? null
  const trier: Trier = { subject: ticket.subject, device: kit.deviceOf(x, known), accountId: known }
  return { account: proved ? account : null, known, trier }
}

/** Lets somebody in who has proved both factors: a new session, and this browser's earlier one ends. */
export async function letIn(
  x: Exchange,
  kit: Kit,
  account: AccountRow,
  way: { trier: Trier; next: string; act: string },
): Promise<Reply> {
  await kit.noteSuccess(x, way.trier)
  if (x.sessionId !== null) await noteSession(x.db, [x.sessionId], 'ended', x.now)
  const token = await startSession(x.db, { accountId: account.id, device: x.client.agent, now: x.now })
  await recordWayIn(x, account.id, way.act)
  return {
    kind: 'redirect',
    to: localPath(way.next),
    session: { token },
    remember: { [kit.ticketCookie]: '', [kit.deviceCookie]: kit.newDevice(account.id) },
  }
}

export function signInPages(kit: Kit) {
  const start: Handler = async (x) => {
    const next = localPath(x.query['next'])
    if (x.person !== null && sessionState(x.access.session, x.now) === 'open') return redirect(next)
    return startPage(x, kit, { next })
  }

  /** Always answers alike: whether somebody by that name exists, and whether the password was right, shows in nothing. */
  const takePassword: Handler = async (x) => {
    const parsed = startForm.parse(x.body, x.lang)
    if (!parsed.ok) return startPage(x, kit, parsed.typed, parsed.errors)
    const { email, password, next } = parsed.value
    const account = await accountByEmail(x.db, email)
    const accountId = account?.id ?? (randomUUID() as AccountId)
    await nameAccount(x.db, accountId)
    const subject = kit.subjectOf(email)
    const trier: Trier = {
      subject,
      device: kit.deviceOf(x, account?.id ?? null),
      accountId: account?.id ?? null,
    }
    const tooMany = fault(
      x,
      'email',
      t((c) => c.signIn.tooMany),
    )
    const id = randomUUID()
    if (!(await kit.mayTry(x, trier, { earns: id }))) return startPage(x, kit, parsed.typed, tooMany, 429)
    const stored = await passwordOf(x.db, accountId)
    const checked = await kit.hasher.check(password, stored)
    if (checked === null) return startPage(x, kit, parsed.typed, tooMany, 429)
    let matched = checked.right ? stored : null
    if (checked.right && checked.outdated) {
      const renewed = await kit.hasher.hash(password)
      if (renewed !== null) {
        await setPassword(x.db, accountId, renewed, x.now)
        matched = renewed
      }
    }
    const ticket = {
      id,
      account: accountId,
      proof: kit.proof(matched),
      subject,
      next: localPath(next ?? undefined),
    }
    return {
      kind: 'redirect',
      to: '/sign-in/code',
      remember: { [kit.ticketCookie]: kit.sealTicket(ticket, 'code', x.now) },
    }
  }

  const askCode: Handler = async (x) =>
    kit.ticketOf(x, 'code') === null ? redirect('/sign-in') : codePage(x)

  const takeCode: Handler = async (x) => {
    const ticket = kit.ticketOf(x, 'code')
    if (ticket === null) return redirect('/sign-in')
    const parsed = codeForm.parse(x.body, x.lang)
    if (!parsed.ok) return codePage(x, parsed.errors)
    const { account, known, trier } = await holderOf(x, kit, ticket)
    if (!(await kit.mayTry(x, trier, { holds: ticket.id })))
      return codePage(
        x,
        fault(
          x,
          'code',
          t((c) => c.signIn.tooMany),
        ),
        429,
      )
    const authenticator = await authenticatorOf(x.db, kit.keys, ticket.account as AccountId)
    const step = authenticator === null ? null : stepOfCode(authenticator.secret, parsed.value.code, x.now)
    if (account !== null && authenticator !== null && step !== null) {
      if (await useStep(x.db, account.id, authenticator, step, x.now))
        return letIn(x, kit, account, { trier, next: ticket.next, act: 'sign-in' })
    }
    const why = account === null ? 'password' : step === null ? 'code' : 'code-used-before'
    await refuseWayIn(x, known, 'sign-in.refused', why)
    return codePage(
      x,
      fault(
        x,
        'code',
        t((c) => c.code.wrong),
      ),
    )
  }

  return { start, takePassword, askCode, takeCode }
}
