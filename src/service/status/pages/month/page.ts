import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { lastDayOf, parseMonth, type CalendarMonth } from '../../../../kernel/calendar-month.ts'
import type { FieldError, Typed } from '../../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { newFact, nextVersion } from '../../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../../platform/web/conflict-page.ts'
import { html } from '../../../../platform/web/html.ts'
import {
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { contactsByMonth, type MonthOfContacts } from '../../../contact/index.ts'
import { readDeadlines } from '../../../deadlines/index.ts'
import { missingEpisodesOf, statusSaidBy, type SaidOfMonth } from '../../../missing/index.ts'
import { planStatusesOf, type PlanStatus } from '../../../safety-plan/index.ts'
import { planDeadlines, reviewsRaisedBy } from '../../../safety-review/index.ts'
import { statusContent } from '../../content/index.ts'
import { monthlyStatus } from '../../facts.ts'
import { planEvents } from '../../plan-events.ts'
import { deadlineChanges, decisionsAsked, monthsOf } from '../../rules.ts'
import {
  caseStart,
  statusesOf,
  statusId,
  statusVersion,
  type CaseStart,
  type StatusRow,
} from '../../store.ts'
import {
  columnsOf,
  columnsOfRow,
  knownForNew,
  knownFromRow,
  optionsFor,
  statusInWords,
  typedForNew,
  typedOf,
  type KnownAnswers,
  type StatusColumns,
} from './answers.ts'
import { statusCorrectionForm, statusForm } from './fields.ts'
import { heldAnswers, type HeldAnswers } from './held.ts'
import { monthForm, monthView, type MonthPage } from './view.ts'

const noContacts: MonthOfContacts = { child: 0, faceToFace: 0, others: 0, attempts: 0 }

/** All that the page of one month rests on. */
interface Asked {
  readonly month: CalendarMonth
  readonly rows: readonly StatusRow[]
  readonly start: CaseStart
  readonly row: StatusRow | null
  /** The month was recorded and marked as entered in error: it may be recorded again. */
  readonly withdrawn: StatusRow | null
  readonly contacts: MonthOfContacts
  /** What the times missing say of the month; the rows must agree. */
  readonly missing: SaidOfMonth
  /** How the safety plan stood in the month; null: there was none. */
  readonly plan: PlanStatus | null
  /** How other things stood in the month, as their rooms hold it. */
  readonly held: HeldAnswers
}

/** null for a month that is none, or not one of this case's months of service up to now. */
async function ask(x: Exchange): Promise<Asked | null> {
  const month = parseMonth(x.params['month'] ?? '')
  if (month === null) return null
  const start = await caseStart(x.db, x.caseId())
  const months = monthsOf({ ...start, recorded: [] }, dayInLondon(x.now))
  if (!months.some((one) => one.month === month)) return null
  const { rows, withdrawn } = await statusesOf(x.db, x.caseId())
  const contacts = (await contactsByMonth(x.db, x.caseId())).get(month) ?? noContacts
  const ofMonth = (given: readonly StatusRow[]) => given.find((one) => one.month === month) ?? null
  const plan = (await planStatusesOf(x.db, x.caseId()))(month)
  const missing = statusSaidBy(await missingEpisodesOf(x.db, x.caseId()), month, dayInLondon(x.now))
  const held = await heldAnswers(x.db, x.caseId(), month, rows, dayInLondon(x.now))
  const [row, gone] = [ofMonth(rows), ofMonth(withdrawn)]
  return { month, rows, start, contacts, plan, missing, held, row, withdrawn: gone }
}

const knownOf = (asked: Asked): KnownAnswers =>
  asked.row === null
    ? knownForNew(asked.month, asked.rows, asked.start, asked.plan, asked.held)
    : knownFromRow(asked.row)

const partsOf = (x: Exchange, asked: Asked, typed: Typed, errors?: readonly FieldError[]): MonthPage => ({
  lang: x.lang,
  caseId: x.caseId(),
  month: asked.month,
  path: x.path,
  form: x.form,
  known: knownOf(asked),
  version: asked.row?.version ?? null,
  contacts: asked.contacts,
  over: dayInLondon(x.now) > lastDayOf(asked.month),
  typed,
  errors,
})

async function show(x: Exchange, asked: Asked, typed: Typed, errors?: readonly FieldError[]) {
  const title = pick(statusContent, x.lang).form.title(formatDay(asked.month, x.lang))
  const body = html`${await caseBar(x, 'status')} ${monthView(partsOf(x, asked, typed, errors))}`
  return page(title, body, {
    wide: true,
    ...(errors === undefined ? {} : { hasErrors: true, status: 422 as const }),
  })
}

export const monthPage: Handler = async (x) => {
  const asked = await ask(x)
  if (asked === null) return noSuchPage()
  const draft = await x.draft()
  if (draft !== null) return show(x, asked, statusCorrectionForm.typed(draft.fields))
  const { row, month, rows, start } = asked
  const typed =
    row === null
      ? typedForNew(month, rows, start, asked.missing)
      : typedOf(columnsOfRow(row), knownFromRow(row))
  return show(x, asked, typed)
}

export const recordMonth: Handler = async (x) => {
  const asked = await ask(x)
  if (asked === null) return noSuchPage()
  const seen = versionOf(x.body)
  // "Unchanged" means unchanged from what the person saw, which is not what stands when somebody was quicker.
  const seenRow =
    seen === null || seen === asked.row?.version
      ? null
      : await statusVersion(x.db, x.caseId(), statusId(x.caseId(), asked.month), seen)
  const known =
    seenRow !== null
      ? knownFromRow(seenRow)
      : seen === null
        ? knownForNew(asked.month, asked.rows, asked.start, asked.plan, asked.held)
        : knownOf(asked)
  const more = { today: dayInLondon(x.now), options: optionsFor(known, x.lang) }
  const parsed = (seen === null ? statusForm : statusCorrectionForm).parse(x.body, x.lang, more)
  if (!parsed.ok) return show(x, asked, parsed.typed, parsed.errors)
  if (asked.contacts.child === 0 && parsed.value.no_contact_reason === null) {
    const message = pick(statusContent, x.lang).form.needNoContact
    const error = { field: 'no_contact_reason', message, anchor: 'no_contact_reason' }
    return show(x, asked, parsed.typed, [error])
  }
  const against = disagrees(x, asked, parsed.value)
  if (against !== null) return show(x, asked, parsed.typed, [against])
  const columns = columnsOf(asked.month, parsed.value)
  const given = parsed.typed['reason']
  const reason = typeof given === 'string' && given !== '' ? given : null
  if (seen !== (asked.row?.version ?? null)) return contested(x, asked, columns, reason)
  return write(x, asked, columns, reason)
}

/** Where an episode says that the child was missing, the month says so too; who thinks otherwise corrects the episode. */
function disagrees(
  x: Exchange,
  { missing, row }: Asked,
  value: { readonly missing_in_month: string; readonly missing_now: string },
): FieldError | null {
  const message = pick(statusContent, x.lang).form.episodeSays
  const beside = (field: 'missing_in_month' | 'missing_now'): FieldError => ({
    field,
    message,
    anchor: field,
  })
  if (missing.missing_in_month === 'yes' && value.missing_in_month !== 'yes')
    return beside('missing_in_month')
  // A month corrected later says how things were on the day it was recorded.
  return row === null && missing.missing_now === 'yes' && value.missing_now !== 'yes'
    ? beside('missing_now')
    : null
}

async function write(
  x: Exchange,
  asked: Asked,
  columns: StatusColumns,
  reason: string | null,
): Promise<Reply> {
  const caseId = x.caseId()
  const { month, row, rows, start, withdrawn } = asked
  const stood = row ?? withdrawn
  const deadlines = await readDeadlines(x.db, {
    caseIds: [caseId],
    kinds: ['monthly-status', 'manager-decision'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const recorded = rows.flatMap((one) => parseMonth(one.month) ?? [])
  const before = row ?? rows.find((one) => one.month < month) ?? null
  // An old month corrected says how things were then; only the latest month asks a manager to decide.
  const latest = rows.every((one) => one.month <= month)
  // What the NRM's pages recorded has asked a manager and raised the review already, in its own act.
  const judged =
    columns.nrm_stage === asked.held.nrm_stage?.answer ? { ...columns, nrm_stage: null } : columns
  const outcome = await x.record({
    kind: row === null ? 'status.record' : 'status.correct',
    caseId,
    happenedAt: null,
    answer: `/cases/${caseId}/status`,
    facts: [
      stood === null
        ? newFact(monthlyStatus, caseId, columns, statusId(caseId, month))
        : nextVersion(
            monthlyStatus,
            caseId,
            stood,
            columns,
            reason ?? (row === null ? 'recorded-again' : 'corrected'),
          ),
      ...deadlineChanges(caseId, month, { recorded, closedAt: start.closedAt }, deadlines, x.now),
      ...(latest ? decisionsAsked(caseId, judged, before, deadlines, x.now) : []),
      ...(latest && start.closedAt === null ? await reviewsRaised(x, judged, before, asked.missing) : []),
    ],
    detail: { month },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  if (outcome.refusal.code !== 'someone-else-changed-it') return refused(outcome.refusal)
  const now = await ask(x)
  if (now === null || now.row === null || now.row.version === row?.version) return refused(outcome.refusal)
  return contested(x, now, columns, reason)
}

/** What the month tells makes the safety plan be reviewed, in the same act. */
async function reviewsRaised(
  x: Exchange,
  columns: StatusColumns,
  before: StatusRow | null,
  missing: SaidOfMonth,
) {
  // Whoever reported the child missing raised that review then.
  const reported = missing.missing_now === 'yes'
  const events = planEvents(columns, before).filter((one) => !(reported && one.event === 'missing'))
  if (events.length === 0) return []
  const deadlines = await planDeadlines(x.db, x.caseId())
  return reviewsRaisedBy(x.caseId(), events, deadlines, x.now)
}

/** Two recorded or corrected the same month: the second sees both, and saves knowingly or not at all. */
async function contested(
  x: Exchange,
  asked: Asked,
  yours: StatusColumns,
  reason: string | null,
): Promise<Reply> {
  if (asked.row === null) return refused({ code: 'someone-else-changed-it' })
  const theirs = statusInWords(columnsOfRow(asked.row), x.lang)
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'status'),
    fields: statusInWords(yours, x.lang).map((one, index) => ({
      label: one.label,
      yours: one.said,
      theirs: theirs[index]?.said ?? null,
    })),
    changed: { at: asked.row.recorded_at, reason: asked.row.reason },
    form: monthForm(partsOf(x, asked, typedOf(yours, knownOf(asked), reason))),
    backTo: `/cases/${x.caseId()}/status`,
  })
}
