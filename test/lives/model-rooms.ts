import { dayOf, endOf, plusDays, startOf, wall } from './days.ts'
import { alive, lapse, meet, raise, starts, type Clock, type Model } from './model.ts'

/** A date at court, or an interview about the claim. */
export interface Hearing {
  readonly id: string
  on: string
  at: string | null
  outcome: string | null
  version: number
}
/** Something done again and again: an assessment of needs, a map of the network. */
export interface Occasion {
  readonly id: string
  readonly on: string
  readonly recorded: number
  readonly last: boolean
}
export interface Matter {
  readonly id: string
  readonly role: string
  readonly stages: { readonly stage: string; readonly on: string }[]
  readonly told: string[]
}
export interface ClaimDecision {
  readonly id: string
  readonly on: string
  /** Days in which to appeal; null: there is nothing to appeal. */
  readonly appeal: number | null
  /** The last day of leave that was granted; null: none was. */
  readonly until: string | null
  answered: boolean
}

/** What the rooms round the main path know of a child. */
export interface Rooms {
  readonly matters: Matter[]
  readonly courtDates: Hearing[]
  claim: number
  readonly interviews: Hearing[]
  readonly claimDecisions: ClaimDecision[]
  readonly needs: Occasion[]
  exceptional: number
  readonly maps: Occasion[]
}
export const emptyRooms = (): Rooms => ({
  matters: [],
  courtDates: [],
  claim: 0,
  interviews: [],
  claimDecisions: [],
  needs: [],
  exceptional: 0,
  maps: [],
})

const clockOf = (life: Model, kind: string, about: string): Clock | undefined =>
  life.clocks.find((one) => one.kind === kind && one.about === about)

/** A clock is due at an instant. In a case that is over it rests. */
export function due(life: Model, kind: string, about: string, at: number): void {
  const clock = clockOf(life, kind, about)
  const over = !alive(life)
  if (clock === undefined) starts(life, kind, at, about)
  else if (over && clock.state === 'open' && clock.due === at) return
  else Object.assign(clock, { state: 'open', due: at, met: null, rests: false })
  if (over) Object.assign(clock ?? life.clocks.at(-1) ?? {}, { state: 'lapsed', rests: true })
}
/** It is done with; the first time counts. */
export function doneWith(life: Model, kind: string, about: string, now: number, at?: number): void {
  const clock = clockOf(life, kind, about)
  if (clock === undefined) return
  if (at !== undefined) clock.due = at
  if (clock.state !== 'met') meet([clock], now)
}
/** It is wanted no more. */
export function calledOff(life: Model, kind: string, about: string, at?: number): void {
  const clock = clockOf(life, kind, about)
  if (clock === undefined) return
  if (at !== undefined) clock.due = at
  clock.met = null
  lapse([clock])
}

/** When the wall in London shows a time of a day. */
function hourOf(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const guess = startOf(day) + (hours * 60 + minutes) * 60_000
  return [guess, guess - 3_600_000, guess + 3_600_000].find((at) => wall(at) === `${day} ${time}`) ?? guess
}
const hearingDue = ({ on, at }: Hearing): number => (at === null ? endOf(on) : hourOf(on, at))

/** A hearing waits until it is said what came of it; new or moved and still to come, the safety plan is looked at again. */
export function followHearing(
  life: Model,
  kind: string,
  hearing: Hearing,
  more: { readonly off: readonly string[]; readonly before: string | null; readonly now: number },
): void {
  const { outcome, id, on } = hearing
  const { now } = more
  if (outcome === null) due(life, kind, id, hearingDue(hearing))
  else if (more.off.includes(outcome)) calledOff(life, kind, id, hearingDue(hearing))
  else doneWith(life, kind, id, now, hearingDue(hearing))
  if (outcome === null && on >= dayOf(now) && on !== more.before && alive(life))
    raise(life, 'court-date', now)
}

/** The clock of the first of them, once a case is accepted: it is set once, and runs again where it lapsed. */
export function firstOf(life: Model, kind: string, at: number): void {
  const mine = life.clocks.filter((one) => one.kind === kind)
  if (mine.some(({ state }) => state !== 'lapsed')) return
  const entry = mine.find(({ about }) => about === 'entry')
  if (entry === undefined) starts(life, kind, at, 'entry')
  else Object.assign(entry, { state: 'open', due: at, met: null, rests: false })
}

/** Each of them meets the clock of the one before and asks for the next; after the last one none is asked for. */
export function followOccasions(
  life: Model,
  kind: string,
  occasions: readonly Occasion[],
  next: (on: string) => string,
): void {
  const order = [...occasions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.recorded - b.recorded))
  const settled = (about: string): boolean => {
    const clock = clockOf(life, kind, about)
    return clock !== undefined && clock.state === 'lapsed' && !clock.rests
  }
  const [first] = order
  if (first !== undefined && !settled('entry')) meetAt(clockOf(life, kind, 'entry'), first.recorded)
  order.forEach((one, index) => {
    if (settled(one.id)) return
    const after = order[index + 1]
    if (one.last) calledOff(life, kind, one.id)
    else if (after !== undefined) meetAt(clockOf(life, kind, one.id), after.recorded)
    else due(life, kind, one.id, endOf(next(one.on)))
  })
}
/** Met at the instant at which the first that came after was written down, whichever came to be the first. */
function meetAt(clock: Clock | undefined, at: number): void {
  if (clock === undefined || clock.state === 'met') return
  meet([clock], at)
}

/** The day after so many days. */
export const within = (on: string, days: number): number => endOf(plusDays(on, days))
