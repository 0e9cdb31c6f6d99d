import { calendarDay, dayInLondon, type CalendarDay } from '../../../kernel/calendar-day.ts'
import { codesOn, entryOf } from '../../../kernel/code-list.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { z } from 'zod'
import type { ContactRow } from '../read.ts'
import type { Row } from '../rows.ts'
import type { RoomRows } from './read.ts'

// Rows of the extension tables that tell of the support of one episode. Each function: what was read of the episode's case, in
// the order of recording, to rows; pure.

const HOUR = 3_600_000
export const minutesOf = (hours: number | null): number | null =>
  hours === null ? null : Math.round(hours * 60)

/** Who is asking: the episode and how its facts are named. */
export interface Of {
  readonly episodeId: string
  readonly receivedAt: Date
  readonly asAt: CalendarDay
  readonly moment: Date
  named(prefix: string, id: string): string
}

export function allocationRows(
  of: Of,
  relations: RoomRows['relations'],
  contacts: readonly ContactRow[],
): readonly Row[] {
  const begun = relations
    .filter(({ from_at }) => from_at <= of.moment)
    .toSorted((a, b) => a.from_at.getTime() - b.from_at.getTime())
  const spoken = contacts
    .filter(({ counterpart }) => counterpart === 'child')
    .map(({ happened_at }) => happened_at.getTime())
    .toSorted((a, b) => a - b)
  return begun.map((one, index) => {
    const from = one.from_at.getTime()
    const first = spoken.find((at) => at >= from && at <= of.moment.getTime())
    const ended = one.to_at !== null && one.to_at <= of.moment && one.to_at >= one.from_at ? one.to_at : null
    return {
      allocation_id: of.named('al', one.id),
      episode_id: of.episodeId,
      allocated_on: dayInLondon(one.from_at),
      capacity: one.capacity,
      ended_on: ended === null ? null : dayInLondon(ended),
      first: index === 0,
      waited_hours: Math.max(0, Math.floor((from - of.receivedAt.getTime()) / HOUR)),
      contact_hours: first === undefined ? null : Math.floor((first - from) / HOUR),
    }
  })
}

export const deadlineRows = (of: Of, deadlines: RoomRows['deadlines']): readonly Row[] =>
  deadlines.map(({ id, kind, state, due_at, met_at }) => ({
    deadline_id: of.named('dl', id),
    episode_id: of.episodeId,
    kind,
    state,
    // Due at the stroke of midnight is due on the day before it.
    due_on: due_at === null ? null : dayInLondon(new Date(due_at.getTime() - 1)),
    met_on: met_at === null ? null : dayInLondon(met_at),
    in_time:
      due_at === null
        ? null
        : state === 'met' && met_at !== null
          ? met_at <= due_at
          : state === 'open' && due_at < of.moment
            ? false
            : null,
  }))

const scores = z.record(z.string(), z.object({ worker: z.string().nullable(), child: z.string().nullable() }))

/** A code of needs-score or needs-child-view: its number, or which kind of no answer it is. */
function answered(code: string | null): { readonly state: string; readonly score: number | null } {
  if (code === null) return { state: 'not-asked', score: null }
  return /^\d+$/.test(code) ? { state: 'rated', score: Number(code) } : { state: code, score: null }
}

export const assessmentRows = (of: Of, assessments: RoomRows['assessments']): readonly Row[] =>
  assessments.map((one) => ({
    assessment_id: of.named('as', one.id),
    episode_id: of.episodeId,
    date: one.on_day,
    point: one.point,
    with_child: one.with_child,
    minutes: minutesOf(one.hours),
    asks_decision: one.asks_decision,
  }))

export const scoreRows = (of: Of, assessments: RoomRows['assessments']): readonly Row[] =>
  assessments
    .filter(({ on_day }) => on_day <= of.asAt)
    .flatMap(({ id, scores: text }) =>
      Object.entries(scores.parse(JSON.parse(text))).flatMap(([domain, views]) =>
        (['worker', 'child'] as const).map((rater) => ({
          assessment_id: of.named('as', id),
          episode_id: of.episodeId,
          domain,
          rater,
          ...answered(views[rater]),
        })),
      ),
    )

