import {
  addDays,
  calendarDay,
  compareDays,
  parseDay,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { lastDayOf, type CalendarMonth } from '../../kernel/calendar-month.ts'
import { entryOf, type CodeList } from '../../kernel/code-list.ts'
import { fromLondon } from '../../platform/i18n/index.ts'
import type { Ought } from '../deadlines/index.ts'
import type { CourtDate, Matter, MatterStage, Told45 } from './facts.ts'

/** A fact and when it was written down; of two of the same day the one written later stands. */
export interface Dated<C> {
  readonly id: string
  readonly recordedAt: Date
  readonly columns: C
}

/** The stage in which a matter stood at the end of a day; null: none is recorded up to then. */
export function stageOn(
  stages: readonly Dated<MatterStage>[],
  matterId: string,
  on: CalendarDay,
): Dated<MatterStage> | null {
  return stages
    .filter(({ columns }) => columns.matter_id === matterId && columns.on_day <= on)
    .reduce<Dated<MatterStage> | null>((latest, one) => {
      if (latest === null) return one
      const [a, b] = [one.columns.on_day, latest.columns.on_day]
      return a > b || (a === b && one.recordedAt >= latest.recordedAt) ? one : latest
    }, null)
}

const over: readonly string[] = ['convicted', 'acquitted', 'discontinued', 'no-further-action', 'none']

/** True where the matter has come to an end, as far as is known on the day. */
export function isOver(stages: readonly Dated<MatterStage>[], matterId: string, on: CalendarDay): boolean {
  const stage = stageOn(stages, matterId, on)?.columns.stage
  return stage !== undefined && over.includes(stage)
}

export type ScheduleFour = 'listed' | 'not-listed' | 'look-up'

/**
 * What Schedule 4 of the Modern Slavery Act 2015 says of a category of offence: information for whoever looks further, never
 * advice, and never a word on whether the defence would succeed (domain §4.6). Null where there is nothing to say: the child is
 * not accused, or the offence was not asked. Source: reference-data/justice-offence.csv.
 */
export function scheduleFour(
  list: CodeList,
  matter: Pick<Matter, 'role' | 'offence'>,
  on: CalendarDay,
): ScheduleFour | null {
  if (matter.role !== 'accused' || matter.offence === null) return null
  const said = entryOf(list, matter.offence, on)?.extra['schedule_4']
  return said === 'listed' || said === 'not-listed' ? said : 'look-up'
}

/** Whom an accused child's guardian makes aware first: the child and the child's lawyer [PROPOSAL] after §3.2.5. */
const toldFirst = ['child', 'solicitor'] as const

/** Who has not been told yet that the defence exists; nobody where the child is not accused or the matter is over. */
export function notTold(
  matter: Dated<Matter>,
  told: readonly Dated<Told45>[],
  stages: readonly Dated<MatterStage>[],
  today: CalendarDay,
): readonly (typeof toldFirst)[number][] {
  if (matter.columns.role !== 'accused') return []
  const heard = told
    .filter(({ columns }) => columns.matter_id === matter.id)
    .map(({ columns }) => columns.told)
  return stillToTell({ stage: stageOn(stages, matter.id, today)?.columns.stage ?? null, heard })
}

/** The same of a matter in which the child is accused, from its latest stage (null: none is recorded) and who heard of it. */
export function stillToTell(accused: {
  readonly stage: string | null
  readonly heard: readonly string[]
}): readonly (typeof toldFirst)[number][] {
  if (accused.stage !== null && over.includes(accused.stage)) return []
  return toldFirst.filter((one) => !accused.heard.includes(one))
}

/**
 * The deadline of a court date: the hour at which it begins, or the end of the day where the hour is not known. Met once it is
 * said what came of it, so that one that passed stays on the list until then. One taken off the list lapses.
 */
export function courtDeadline(date: CourtDate, now: Date): Ought {
  const day = calendarDay(date.on_day)
  const dueAt = date.at_time === null ? startOfLondonDay(addDays(day, 1)) : fromLondon(day, date.at_time)
  if (date.outcome === null) return { state: 'open', dueAt, metAt: null }
  return date.outcome === 'vacated'
    ? { state: 'lapsed', dueAt, metAt: null }
    : { state: 'met', dueAt, metAt: now }
}

/**
 * Does this date make the safety plan be looked at again (domain §4.4: court or interview date)? A new date that lies ahead, or
 * one that moved; not a date written down afterwards, nor one whose outcome is known.
 */
export function raisesReview(date: CourtDate, before: CourtDate | null, today: CalendarDay): boolean {
  const ahead = date.outcome === null && date.on_day >= today
  return ahead && (before === null || before.on_day !== date.on_day)
}

/** The dates that lie ahead or wait for what came of them, the soonest first. */
export function openDates(dates: readonly Dated<CourtDate>[]): readonly Dated<CourtDate>[] {
  const when = ({ columns }: Dated<CourtDate>) => `${columns.on_day} ${columns.at_time ?? '99'}`
  return dates.filter(({ columns }) => columns.outcome === null).sort((a, b) => (when(a) < when(b) ? -1 : 1))
}

const gravest = ['accused', 'victim', 'witness']

/**
 * Role and stage at the end of a day. Of several matters one that is not over goes first, then accused before victim before
 * witness [PROPOSAL]; null: nothing was recorded up to then.
 */
export function justiceOn(
  last: CalendarDay,
  matters: readonly Dated<Matter>[],
  stages: readonly Dated<MatterStage>[],
): { readonly role: string; readonly stage: string | null } | null {
  const end = startOfLondonDay(addDays(last, 1))
  const rank = (one: Dated<Matter>) => gravest.indexOf(one.columns.role)
  const standing = matters
    .filter((one) => one.recordedAt < end || stageOn(stages, one.id, last) !== null)
    .sort(
      (a, b) =>
        Number(isOver(stages, a.id, last)) - Number(isOver(stages, b.id, last)) ||
        rank(a) - rank(b) ||
        a.recordedAt.getTime() - b.recordedAt.getTime(),
    )[0]
  if (standing === undefined) return null
  return { role: standing.columns.role, stage: stageOn(stages, standing.id, last)?.columns.stage ?? null }
}

/** The two answers of a month (domain §3.3): role and stage at its end. */
export const justiceIn = (
  month: CalendarMonth,
  matters: readonly Dated<Matter>[],
  stages: readonly Dated<MatterStage>[],
): ReturnType<typeof justiceOn> => justiceOn(lastDayOf(month), matters, stages)

/** True where the days of an order's steps run backwards: sought before advised, decided before sought. */
export function runsBackwards(days: readonly (string | null)[]): boolean {
  const known = days.flatMap((one) => (one === null ? [] : (parseDay(one) ?? [])))
  return known.some((day, index) => index > 0 && compareDays(known[index - 1] ?? day, day) > 0)
}
