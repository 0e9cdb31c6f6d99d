import {
  addDays,
  addMonths,
  calendarDay,
  dayInLondon,
  earlierOf,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { HOUR } from '../../kernel/clock.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { LONG_TERM_MONTHS, missingReviewDueOn } from '../../kernel/policy/missing.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import {
  changeDeadline,
  childFound,
  openDeadline,
  waitsOrRests,
  type Deadline,
  type DeadlineKind,
} from '../deadlines/index.ts'
import type { InterviewOutcome } from './facts.ts'
import { inDays, stillMissing, type Episode } from './rules.ts'

/** What the clocks of missing episodes rest on: all that stands in the case. */
export interface ClockFacts {
  readonly episodes: readonly Episode[]
  readonly meetings: readonly {
    readonly episodeId: string
    readonly heldAt: Date
    readonly nextOn: string | null
  }[]
  readonly interviews: readonly {
    readonly episodeId: string
    readonly outcome: InterviewOutcome
    readonly settledAt: Date | null
  }[]
  /** Hours from the return to the interview, by the nation of the responsible authority (return-interview-rule). */
  readonly interviewHours: number
  /** A closed case starts no clock. */
  readonly caseOver: boolean
}

export const REVIEW = 'missing-four-week-review' satisfies DeadlineKind
export const INTERVIEW = 'return-interview' satisfies DeadlineKind

/**
 * The day by which agencies meet again: four weeks after the child went missing or after the last meeting, or on the earlier
 * day that the last meeting asked for (evaluation 2019 (RR111) §3.3.1: "reviewed within four weeks", and repeated).
 */
export function reviewDueOn(episode: Episode, meetings: ClockFacts['meetings']): CalendarDay {
  const { startedOn } = inDays(episode)
  const last = meetings
    .filter((one) => one.episodeId === episode.id && dayInLondon(one.heldAt) >= startedOn)
    .sort((a, b) => b.heldAt.getTime() - a.heldAt.getTime())[0]
  if (last === undefined) return missingReviewDueOn(startedOn, null)
  const heldOn = dayInLondon(last.heldAt)
  const due = missingReviewDueOn(startedOn, heldOn)
  const asked = last.nextOn === null ? due : calendarDay(last.nextOn)
  return asked <= heldOn ? due : earlierOf(asked, due)
}

/** A day is kept until it is over. */
const endOfDay = (day: CalendarDay): Date => startOfLondonDay(addDays(day, 1))

/** Elapsed hours, day and night, whatever the clocks do in between. */
export function interviewDueAt(endedAt: Date, hours: number): Date {
  return new Date(endedAt.getTime() + hours * HOUR)
}

/** The start of the day on which an episode becomes long-term: from then a manager is asked (DT-6). */
export function longTermDueAt(episode: Episode): Date {
  return startOfLondonDay(addMonths(inDays(episode).startedOn, LONG_TERM_MONTHS))
}

interface Wanted {
  readonly state: 'open' | 'met'
  readonly dueAt: Date
  readonly metAt: Date | null
}

function wantedOf(
  kind: typeof REVIEW | typeof INTERVIEW,
  episode: Episode,
  facts: ClockFacts,
): Wanted | null {
  if (facts.caseOver) return null
  if (kind === REVIEW)
    return episode.endedAt === null
      ? { state: 'open', dueAt: endOfDay(reviewDueOn(episode, facts.meetings)), metAt: null }
      : null
  if (episode.endedAt === null) return null
  const dueAt = interviewDueAt(episode.endedAt, facts.interviewHours)
  const settled = facts.interviews.find(
    (one) => one.episodeId === episode.id && (one.outcome === 'held' || one.outcome === 'declined'),
  )
  const metAt = settled?.settledAt ?? null
  return metAt === null ? { state: 'open', dueAt, metAt } : { state: 'met', dueAt, metAt }
}

const same = (seen: Deadline, wanted: Wanted): boolean =>
  seen.state === wanted.state &&
  seen.dueAt?.getTime() === wanted.dueAt.getTime() &&
  seen.metAt?.getTime() === wanted.metAt?.getTime()

/**
 * What an act does to the clocks of missing episodes, computed from the facts as they stand after it, so that a correction
 * taken back leaves the clocks as they were. In: the case's deadlines of every state. Out: facts of the same act.
 */
export function clockChanges(
  caseId: CaseId,
  after: ClockFacts,
  deadlines: readonly Deadline[],
  why: string,
): FactToRecord[] {
  const changes: FactToRecord[] = []
  for (const kind of [REVIEW, INTERVIEW] as const) {
    const ofKind = deadlines.filter((one) => one.kind === kind)
    for (const episode of after.episodes) {
      const seen = ofKind.find((one) => one.about === episode.id)
      const wanted = wantedOf(kind, episode, after)
      if (wanted === null) {
        if (seen?.state === 'open' || seen?.state === 'paused')
          changes.push(changeDeadline(seen, { state: 'lapsed' }, why))
        else if (seen?.atRest !== undefined) {
          // The case is over. What is done with meanwhile must not run again when it is reopened.
          const then = wantedOf(kind, episode, { ...after, caseOver: false })
          if (then?.state !== 'open') changes.push(changeDeadline(seen, then ?? { state: 'lapsed' }, why))
        }
      } else if (seen === undefined) {
        // What is recorded afterwards, interview and all, waits for nobody.
        if (wanted.state === 'open') changes.push(openDeadline(caseId, kind, wanted.dueAt, episode.id))
      } else if (!same(seen, wanted)) changes.push(changeDeadline(seen, wanted, why))
    }
    for (const seen of ofKind)
      if (waitsOrRests(seen) && !after.episodes.some((one) => one.id === seen.about))
        changes.push(changeDeadline(seen, { state: 'lapsed' }, why))
  }
  return changes
}

const asksManager = (one: Deadline): boolean =>
  one.kind === 'manager-decision' && one.about === 'long-term-missing'

/**
 * Six months missing asks a manager, by the deadline that the decisions room answers (DT-6: never an automatic closure). Asked
 * once: where the question waits already, it stays; where it was taken back because the child was found, and the return was a
 * mistake, it waits again; a corrected start moves it.
 */
export function managerChanges(
  caseId: CaseId,
  before: readonly Episode[],
  after: Pick<ClockFacts, 'episodes' | 'caseOver'>,
  deadlines: readonly Deadline[],
): FactToRecord[] {
  const was = stillMissing(before)
  const is = stillMissing(after.episodes)
  const asked = deadlines.filter(asksManager)
  if (is === null) return was === null ? [] : childFound(asked)
  if (after.caseOver) return []
  const due = longTermDueAt(is)
  const waiting = asked.find((one) => one.state === 'open' || one.state === 'paused')
  if (was?.id === is.id) {
    const earlier = longTermDueAt(was).getTime()
    if (earlier === due.getTime()) return []
    return waiting !== undefined && waiting.dueAt?.getTime() === earlier
      ? [changeDeadline(waiting, { state: 'open', dueAt: due }, 'missing-since-corrected')]
      : []
  }
  if (waiting !== undefined) return []
  const takenBack = before.some((one) => one.id === is.id)
    ? asked.find((one) => one.state === 'lapsed')
    : undefined
  return [
    takenBack === undefined
      ? openDeadline(caseId, 'manager-decision', due, 'long-term-missing')
      : changeDeadline(takenBack, { state: 'open' }, 'return-withdrawn'),
  ]
}
