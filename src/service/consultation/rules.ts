import {
  addDays,
  calendarDay,
  compareDays,
  partsOf,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import {
  calendarMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  monthsFrom,
  type CalendarMonth,
} from '../../kernel/calendar-month.ts'
import type { Branded } from '../../kernel/ids.ts'
import { costInPence } from '../../kernel/policy/indirect-work.ts'
import type { Ought } from '../deadlines/index.ts'
import type { BookConsultation, Consultation, DueRegard } from './facts.ts'

const endOf = (day: string): Date => startOfLondonDay(addDays(calendarDay(day), 1))

/** A consultation is followed up once somebody says when, or what came of it. None was agreed: no clock. */
export function followUpDeadline(
  one: Pick<Consultation, 'follow_up_on' | 'followed_up_on' | 'outcome'>,
  now: Date,
): Ought | null {
  if (one.follow_up_on === null) return null
  const dueAt = endOf(one.follow_up_on)
  return isFollowedUp(one) ? { state: 'met', dueAt, metAt: now } : { state: 'open', dueAt, metAt: null }
}

export function isFollowedUp(one: Pick<Consultation, 'followed_up_on' | 'outcome'>): boolean {
  return one.followed_up_on !== null || one.outcome !== null
}

/** An answer is awaited to the end of its day; one that nobody waits for any longer lapses and is not counted as answered. */
export function answerDeadline(one: Pick<DueRegard, 'answer_due_on' | 'answer'>, now: Date): Ought {
  const dueAt = endOf(one.answer_due_on)
  if (one.answer === null) return { state: 'open', dueAt, metAt: null }
  return one.answer === 'no-answer' || one.answer === 'no-longer-needed'
    ? { state: 'lapsed', dueAt, metAt: null }
    : { state: 'met', dueAt, metAt: now }
}

/** How long an authority took, in days; null while it has not answered. */
export function daysToAnswer(one: Pick<DueRegard, 'asked_on' | 'answered_on'>): number | null {
  if (one.answered_on === null) return null
  const [from, to] = [calendarDay(one.asked_on), calendarDay(one.answered_on)]
  return Math.round((startOfLondonDay(to).getTime() - startOfLondonDay(from).getTime()) / 86_400_000)
}

/** What a consultation of the book becomes when somebody knows whose it was: everything said is carried over. */
export function tiedToCase(book: BookConsultation, bookId: string): Consultation {
  const {
    about: _about,
    child_age: _age,
    local_authority: _area,
    site: _site,
    case_id: _case,
    ...said
  } = book
  return { ...said, from_book: bookId }
}

/** A calendar quarter, '2026-Q3'. Text of this shape sorts as the quarters do. */
export type Quarter = Branded<string, 'Quarter'>

export function parseQuarter(text: string): Quarter | null {
  return /^(19|20|21)\d\d-Q[1-4]$/.test(text) ? (text as Quarter) : null
}

export function quarterOf(day: CalendarDay): Quarter {
  const { year, month } = partsOf(day)
  return `${year}-Q${Math.ceil(month / 3)}` as Quarter
}

/** The three months of a quarter. */
export function monthsOf(quarter: Quarter): readonly CalendarMonth[] {
  const year = quarter.slice(0, 4)
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1
  return [0, 1, 2].map((more) => calendarMonth(`${year}-${String(first + more).padStart(2, '0')}`))
}

export function firstDayOfQuarter(quarter: Quarter): CalendarDay {
  return firstDayOf(monthsOf(quarter)[0] ?? calendarMonth('2000-01'))
}

export function lastDayOfQuarter(quarter: Quarter): CalendarDay {
  return lastDayOf(monthsOf(quarter)[2] ?? calendarMonth('2000-01'))
}

/** The quarter so many quarters later (or earlier). */
export function quarterAfter(quarter: Quarter, by: number): Quarter {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + by
  return `${Math.floor(at / 4)}-Q${(at % 4) + 1}` as Quarter
}

/** So many quarters up to this one, the earliest first. */
export function quartersUpTo(last: Quarter, count: number): readonly Quarter[] {
  return Array.from({ length: count }, (_one, index) => quarterAfter(last, index - count + 1))
}

/** The numbers of one area in one month, as the database gives them. Hours and miles as recorded, nothing guessed. */
export interface AreaMonth {
  readonly month: string
  /** GSS code, `several` or `unknown`. */
  readonly area: string
  readonly consultations: number
  readonly meetings: number
  readonly events: number
  readonly people: number
  readonly delivery: number
  readonly preparation: number
  readonly travel: number
  readonly miles: number
  readonly referrals: number
}

export interface Work extends Omit<AreaMonth, 'month' | 'area' | 'referrals'> {
  readonly pence: number
}

/** Referrals beside the work, never because of it. null: that time is not over, so nobody can say. */
export interface Beside {
  readonly before6: number
  readonly before3: number
  readonly within: number | null
  readonly after3: number | null
  readonly after6: number | null
}

export interface AreaRow {
  readonly area: string
  readonly work: Work
  readonly referrals: Beside
}

export type RatesOn = (month: CalendarMonth) => { readonly hourly: number; readonly mileage: number }

const total = (cells: readonly AreaMonth[], of: (cell: AreaMonth) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0)

/** The work of some months, with what it cost at the rates of each month. */
export function workOf(cells: readonly AreaMonth[], rates: RatesOn): Work {
  return {
    consultations: total(cells, (one) => one.consultations),
    meetings: total(cells, (one) => one.meetings),
    events: total(cells, (one) => one.events),
    people: total(cells, (one) => one.people),
    delivery: total(cells, (one) => one.delivery),
    preparation: total(cells, (one) => one.preparation),
    travel: total(cells, (one) => one.travel),
    miles: total(cells, (one) => one.miles),
    pence: total(cells, (one) =>
      costInPence(
        { hours: one.delivery + one.preparation + one.travel, miles: one.miles },
        rates(calendarMonth(one.month)),
      ),
    ),
  }
}

/** Referrals of the six and three months before a quarter, in it, and in the three and six months after it. */
export function besideOf(cells: readonly AreaMonth[], quarter: Quarter, today: CalendarDay): Beside {
  const within = (from: Quarter, to: Quarter): number => {
    const months = new Set<string>(
      monthsFrom(monthOf(firstDayOfQuarter(from)), monthOf(lastDayOfQuarter(to))),
    )
    return total(
      cells.filter((one) => months.has(one.month)),
      (one) => one.referrals,
    )
  }
  const ifOver = (from: Quarter, to: Quarter): number | null =>
    compareDays(lastDayOfQuarter(to), today) < 0 ? within(from, to) : null
  const at = (by: number) => quarterAfter(quarter, by)
  return {
    before6: within(at(-2), at(-1)),
    before3: within(at(-1), at(-1)),
    within: ifOver(quarter, quarter),
    after3: ifOver(at(1), at(1)),
    after6: ifOver(at(1), at(2)),
  }
}

/** One row for every area in which we worked in the quarter, the most hours first. */
export function areaRows(
  cells: readonly AreaMonth[],
  quarter: Quarter,
  today: CalendarDay,
  rates: RatesOn,
): readonly AreaRow[] {
  const months = new Set<string>(monthsOf(quarter))
  return [...Map.groupBy(cells, (one) => one.area)]
    .map(([area, own]) => ({
      area,
      work: workOf(
        own.filter((one) => months.has(one.month)),
        rates,
      ),
      referrals: besideOf(own, quarter, today),
    }))
    .filter(({ work }) => work.consultations + work.meetings + work.events > 0)
    .sort((a, b) => hoursOf(b.work) - hoursOf(a.work) || (a.area < b.area ? -1 : 1))
}

export function hoursOf(work: Pick<Work, 'delivery' | 'preparation' | 'travel'>): number {
  return work.delivery + work.preparation + work.travel
}
