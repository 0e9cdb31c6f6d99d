import {
  addDays,
  calendarDay,
  dayInLondon,
  daysBetween,
  eighteenthBirthday,
  parseDay,
  seventeenAndAHalf,
  startOfLondonDay,
  type CalendarDay,
} from '../../../kernel/calendar-day.ts'
import { monthOf } from '../../../kernel/calendar-month.ts'
import type { SiteCode } from '../../../kernel/ids.ts'
import { siteInPilot } from '../../../platform/reference-data/index.ts'
import { z } from 'zod'
import type { Episode } from '../children.ts'
import type { ContactRow } from '../read.ts'
import type { Row } from '../rows.ts'
import type { RoomRows } from './read.ts'
import type { Of } from './support.ts'

/** Before and after, the days that count as "at 17 and a half" (logic model 2021, P-I3). */
const NEAR = 28
const notGranted: readonly string[] = ['refused', 'withdrawn', 'unknown']

const onwardServices = z.array(z.object({ service: z.string(), accepted: z.string().nullable() }))

export const onwardRows = (of: Of, onward: RoomRows['onward']): readonly Row[] =>
  onward.flatMap(({ services }) =>
    onwardServices.parse(JSON.parse(services)).map(({ service, accepted }, index) => ({
      episode_id: of.episodeId,
      number: index + 1,
      service,
      accepted,
    })),
  )

/** What stands in the rooms of the way out for one case. */
export interface WayOut {
  readonly assessments: RoomRows['transitions']
  readonly plans: RoomRows['transitionPlans']
  readonly services: RoomRows['services']
  readonly answers: RoomRows['nrmAnswers']
  readonly leavingCare: RoomRows['leavingCare']
  readonly leave: RoomRows['leave']
  readonly relations: RoomRows['relations']
  readonly contacts: readonly ContactRow[]
}

const birthOf = ({ case: one }: Episode): CalendarDay | null => (one.dob === null ? null : parseDay(one.dob))

const latest = <R>(rows: readonly R[], dayOf: (row: R) => string, asAt: string): R | null =>
  rows
    .filter((row) => dayOf(row) <= asAt)
    .reduce<R | null>((last, row) => (last === null || dayOf(row) >= dayOf(last) ? row : last), null)

/** Days from the last contact with the young person before the birthday to the first from it on. */
function gapOf(contacts: readonly ContactRow[], eighteen: CalendarDay, asAt: CalendarDay): number | null {
  const days = contacts
    .filter(({ counterpart }) => counterpart === 'child')
    .map(({ happened_at }) => dayInLondon(happened_at))
    .filter((day) => day <= asAt)
    .toSorted()
  const before = days.findLast((day) => day < eighteen)
  const after = days.find((day) => day >= eighteen)
  return before === undefined || after === undefined ? null : daysBetween(before, after)
}

/**
 * The row of somebody who reached 17 and a half while the case was open; nothing for anybody younger, for a case that closed
 * before, and where the birth date is not known.
 */
export function transitionRows(of: Of, episode: Episode, known: WayOut): readonly Row[] {
  const { asAt } = of
  const dob = birthOf(episode)
  if (dob === null) return []
  const half = seventeenAndAHalf(dob)
  const eighteen = eighteenthBirthday(dob)
  if (half > asAt || (episode.exitOn !== null && episode.exitOn < half)) return []
  const assessment = known.assessments.findLast(({ held_on }) => held_on <= asAt) ?? null
  const plan = known.plans.at(-1) ?? null
  const answer = latest(known.answers, ({ given_on }) => given_on, asAt)
  const decided = latest(known.leave, ({ decided_on }) => decided_on, asAt)
  const worker = known.relations.some(
    ({ capacity, from_at }) => capacity === 'post-18' && from_at < startOfLondonDay(eighteen),
  )
  const held = assessment === null ? null : calendarDay(assessment.held_on)
  const site = episode.case.site
  return [
    {
      episode_id: of.episodeId,
      turns_17_half_month: monthOf(half),
      turns_18_month: monthOf(eighteen),
      in_pilot: site !== null && siteInPilot('post-18', site as SiteCode, half),
      assessed_on: held,
      assessed_within_28_days:
        held !== null ? Math.abs(daysBetween(half, held)) <= NEAR : addDays(half, NEAR) < asAt ? false : null,
      result: assessment?.result ?? null,
      planned_on: plan?.made_on ?? null,
      first_planned_on: plan?.first_made_on ?? null,
      agreed: plan?.agreed ?? null,
      agreed_on: plan?.agreed_on ?? null,
      contingency: plan?.contingency ?? null,
      home_known: plan?.home_known ?? null,
      nrm_answer: answer?.answer ?? null,
      nrm_answer_on: answer?.given_on ?? null,
      adviser: known.leavingCare.at(-1)?.adviser ?? null,
      leave: decided === null ? null : !notGranted.includes(decided.decision),
      worker_before_18: worker ? true : eighteen <= asAt ? false : null,
      gap_days: gapOf(known.contacts, eighteen, asAt),
    },
  ]
}

export function serviceRows(of: Of, episode: Episode, services: RoomRows['services']): readonly Row[] {
  const dob = birthOf(episode)
  const eighteen = dob === null ? null : eighteenthBirthday(dob)
  return services.map((one) => ({
    service_id: of.named('sv', one.id),
    episode_id: of.episodeId,
    service: one.service,
    contacted_on: one.contacted_on,
    state: one.state,
    answered_on: one.answered_on,
    named: one.named,
    met_before_18:
      eighteen === null
        ? null
        : one.met_together_on === null
          ? eighteen <= of.asAt
            ? false
            : null
          : one.met_together_on < eighteen,
  }))
}