export const decisionRows = (of: Of, decisions: RoomRows['decisions']): readonly Row[] =>
  decisions.map((one) => ({
    decision_id: of.named('nd', one.id),
    episode_id: of.episodeId,
    assessment_id: of.named('as', one.assessment_id),
    date: one.on_day,
    decision: one.decision,
    reading: one.reading,
    route: one.route,
  }))

export const occasionRows = (of: Of, occasions: RoomRows['occasions']): readonly Row[] =>
  occasions.map((one) => ({
    occasion_id: of.named('oc', one.id),
    episode_id: of.episodeId,
    date: one.on_day,
    point: one.point,
    possible: one.possible === 'yes',
    not_possible: one.not_possible,
  }))

/**
 * Every item of the day's list for every occasion, so that what was not asked is there as such. Where it was not possible to ask
 * the child, the child's items could not be answered.
 */
export function outcomeRows(
  of: Of,
  occasions: RoomRows['occasions'],
  ratings: RoomRows['ratings'],
): readonly Row[] {
  const list = codeList('outcome-item')
  const given = Map.groupBy(ratings, ({ occasion_id }) => occasion_id)
  return occasions
    .filter(({ on_day }) => on_day <= of.asAt)
    .flatMap((occasion) => {
      const said = new Map((given.get(occasion.id) ?? []).map((one) => [one.item, one]))
      const base = { occasion_id: of.named('oc', occasion.id), episode_id: of.episodeId }
      const rows = [...said.values()].map((one): Row => {
        const item = entryOf(list, one.item, calendarDay(one.items_on))
        return {
          ...base,
          item: one.item,
          outcome: item?.extra['outcome'] ?? 'unknown',
          rater: one.rater,
          state: one.state,
          rating: one.score,
          wording: item?.validFrom ?? null,
        }
      })
      const silent = codesOn(list, calendarDay(occasion.on_day))
        .filter(({ code }) => !said.has(code))
        .map((item): Row => {
          const rater = item.extra['rater'] ?? ''
          return {
            ...base,
            item: item.code,
            outcome: item.extra['outcome'] ?? 'unknown',
            rater,
            state: occasion.possible === 'no' && rater === 'child' ? 'could-not' : 'not-asked',
            rating: null,
            wording: item.validFrom,
          }
        })
      return [...rows, ...silent]
    })
}

export const networkRows = (of: Of, networks: RoomRows['networks']): readonly Row[] =>
  networks.map(({ id, case_id: _case, on_day, with_child, ...counts }) => ({
    network_id: of.named('nw', id),
    episode_id: of.episodeId,
    date: on_day,
    with_child: with_child === 'yes',
    ...counts,
  }))

export const planRows = (of: Of, plans: RoomRows['plans']): readonly Row[] =>
  plans.map(({ version, level, change, in_force_from }) => ({
    episode_id: of.episodeId,
    plan_version: version,
    level,
    change,
    in_force_from,
  }))

/** Returns of missing children. In England the interview is offered within 72 hours, in Wales the debrief (domain §4.3). */
export const returnRows = (of: Of, returns: RoomRows['returns']): readonly Row[] =>
  returns.map((one) => {
    const over = of.moment.getTime() - one.ended_at.getTime() > 72 * HOUR
    const settled = one.outcome === 'held' || one.outcome === 'declined'
    return {
      return_id: of.named('rt', one.id),
      episode_id: of.episodeId,
      started_on: dayInLondon(one.started_at),
      returned_on: dayInLondon(one.ended_at),
      rule: one.rule,
      outcome: one.outcome ?? 'not-recorded',
      settled_on: one.settled_at === null ? null : dayInLondon(one.settled_at),
      within_72_hours: settled
        ? one.settled_at === null
          ? null
          : one.settled_at.getTime() - one.ended_at.getTime() <= 72 * HOUR
        : over
          ? false
          : null,
      plan_must_change: one.plan_must_change,
    }
  })
