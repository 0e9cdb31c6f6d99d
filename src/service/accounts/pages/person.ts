import { randomUUID } from 'node:crypto'
import type { AccountId, FactId } from '../../../kernel/ids.ts'
import { account as accountFact } from '../../../platform/access/index.ts'
import {
  defineForm,
  select,
  text,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../platform/record/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { createInvitation } from '../../../platform/sign-in/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import {
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { accountsContent } from '../content/index.ts'
import { emailTaken, readAccount, type Account } from '../store.ts'
import { aboutAccount, fault, formPage, shell, t } from './frame.ts'

const language = (n: number) =>
  select({ label: t((c) => c.person.speaks(n)), options: choices('language'), optional: true })

const fields = {
  name: text({ label: t((c) => c.person.name), max: 120, autocomplete: 'off', span: 'full' }),
  email: text({
    kind: 'email',
    label: t((c) => c.person.email),
    max: 200,
    autocomplete: 'off',
    span: 'full',
  }),
  telephone: text({
    kind: 'tel',
    label: t((c) => c.person.telephone),
    max: 40,
    autocomplete: 'off',
    optional: true,
  }),
  speaks1: language(1),
  speaks2: language(2),
  speaks3: language(3),
} as const
const newForm = defineForm({ fields })
const editForm = defineForm({
  fields: { ...fields, reason: textarea({ label: t((c) => c.person.reason), max: 500, rows: 2 }) },
})

interface Details {
  readonly name: string
  readonly email: string
  readonly telephone: string | null
  readonly speaks1: string | null
  readonly speaks2: string | null
  readonly speaks3: string | null
}

function columnsOf(value: Details) {
  const { name, email, telephone } = value
  const speaks = [value.speaks1, value.speaks2, value.speaks3].filter((code) => code !== null)
  return { name, email, telephone, speaks: [...new Set(speaks)] }
}

/** The one time that the link is seen: the page is not kept, and the token nowhere. */
export function linkPage(x: Exchange, to: { id: AccountId; name: string }, token: string): Reply {
  const c = pick(accountsContent, x.lang).link
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead(to.name)}</p>
      <p class="govuk-body">
        ${c.label}:<br /><code translate="no" class="gs-break">${x.origin}/invitation/${token}</code>
      </p>
      <p class="govuk-body"><a class="govuk-link" href="/accounts/${to.id}">${c.onward}</a></p>`,
  )
}

function showNew(x: Exchange, typed?: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(accountsContent, x.lang).person
  return formPage(x, {
    title: c.newTitle,
    about: null,
    fields: newForm.render({ lang: x.lang, typed, errors }),
    submit: c.create,
    errors,
  })
}

export const newAccount: Handler = async (x) => {
  const draft = await x.draft()
  return showNew(x, draft === null ? undefined : newForm.typed(draft.fields))
}

export const createAccount: Handler = async (x) => {
  const parsed = newForm.parse(x.body, x.lang)
  if (!parsed.ok) return showNew(x, parsed.typed, parsed.errors)
  if (await emailTaken(x.db, parsed.value.email, null))
    return showNew(
      x,
      parsed.typed,
      fault(
        x,
        'email',
        t((c) => c.person.taken),
      ),
    )
  const id = randomUUID() as AccountId & FactId
  const columns = { ...columnsOf(parsed.value), account_standing: 'invited', language: 'en' } as const
  const outcome = await x.record({
    kind: 'account.create',
    caseId: null,
    happenedAt: null,
    answer: `/accounts/${id}`,
    facts: [newFact(accountFact, null, columns, id)],
    detail: { account: id },
  })
  if (!outcome.ok) return refused(outcome.refusal)
  return linkPage(x, { id, name: columns.name }, await createInvitation(x.db, id, x.now))
}

function editFields(x: Exchange, account: Account, typed?: Typed, errors?: readonly FieldError[]) {
  const [speaks1 = null, speaks2 = null, speaks3 = null] = account.speaks
  const values = {
    name: account.name,
    email: account.email,
    telephone: account.telephone,
    speaks1,
    speaks2,
    speaks3,
  }
  return editForm.render({ lang: x.lang, values, typed, errors })
}

function showEdit(x: Exchange, account: Account, typed?: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(accountsContent, x.lang).person
  return formPage(x, {
    title: c.editTitle,
    about: account,
    fields: editFields(x, account, typed, errors),
    submit: c.save,
    version: versionOf(x.body) ?? account.version,
    errors,
  })
}

export const editAccount = aboutAccount(async (x, account) => {
  const draft = await x.draft()
  return showEdit(x, account, draft === null ? undefined : editForm.typed(draft.fields))
})

function showConflict(x: Exchange, now: Account, yours: ReturnType<typeof columnsOf>): Reply {
  const c = pick(accountsContent, x.lang).person
  const spoken = (codes: readonly string[]) => codes.map((code) => label('language', code, x.lang)).join(', ')
  return conflictPage({
    lang: x.lang,
    fields: [
      { label: c.name, yours: yours.name, theirs: now.name },
      { label: c.email, yours: yours.email, theirs: now.email },
      { label: c.telephone, yours: yours.telephone, theirs: now.telephone },
      { label: c.speaksFact, yours: spoken(yours.speaks), theirs: spoken(now.speaks) },
    ],
    changed: { at: now.recorded_at, reason: now.reason },
    form: shell(x, {
      fields: editFields(x, now, editForm.typed(x.body)),
      submit: c.save,
      version: now.version,
    }),
    backTo: `/accounts/${now.id}`,
  })
}

export const saveAccount = aboutAccount(async (x, account) => {
  const parsed = editForm.parse(x.body, x.lang)
  if (!parsed.ok) return showEdit(x, account, parsed.typed, parsed.errors)
  if (await emailTaken(x.db, parsed.value.email, account.id))
    return showEdit(
      x,
      account,
      parsed.typed,
      fault(
        x,
        'email',
        t((c) => c.person.taken),
      ),
    )
  const yours = columnsOf(parsed.value)
  const seen = versionOf(x.body) ?? account.version
  const { account_standing, language } = account
  const outcome = await x.record({
    kind: 'account.edit',
    caseId: null,
    happenedAt: null,
    answer: `/accounts/${account.id}`,
    facts: [
      nextVersion(
        accountFact,
        null,
        { id: account.id, version: seen },
        { ...yours, account_standing, language },
        parsed.value.reason,
      ),
    ],
    detail: { account: account.id },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code !== 'someone-else-changed-it') return refused(outcome.refusal)
  const now = await readAccount(x.db, account.id)
  return now === null ? refused(outcome.refusal) : showConflict(x, now, yours)
})
