import {
  errorSummaryOf,
  defineForm,
  formShell,
  textarea,
  type FieldError,
  type Typed,
} from '../../../../platform/forms/index.ts'
import { formatInstant, pick, wordsOf } from '../../../../platform/i18n/index.ts'
import { enteredInError } from '../../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { facts } from '../../../../platform/web/pieces.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import { caseBar, whoRecorded } from '../../../child/index.ts'
import { contactContent } from '../../content/index.ts'
import { contact } from '../../facts.ts'
import { contactChanges } from '../../rules.ts'
import { clockFactsOf, type ContactRow } from '../../store.ts'
import { watchChanges } from '../../watch.ts'
import { whomInWords } from '../../words.ts'
import { columnsOfRow, knownOf } from '../record/known.ts'
import { contactDeadlines, contactInPath } from './path.ts'

const t = wordsOf(contactContent)
const form = defineForm({
  fields: { reason: textarea({ label: t((c) => c.error.reason), rows: 3, max: 500 }) },
})

/** A contact that no longer stands: its reason, and no form. */
export async function withdrawnView(x: Exchange, row: ContactRow): Promise<Reply> {
  const c = pick(contactContent, x.lang)
  const body = html`${await caseBar(x, 'contacts')}
    <h1 class="govuk-heading-l">${c.form.correctTitle}</h1>
    <p class="govuk-body">${c.error.already}</p>
    ${facts([
      [c.list.when, formatInstant(row.happened_at, x.lang)],
      [c.list.whom, whomInWords(row, x.lang)],
      [c.error.why, row.reason],
    ])}
    <p class="govuk-body">
      <a class="govuk-link" href="/cases/${x.caseId()}/contacts">${c.shared.back}</a>
    </p>`
  return page(c.form.correctTitle, body)
}

/** The contact, and the form that marks it. */
function withdrawalOf(x: Exchange, row: ContactRow, typed?: Typed, errors?: readonly FieldError[]): Html {
  const c = pick(contactContent, x.lang)
  return html`${facts([
    [c.list.when, formatInstant(row.happened_at, x.lang)],
    [c.list.whom, whomInWords(row, x.lang)],
  ])}
  ${formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: row.version,
    body: form.render({ lang: x.lang, typed, errors }),
    submitLabel: c.error.submit,
    besides: html`<a class="govuk-link" href="/cases/${x.caseId()}/contacts">${c.shared.back}</a>`,
  })}`
}

async function show(x: Exchange, row: ContactRow, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(contactContent, x.lang)
  const body = html`${await caseBar(x, 'contacts')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.error.title}</h1>
    <p class="govuk-body">${c.error.lead}</p>
    ${withdrawalOf(x, row, typed, errors)}`
  return page(c.error.title, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

/** Corrected while somebody wrote why it is wrong: what stands now may be right, and their reason is kept. */
async function contested(x: Exchange, row: ContactRow, typed: Typed, yours: string): Promise<Reply> {
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'contacts'),
    fields: [{ label: pick(contactContent, x.lang).error.reason, yours, theirs: row.reason }],
    changed: { at: row.recorded_at, by: await whoRecorded(x.db, row.act_id), reason: row.reason },
    form: withdrawalOf(x, row, typed),
    backTo: `/cases/${x.caseId()}/contacts`,
  })
}

export const withdrawPage: Handler = async (x) => {
  const row = await contactInPath(x)
  if (row === null) return noSuchPage()
  return row.standing === 'recorded' ? show(x, row) : withdrawnView(x, row)
}

export const withdraw: Handler = async (x) => {
  const row = await contactInPath(x)
  if (row === null) return noSuchPage()
  if (row.standing !== 'recorded') return refused({ code: 'already-done', because: 'entered-in-error' })
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, row, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== row.version) return contested(x, row, parsed.typed, parsed.value.reason)
  const columns = columnsOfRow(row)
  const clock = await clockFactsOf(x.db, x.caseId())
  const outcome = await x.record({
    kind: 'contact.enter-in-error',
    caseId: x.caseId(),
    happenedAt: null,
    answer: `/cases/${x.caseId()}/contacts`,
    facts: [
      enteredInError(contact, x.caseId(), { id: row.id, version: row.version, columns }, parsed.value.reason),
      ...contactChanges(
        clock,
        { before: knownOf(row.id, columns), after: null },
        await contactDeadlines(x),
        x.now,
        'contact-entered-in-error',
      ),
      ...(await watchChanges(
        x.db,
        x.caseId(),
        clock,
        { before: knownOf(row.id, columns), after: null },
        'contact-entered-in-error',
        x.now,
      )),
    ],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await contactInPath(x) : null
  return now === null || now.standing !== 'recorded'
    ? refused(outcome.refusal)
    : contested(x, now, parsed.typed, parsed.value.reason)
}
