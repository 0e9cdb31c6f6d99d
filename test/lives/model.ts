import type { ServiceModel } from './rules-of-dates.ts'
import { DAY, HOUR, dayOf, endOf, plusDays, plusMonths, startOf } from './days.ts'
import type { Said } from './life.ts'
import type { Rooms } from './model-rooms.ts'
import type { Name } from './people.ts'

/** Something that falls due. `rests`: it lapsed because the case came to an end, and runs again with it. */
export interface Clock {
  readonly kind: string
  readonly about: string | null
  due: number | null
  state: 'open' | 'paused' | 'met' | 'lapsed'
  met: number | null
  rests: boolean
}
export interface Relation {
  readonly who: Name
  readonly kind: 'allocated' | 'covering'
  readonly from: number
  to: number | null
}
export interface Contact {
  readonly id: string
  at: number
  whom: 'child' | 'referrer'
  mode: string
  reached: boolean
  version: number
  stands: boolean
}
export interface Episode {
  readonly id: string
  readonly from: number
  to: number | null
  version: number
  readonly meetings: { readonly at: number; readonly next: string | null }[]
  settled: number | null
  interviewVersion: number
  planSaid?: boolean
}
export interface Decision {
  readonly id: string
  readonly referral: number
  readonly grounds: 'rg' | 'cg'
  readonly negative: boolean
  readonly on: string
  reconsidered: { on: string; state: string; answeredOn: string | null; version: number } | null
  version: number
  stands: boolean
}
export type Stage =
  'referred' | 'more-information' | 'accepted' | 'declined' | 'allocated' | 'closing' | 'closed'

/** A child's case as plain data: what a person who kept it on paper would know. No rule of the service is asked. */
export interface Model {
  readonly id: string
  readonly reference: string
  readonly received: number
  readonly said: Said
  readonly identifiedOn: string | null
  readonly dob: string | null
  readonly rules: ServiceModel
  readonly site: string | null
  stage: Stage
  route: string | null
  eligibility: { outcome: string; route: string | null; row: string; routeRow: string | null } | null
  relations: Relation[]
  contacts: Contact[]
  pauses: { from: number; until: number | null }[]
  breachSaid: boolean
  months: Map<string, number>
  plan: { level: string; version: number; firstOn: string } | null
  stepDown: { state: 'proposed' | 'returned'; by: Name; version: number } | null
  watch: { from: number; until: number; days: number } | null
  episodes: Episode[]
  referrals: string[]
  decisions: Decision[]
  proposal: { state: string; by: Name; version: number; reason: string } | null
  made: { about: string; answer: string }[]
  closedOn: string | null
  clocks: Clock[]
  readonly rooms: Rooms
}

export const pending = (clock: Clock): boolean => clock.state === 'open' || clock.state === 'paused'
/** What waits, and what would wait again if a closed case were reopened: an event does away with both. */
export const wanted = (life: Model, kind: string, about?: string | null): Clock[] =>
  life.clocks.filter(
    (clock) =>
      (pending(clock) || clock.rests) &&
      clock.kind === kind &&
      (about === undefined || clock.about === about),
  )
export const waiting = (life: Model, kind: string, about?: string | null): Clock[] =>
  life.clocks.filter(
    (clock) => pending(clock) && clock.kind === kind && (about === undefined || clock.about === about),
  )
export function starts(life: Model, kind: string, due: number, about: string | null = null): void {
  life.clocks.push({ kind, about, due, state: 'open', met: null, rests: false })
}
export const meet = (clocks: readonly Clock[], at: number): void =>
  clocks.forEach((clock) => Object.assign(clock, { state: 'met', met: at, rests: false }))
export const lapse = (clocks: readonly Clock[]): void =>
  clocks.forEach((clock) => Object.assign(clock, { state: 'lapsed', rests: false }))

/** The case has come to an end: nothing waits, and what waited runs again with the case. */
export const rest = (life: Model): void =>
  life.clocks.filter(pending).forEach((clock) => Object.assign(clock, { state: 'lapsed', rests: true }))

export const alive = ({ stage }: Model): boolean => stage !== 'declined' && stage !== 'closed'
export const holds = (one: Relation, at: number): boolean =>
  one.from <= at && (one.to === null || one.to > at)
export const allocatedTo = (life: Model, at: number): Relation | undefined =>
  life.relations.find((one) => one.kind === 'allocated' && holds(one, at))
export const missingNow = (life: Model): Episode | undefined => life.episodes.find((one) => one.to === null)

