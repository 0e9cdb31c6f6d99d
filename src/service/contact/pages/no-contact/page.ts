import type { FactId } from '../../../../kernel/ids.ts'
import { noContactReasons, type NoContactReason } from '../../../../kernel/vocabulary.ts'
import {
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Option,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../../platform/record/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { contactContent } from '../../content/index.ts'
import { noContactReason } from '../../facts.ts'
import { lastContacts, noContactReasonOf, type NoContactRow } from '../../store.ts'
import { showContested, showForm } from '../show-form.ts'

const t = wordsOf(contactContent)
const reasons = noContactReasons.map((code): Option<NoContactReason> => ({
  code,
  label: (lang) => label('no-contact-reason', code, lang),
}))
const form = defineForm({
  fields: {
    no_contact_code: radios({ label: t((c) => c.noContact.code), options: reasons, span: 'full' }),
    detail: textarea({ label: t((c) => c.noContact.detail), optional: true, rows: 3, max: 1_000 }),
  },
  // Table 3 of the evaluation: "other" was one-off reasons, lost because nobody wrote them down.
  check: (value) =>
    value.no_contact_code === 'other' && value.detail === null
      ? [{ field: 'detail', message: t((c) => c.noContact.needDetail) }]
      : [],
})

const wasContacted = async (x: Exchange): Promise<boolean> =>
  ((await lastContacts(x.db, [x.caseId()])).get(x.caseId())?.lastSuccessfulChild ?? null) !== null

function partsOf(x: Exchange, stands: NoContactRow | null, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(contactContent, x.lang)
  const values =
    stands?.standing !== 'recorded' ? {} : { no_contact_code: stands.no_contact_code, detail: stands.detail }
  return {
    title: c.noContact.title,
    lead: c.noContact.lead,
    form: form.render({ lang: x.lang, typed, values, errors }),
    submit: c.noContact.submit,
    back: { href: `/cases/${x.caseId()}/contacts`, text: c.shared.back },
    version: stands?.version,
    errors,
  }
}

const show = (x: Exchange, stands: NoContactRow | null, typed?: Typed, errors?: readonly FieldError[]) =>
  showForm(x, partsOf(x, stands, typed, errors))

async function contested(
  x: Exchange,
  typed: Typed,
  yours: { readonly no_contact_code: NoContactReason; readonly detail: string | null },
) {
  const stands = await noContactReasonOf(x.db, x.caseId())
  if (stands === null) return refused({ code: 'someone-else-changed-it' })
  const c = pick(contactContent, x.lang).noContact
  const theirs = stands.standing === 'recorded' ? stands : null
  const said = (code: NoContactReason) => label('no-contact-reason', code, x.lang)
  const answers = [
    {
      label: c.code,
      yours: said(yours.no_contact_code),
      theirs: theirs === null ? null : said(theirs.no_contact_code),
    },
    { label: c.detail, yours: yours.detail, theirs: theirs?.detail ?? null },
  ]
  return showContested(x, partsOf(x, stands, typed), answers, stands)
}

export const noContactPage: Handler = async (x) => {
  const stands = await noContactReasonOf(x.db, x.caseId())
  if (await wasContacted(x)) return contactedPage(x, stands)
  const draft = await x.draft()
  return show(x, stands, draft === null ? undefined : form.typed(draft.fields))
}

async function contactedPage(x: Exchange, stands: NoContactRow | null) {
  const c = pick(contactContent, x.lang)
  const body = html`${await caseBar(x, 'contacts')}
    <h1 class="govuk-heading-l">${c.noContact.title}</h1>
    <p class="govuk-body">${c.noContact.contacted}</p>
    ${
      stands?.standing !== 'recorded'
        ? null
        : html`<p class="govuk-body">
            ${c.noContact.stands}: ${label('no-contact-reason', stands.no_contact_code, x.lang)}
          </p>`
    }
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${x.caseId()}/contacts">${c.shared.back}</a>
    </p>`
  return page(c.noContact.title, body)
}

export const giveNoContactReason: Handler = async (x) => {
  const stands = await noContactReasonOf(x.db, x.caseId())
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, stands, parsed.typed, parsed.errors)
  if (await wasContacted(x)) return refused({ code: 'not-in-this-state', because: 'child-was-contacted' })
  if (Number(x.body['_version'] ?? 0) !== (stands?.version ?? 0))
    return contested(x, parsed.typed, parsed.value)
  const caseId = x.caseId()
  const { no_contact_code: code, detail } = parsed.value
  const columns = { no_contact_code: code, detail }
  const outcome = await x.record({
    kind: 'contact.explain-none',
    caseId,
    happenedAt: null,
    answer: `/cases/${caseId}/contacts`,
    facts: [
      stands === null
        ? newFact(noContactReason, caseId, columns, caseId as string as FactId)
        : nextVersion(noContactReason, caseId, stands, columns, 'reason-changed'),
    ],
    detail: { reason: code },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  return outcome.refusal.code === 'someone-else-changed-it'
    ? contested(x, parsed.typed, parsed.value)
    : refused(outcome.refusal)
}
