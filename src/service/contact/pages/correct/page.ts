import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../../platform/forms/index.ts'
import { inLondon, pick } from '../../../../platform/i18n/index.ts'
import { nextVersion } from '../../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { contactContent } from '../../content/index.ts'
import { contact } from '../../facts.ts'
import { explained } from '../../breach.ts'
import { contactChanges, mustExplainBreach, withContact, type ClockFacts } from '../../rules.ts'
import { clockFactsOf, type ContactRow } from '../../store.ts'
import { watchChanges } from '../../watch.ts'
import { contactInWords } from '../../words.ts'
import { correctionForm } from '../record/fields.ts'
import { columnsOf, columnsOfRow, knownOf, momentOf, type ContactColumns } from '../record/known.ts'
import { contactFields } from '../record/view.ts'
import { contactDeadlines, contactInPath } from './path.ts'
import { withdrawnView } from './withdrawn.ts'

function typedOfRow(row: ContactRow): Typed {
  const { day, time } = inLondon(row.happened_at)
  const values = { ...columnsOfRow(row), on: day, at: time, breach_code: null, reason: null }
  const typed: Record<string, string | readonly string[]> = {}
  for (const [name, field] of Object.entries(correctionForm.fields)) {
    const value: unknown = values[name as keyof typeof values]
    if (value !== null && value !== undefined)
      Object.assign(typed, (field.typedOf as (name: string, value: unknown) => Typed)(name, value))
  }
  return typed
}

function formOf(x: Exchange, row: ContactRow, typed: Typed, errors?: readonly FieldError[]): Html {
  const { lang } = x
  const c = pick(contactContent, lang)
  return formShell({
    lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: row.version,
    draftPath: draftAddress(x.path),
    body: html`${contactFields({
      lang,
      typed,
      errors,
      askBreach: false,
      draw: (only, size) => correctionForm.render({ lang, typed, errors, only, size }),
      open: true,
    })}
    ${correctionForm.render({ lang, typed, errors, only: ['reason'], size: 'm' })}`,
    submitLabel: c.form.submitCorrection,
    besides: html`<a class="govuk-link" href="${x.path}/entered-in-error">${c.form.withdraw}</a>`,
  })
}

async function show(x: Exchange, row: ContactRow, typed: Typed, errors?: readonly FieldError[]) {
  const c = pick(contactContent, x.lang)
  const body = html`${await caseBar(x, 'contacts')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.form.correctTitle}</h1>
    ${formOf(x, row, typed, errors)}`
  return page(c.form.correctTitle, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

export const correctPage: Handler = async (x) => {
  const row = await contactInPath(x)
  if (row === null) return noSuchPage()
  if (row.standing !== 'recorded') return withdrawnView(x, row)
  const draft = await x.draft()
  return show(x, row, draft === null ? typedOfRow(row) : correctionForm.typed(draft.fields))
}

export const correct: Handler = async (x) => {
  const row = await contactInPath(x)
  if (row === null) return noSuchPage()
  if (row.standing !== 'recorded') return refused({ code: 'not-in-this-state', because: 'entered-in-error' })
  const parsed = correctionForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, row, parsed.typed, parsed.errors)
  const at = momentOf(parsed.value, row.happened_at, x.now)
  const columns = columnsOf(parsed.value, at)
  if (versionOf(x.body) !== row.version) return contested(x, row, columns, parsed.typed)
  const clock = await clockFactsOf(x.db, x.caseId())
  const wrong = complaints(x, clock, row, columns, parsed.value.breach_code)
  if (wrong.length > 0) return show(x, row, parsed.typed, wrong)
  const change = { before: knownOf(row.id, columnsOfRow(row)), after: knownOf(row.id, columns) }
  const outcome = await x.record({
    kind: 'contact.correct',
    caseId: x.caseId(),
    happenedAt: at,
    answer: `/cases/${x.caseId()}/contacts`,
    facts: [
      nextVersion(contact, x.caseId(), row, columns, parsed.value.reason),
      ...explained(x.caseId(), clock, parsed.value.breach_code),
      ...contactChanges(clock, change, await contactDeadlines(x), x.now, 'contact-corrected'),
      ...(await watchChanges(x.db, x.caseId(), clock, change, 'contact-corrected', x.now)),
    ],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code !== 'someone-else-changed-it') return refused(outcome.refusal)
  const now = await contactInPath(x)
  return now === null ? refused(outcome.refusal) : contested(x, now, columns, parsed.typed)
}

function complaints(
  x: Exchange,
  clock: ClockFacts,
  row: ContactRow,
  columns: ContactColumns,
  breachCode: string | null,
): FieldError[] {
  const c = pick(contactContent, x.lang)
  if (columns.happened_at > x.now) return [{ field: 'at', message: c.form.future, anchor: 'at' }]
  const after = knownOf(row.id, columns)
  const then = withContact(clock, knownOf(row.id, columnsOfRow(row)), after)
  return breachCode === null && mustExplainBreach(then, after, x.now)
    ? [{ field: 'breach_code', message: c.form.needBreach, anchor: 'breach_code' }]
    : []
}

/** The second of two who corrected at once: sees both, and saves knowingly or not at all. */
async function contested(x: Exchange, row: ContactRow, yours: ContactColumns, typed: Typed): Promise<Reply> {
  const stands = contactInWords(columnsOfRow(row), x.lang)
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'contacts'),
    fields: contactInWords(yours, x.lang).map((said, index) => ({
      label: said.label,
      yours: said.said,
      theirs: stands[index]?.said ?? null,
    })),
    changed: { at: row.recorded_at, reason: row.reason },
    form: formOf(x, row, typed),
    backTo: `/cases/${x.caseId()}/contacts`,
  })
}