/** Who works with the case now, or stands above it: managers and the duty desk of every site do, at every stage. */
export const maySee = (life: Model, who: Name, at: number): boolean =>
  who === 'duty' ||
  who === 'mia' ||
  who === 'mo' ||
  life.relations.some((one) => one.who === who && holds(one, at))

/** The instant at which 24 hours have run that no pause covers, as far as is known at `until`. */
function limitOf(life: Model, until: number): number {
  let due = life.received + 24 * HOUR
  for (const pause of [...life.pauses].sort((a, b) => a.from - b.from)) {
    const end = Math.min(pause.until ?? until, until)
    if (pause.from <= due && end > pause.from) due += end - pause.from
  }
  return due
}

export interface FirstContact {
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'excluded'
  readonly contacted: number | null
  readonly due: number
}
/** The 24 hours from receipt to the first time that the child was reached: a pause stops them, a breach stays. */
export function firstContact(life: Model, now: number): FirstContact {
  const reached = life.contacts
    .filter((one) => one.stands && one.whom === 'child' && one.reached && one.at >= life.received)
    .map((one) => one.at)
  const contacted = reached.length === 0 ? null : Math.min(...reached)
  if (life.said.missing === 'yes') return { state: 'excluded', contacted, due: life.received + 24 * HOUR }
  const end = contacted ?? now
  const due = limitOf(life, end)
  const paused = contacted === null && life.pauses.some((one) => one.until === null)
  return {
    state: end > due ? 'breached' : contacted !== null ? 'met' : paused ? 'paused' : 'running',
    contacted,
    due,
  }
}
export function followFirstContact(life: Model, now: number): void {
  const { state, contacted, due } = firstContact(life, now)
  for (const clock of life.clocks.filter((one) => one.kind === 'first-contact' && one.state !== 'lapsed')) {
    if (contacted !== null) Object.assign(clock, { state: 'met', met: contacted, due })
    else if (state === 'paused') Object.assign(clock, { state: 'paused', met: null, due: null })
    else Object.assign(clock, { state: 'open', met: null, due })
  }
}

/** After a step down the child is spoken with again and again, until the next time would come after the watch. */
export function followWatch(life: Model): void {
  const clock = life.clocks.findLast((one) => one.kind === 'watch-contact' && one.state !== 'lapsed')
  const { watch } = life
  if (clock === undefined || watch === null) return
  const spoken = life.contacts
    .filter((one) => one.stands && one.whom === 'child' && one.reached && one.at >= watch.from)
    .map((one) => one.at)
  const last = spoken.length === 0 ? null : Math.max(...spoken)
  const next = (last ?? watch.from) + watch.days * DAY
  if (last !== null && next > watch.until) Object.assign(clock, { state: 'met', met: last })
  else Object.assign(clock, { state: 'open', met: null, due: Math.min(next, watch.until) })
}

const daysToReview: Readonly<Record<string, number>> = {
  missing: 1,
  'trafficker-contact': 1,
  'nrm-decision': 7,
  'court-date': 7,
}
export const planned = (life: Model): boolean =>
  life.clocks.some(
    ({ kind, state }) => kind === 'safety-plan-review' || (kind === 'safety-plan-first' && state === 'met'),
  )
/** Something happened: the plan is looked at again; where there is none yet, it is due the sooner. */
export function raise(life: Model, event: string, now: number): void {
  const due = endOf(plusDays(dayOf(now), daysToReview[event] ?? 0))
  if (planned(life)) {
    if (waiting(life, 'safety-plan-review', event).length === 0)
      starts(life, 'safety-plan-review', due, event)
    return
  }
  const [first] = waiting(life, 'safety-plan-first')
  if (first === undefined) starts(life, 'safety-plan-first', due)
  else if (first.due === null || first.due > due) Object.assign(first, { due, state: 'open' })
}

/** When agencies meet about a missing child: four weeks on, or sooner if they asked for it. */
export function reviewOf(episode: Episode): number {
  const last = [...episode.meetings].sort((a, b) => a.at - b.at).at(-1)
  const from = dayOf(last?.at ?? episode.from)
  const usual = plusDays(from, 28)
  const asked = last?.next ?? null
  return endOf(asked !== null && asked > from && asked < usual ? asked : usual)
}
export const longTermFrom = (episode: Episode): string => plusMonths(dayOf(episode.from), 6)
export const longTermAt = (episode: Episode): number => startOf(longTermFrom(episode))
