import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import { entryOf } from '../../kernel/code-list.ts'
import type { CaseId } from '../../kernel/ids.ts'
import {
  entryMapDueOn,
  networkReading,
  networkRuleOn,
  nextMapDueOn,
  type NetworkCounts,
  type NetworkReading,
} from '../../kernel/policy/network.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { firstOccasionDue, recurringClocks, type Deadline } from '../deadlines/index.ts'
import type { Member, Review } from './facts.ts'

type Dates = Pick<Member, 'since' | 'until'>
type Part = Pick<Member, 'kind' | 'type'>

/** Does somebody stand in the network on a day? From the first day, up to and without the day from which they no longer do. */
export function standsOn({ since, until }: Dates, on: CalendarDay): boolean {
  return (since === null || since <= on) && (until === null || until > on)
}

const says = (kind: string, column: 'professional' | 'restricted'): boolean =>
  entryOf(codeList('network-kind'), kind)?.extra[column] === 'yes'

/**
 * Co-victims, and whoever exploits or is suspected of it: their names are kept from those who only read the case, and they
 * stand on no paper.
 */
export function isRestricted({ kind, type }: Part): boolean {
  return type === 'exploitative' || says(kind, 'restricted')
}

export function countsOn(members: readonly (Part & Dates)[], on: CalendarDay): NetworkCounts {
  const there = members.filter((one) => standsOn(one, on))
  const of = (type: string) => there.filter((one) => one.type === type).length
  return {
    protective: of('protective'),
    neutral: of('neutral'),
    exploitative: of('exploitative'),
    unknown: of('unknown'),
    professionals: there.filter(({ kind }) => says(kind, 'professional')).length,
  }
}

export interface NetworkNow {
  readonly counts: NetworkCounts
  readonly reading: NetworkReading
}

/** How the network reads on a day, by the rule of that day. `agreed`: a map was ever agreed. */
export function networkOn(members: readonly (Part & Dates)[], agreed: boolean, on: CalendarDay): NetworkNow {
  const counts = countsOn(members, on)
  const asked = agreed || members.length > 0
  return { counts, reading: networkReading(counts, asked, networkRuleOn(codeList('network-term'), on)) }
}

/** The part of a map that is the same for ever after: who stood on it then, counted. */
export function frozen(
  members: readonly (Part & Dates)[],
  on: CalendarDay,
): Pick<Review, 'reading' | 'protective' | 'neutral' | 'exploitative' | 'type_unknown' | 'professionals'> {
  const { counts, reading } = networkOn(members, true, on)
  const { unknown, ...rest } = counts
  return { ...rest, type_unknown: unknown, reading }
}

/** 4 to 0 as the child rates it; null: not asked, or would not say. */
export function trustOf(trust: string | null): number | null {
  const cell = trust === null ? '' : (entryOf(codeList('network-trust'), trust)?.extra['value'] ?? '')
  return cell === '' ? null : Number(cell)
}

const KIND = 'network-review'
const ruleOn = (day: CalendarDay) => networkRuleOn(codeList('network-term'), day)

/** The clock of the map at entry, for the act that accepts a case. In: every deadline of the case, in whatever state. */
export function firstMapDue(caseId: CaseId, deadlines: readonly Deadline[], now: Date): FactToRecord[] {
  const today = dayInLondon(now)
  return firstOccasionDue(caseId, KIND, entryMapDueOn(ruleOn(today), today), deadlines)
}

/** A map that was agreed, as far as the clocks ask. */
export interface AgreedMap {
  readonly id: string
  readonly on_day: string
  readonly point: string
  readonly recordedAt: Date
}

/** The clocks of a case from the maps that were agreed: each asks for the next, and one at exit asks for none. */
export function mapClocks(
  caseId: CaseId,
  maps: readonly AgreedMap[],
  deadlines: readonly Deadline[],
  more: { readonly running: boolean; readonly why: string },
): FactToRecord[] {
  const occasions = maps.map((map) => ({ ...map, last: map.point === 'exit' }))
  return recurringClocks(caseId, KIND, occasions, deadlines, {
    ...more,
    nextDueOn: (on) => nextMapDueOn(ruleOn(on), on),
  })
}
