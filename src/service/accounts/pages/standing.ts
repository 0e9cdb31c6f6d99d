import { account as accountFact } from '../../../platform/access/index.ts'
import { defineForm, radios, textarea, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { nextVersion, type FactToRecord } from '../../../platform/record/index.ts'
import { createInvitation, endSessions } from '../../../platform/sign-in/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { redirect, refused, type Exchange, type Reply } from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import { changesFrom, standingAfter, type Standing } from '../rules.ts'
import { standingBeforeSuspension, type Account } from '../store.ts'
import { aboutAnother, formPage, t } from './frame.ts'
import { linkPage } from './person.ts'

const standingForm = defineForm({
  fields: {
    to: radios({ label: t((c) => c.standing.to), options: 'given' }),
    reason: textarea({ label: t((c) => c.standing.reason), max: 500, rows: 2 }),
  },
})
const inviteForm = defineForm({
  fields: { reason: textarea({ label: t((c) => c.invite.reason), max: 500, rows: 2 }) },
})

const optionsFor = (account: Account) => ({
  to: changesFrom(account.account_standing).map((code) => ({
    code,
    label: t((c) => c.standing.choices[code]),
  })),
})

function showStanding(x: Exchange, account: Account, typed?: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(accountsContent, x.lang).standing
  return formPage(x, {
    title: c.title,
    about: account,
    lead: c.lead,
    fields: standingForm.render({ lang: x.lang, typed, errors, options: optionsFor(account) }),
    submit: c.submit,
    version: account.version,
    errors,
  })
}

/** The account in another standing; all else as it was. */
function inStanding(account: Account, seen: number, standing: Standing, reason: string): FactToRecord {
  const { name, email, telephone, speaks, language } = account
  const columns = { name, email, telephone, speaks, language, account_standing: standing }
  return nextVersion(accountFact, null, { id: account.id, version: seen }, columns, reason)
}

export const standingPage = aboutAnother(async (x, account) => showStanding(x, account))

export const changeStanding = aboutAnother(async (x, account) => {
  const parsed = standingForm.parse(x.body, x.lang, { options: optionsFor(account) })
  if (!parsed.ok) return showStanding(x, account, parsed.typed, parsed.errors)
  const change = changesFrom(account.account_standing).find((code) => code === parsed.value.to)
  if (change === undefined) return refused({ code: 'not-in-this-state' })
  const before = await standingBeforeSuspension(x.db, account.id)
  const after = standingAfter(account.account_standing, change, before)
  if (!after.ok) return refused(after.refusal)
  const outcome = await x.record({
    kind: 'account.standing',
    caseId: null,
    happenedAt: null,
    answer: `/accounts/${account.id}`,
    facts: [inStanding(account, versionOf(x.body) ?? account.version, after.value, parsed.value.reason)],
    detail: { account: account.id, to: after.value },
  })
  if (!outcome.ok) return refused(outcome.refusal)
  // Their next request would be refused anyway; ended, the sessions cannot come back with the standing.
  await endSessions(x.db, account.id, x.now)
  if (after.value !== 'invited') return redirect(outcome.value.answer)
  return linkPage(x, account, await createInvitation(x.db, account.id, x.now))
})

function showInvite(x: Exchange, account: Account, typed?: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(accountsContent, x.lang).invite
  return formPage(x, {
    title: c.title,
    about: account,
    lead: c.lead,
    fields: inviteForm.render({ lang: x.lang, typed, errors }),
    submit: c.submit,
    version: account.version,
    errors,
  })
}

const mayBeInvited = (account: Account): boolean =>
  account.account_standing === 'active' || account.account_standing === 'invited'

export const invitePage = aboutAnother(async (x, account) =>
  mayBeInvited(account) ? showInvite(x, account) : refused({ code: 'not-in-this-state' }),
)

export const invite = aboutAnother(async (x, account) => {
  if (!mayBeInvited(account)) return refused({ code: 'not-in-this-state' })
  const parsed = inviteForm.parse(x.body, x.lang)
  if (!parsed.ok) return showInvite(x, account, parsed.typed, parsed.errors)
  const outcome = await x.record({
    kind: 'account.invite',
    caseId: null,
    happenedAt: null,
    answer: `/accounts/${account.id}`,
    facts: [inStanding(account, versionOf(x.body) ?? account.version, 'invited', parsed.value.reason)],
    detail: { account: account.id },
  })
  if (!outcome.ok) return refused(outcome.refusal)
  await endSessions(x.db, account.id, x.now)
  return linkPage(x, account, await createInvitation(x.db, account.id, x.now))
})
