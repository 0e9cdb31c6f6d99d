import { dayInLondon, parseDay } from '../../../../kernel/calendar-day.ts'
import type { FieldError, Typed } from '../../../../platform/forms/index.ts'
import { inLondon, pick } from '../../../../platform/i18n/index.ts'
import { newFact } from '../../../../platform/record/index.ts'
import { details } from '../../../../platform/web/components/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { redirect, refused, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { planDeadlines, reviewRaisedBy } from '../../../safety-review/index.ts'
import { clocksAfter, isOver } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { missingEpisode, missingPlace } from '../../facts.ts'
import { stillMissing, wrongTimes, type WrongTimes } from '../../rules.ts'
import { episodeId, episodeOf, readMissing, saidMissing, type EpisodeRow } from '../../store.ts'
import { reportForm } from '../fields.ts'
import { instantOf, showForm } from '../show-form.ts'

const near = ['on', 'at', 'police_reference', 'risk_grade', 'reported_by', 'last_seen'] as const
const far = [
  'on_referral',
  'reported_on',
  'reported_at',
  'police_force',
  'missing_from',
  'trigger',
  'circumstances',
] as const

function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(missingContent, x.lang)
  const { lang } = x
  const open =
    errors?.some((error) => far.some((name) => name === error.field)) === true ||
    far.some((name) => (typed?.[name]?.length ?? 0) > 0)
  return showForm(x, {
    title: c.report.title,
    lead: c.report.lead,
    form: html`${reportForm.render({ lang, typed, errors, only: near, size: 'm' })}
    ${details({
      summaryText: c.report.more,
      open,
      html: reportForm.render({ lang, typed, errors, only: far, size: 's' }),
    })}`,
    submit: c.report.submitReport,
    back: { href: `/cases/${x.caseId()}/missing`, text: c.episode.back },
    errors,
  })
}

/** Blank for a child missing just now; from the referral or the month where one of them said so first. */
export const reportPage: Handler = async (x) => {
  const draft = await x.draft()
  if (draft !== null) return show(x, reportForm.typed(draft.fields))
  const known = await readMissing(x.db, x.caseId())
  const said = known.episodes.length === 0 ? await saidMissing(x.db, x.caseId()) : null
  if (said === null) return show(x)
  const since = said.since === null ? null : parseDay(said.since)
  const received = inLondon(known.head.received_at)
  const [year = '', month = '', day = ''] = (since ?? received.day).split('-')
  const onReferral = said.source === 'referral' || (since !== null && since < received.day)
  return show(x, {
    'on-day': day.replace(/^0/, ''),
    'on-month': month.replace(/^0/, ''),
    'on-year': year,
    at: since === null ? received.time : '',
    on_referral: onReferral ? 'yes' : 'no',
  })
}

/** Beside which field a wrong time is said. */
export function fieldOfWrong(wrong: WrongTimes): string {
  if (wrong === 'ended-before-start') return 'ended_on'
  return wrong === 'reported-before-start' ? 'reported_on' : 'on'
}

export function saysWrong(x: Exchange, wrong: WrongTimes): FieldError {
  const field = fieldOfWrong(wrong)
  return { field, message: pick(missingContent, x.lang).report.wrong[wrong], anchor: `${field}-day` }
}

export const report: Handler = async (x) => {
  const caseId = x.caseId()
  const parsed = reportForm.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const { value } = parsed
  const known = await readMissing(x.db, caseId)
  if (isOver(known)) return refused({ code: 'not-in-this-state', because: `case-${known.head.stage}` })
  const startedAt = instantOf(value.on, value.at) ?? x.now
  const reportedAt = instantOf(value.reported_on, value.reported_at)
  const before = known.episodes.map(episodeOf)
  const wrong = wrongTimes({ startedAt, endedAt: null, reportedAt }, before, x.now)
  if (wrong !== null) return show(x, parsed.typed, [saysWrong(x, wrong)])
  const id = episodeId(caseId, known.everRecorded)
  const columns = {
    started_at: startedAt,
    on_referral: value.on_referral === 'yes',
    reported_at: reportedAt,
    reported_by: value.reported_by,
    police_force: value.police_force,
    police_reference: value.police_reference,
    risk_grade: value.risk_grade,
    missing_from: value.missing_from,
    trigger: value.trigger,
    circumstances: value.circumstances,
    ended_at: null,
    returned_how: null,
    found_site: null,
    police_check: null,
    return_note: null,
  }
  const after = [asRow(known.episodes, id, columns), ...known.episodes]
  const place =
    value.last_seen === null
      ? []
      : [newFact(missingPlace, caseId, { last_seen: value.last_seen, found_at: null }, id)]
  const outcome = await x.record({
    kind: 'missing.report',
    caseId,
    happenedAt: startedAt,
    answer: `/cases/${caseId}/missing/${id}`,
    facts: [
      newFact(missingEpisode, caseId, columns, id),
      ...place,
      ...(await clocksAfter(x, known, { episodes: after }, 'missing-reported')),
      // A child who goes missing makes the safety plan be looked at again (domain §4.4), in the same act.
      ...reviewRaisedBy(
        caseId,
        { event: 'missing', on: dayInLondon(startedAt), why: null },
        await planDeadlines(x.db, caseId),
        x.now,
      ),
    ],
    detail: { on_referral: columns.on_referral },
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  // Somebody else reported the same child at the same moment: their report stands, and is shown.
  const now = (await readMissing(x.db, caseId)).episodes.map(episodeOf)
  return outcome.refusal.code === 'someone-else-changed-it' && stillMissing(now) !== null
    ? show(x, parsed.typed, [saysWrong(x, 'already-missing')])
    : refused(outcome.refusal)
}

/** The row that an act is about to record, for the rules that look at the whole case after it. */
export function asRow(
  rows: readonly EpisodeRow[],
  id: string,
  columns: Omit<
    EpisodeRow,
    'id' | 'version' | 'case_id' | 'act_id' | 'recorded_at' | 'superseded_at' | 'standing' | 'reason'
  >,
): EpisodeRow {
  const seen = rows.find((row) => row.id === id)
  return {
    id,
    version: (seen?.version ?? 0) + 1,
    case_id: seen?.case_id ?? '',
    act_id: seen?.act_id ?? '',
    recorded_at: columns.started_at,
    superseded_at: null,
    standing: 'recorded',
    reason: null,
    ...columns,
  }
}
