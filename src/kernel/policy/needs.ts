import { addDays, type CalendarDay } from '../calendar-day.ts'
import { wholeValueOn, type CodeList } from '../code-list.ts'

/** The numbers of the assessment, as the rows of a day say (reference-data/needs-term.csv). */
export interface NeedsRule {
  readonly entryDays: number
  readonly reviewDays: number
  readonly decisionDays: number
  /** A domain with at least this score is critical. */
  readonly criticalScore: number
  /** A total of at least this is exceptional by itself. */
  readonly exceptionalTotal: number
}

/** Throws a RangeError where a row of the day is missing or no whole number. */
export function needsRuleOn(list: CodeList, on: CalendarDay): NeedsRule {
  const term = (code: string): number => wholeValueOn(list, code, on)
  return {
    entryDays: term('entry-days'),
    reviewDays: term('review-days'),
    decisionDays: term('decision-days'),
    criticalScore: term('critical-score'),
    exceptionalTotal: term('exceptional-total'),
  }
}

/** The last day on which the first assessment is in time. */
export const firstNeedsDueOn = (rule: NeedsRule, acceptedOn: CalendarDay): CalendarDay =>
  addDays(acceptedOn, rule.entryDays)
/** The last day on which the assessment after one of `on` is in time. */
export const nextNeedsDueOn = (rule: NeedsRule, on: CalendarDay): CalendarDay => addDays(on, rule.reviewDays)

/** 0 = no need to 4 = critical; `unknown` is looked into and not known, null is not asked: neither is a 0. */
export type Need = number | 'unknown' | 'does-not-apply' | null

/** What the numbers alone say (DT-3). They never decide: a manager does, with a reason. */
export type NeedReading = 'exceptional' | 'not-exceptional' | 'not-known'

export interface NeedsRead {
  readonly reading: NeedReading
  readonly because: readonly ('critical-domain' | 'total')[]
  /** Of the domains that have a score. */
  readonly total: number
  readonly scored: number
  /** Not asked, or not known. */
  readonly open: number
  /** Codes of the critical domains, in the order given. */
  readonly critical: readonly string[]
}

/**
 * DT-3, the part that is arithmetic: exceptional by one critical domain or by the total (domain §4.8 [PROPOSAL]). While a domain
 * is open it could still be critical, so that no reading says "not exceptional" over a gap.
 */
export function readNeeds(
  needs: readonly (readonly [domain: string, need: Need])[],
  rule: NeedsRule,
): NeedsRead {
  const scores = needs.flatMap(([domain, need]) => (typeof need === 'number' ? [{ domain, need }] : []))
  const critical = scores.filter(({ need }) => need >= rule.criticalScore).map(({ domain }) => domain)
  const total = scores.reduce((sum, { need }) => sum + need, 0)
  const open = needs.filter(([, need]) => need === null || need === 'unknown').length
  const because = [
    ...(critical.length > 0 ? (['critical-domain'] as const) : []),
    ...(total >= rule.exceptionalTotal ? (['total'] as const) : []),
  ]
  const reading =
    because.length > 0 ? 'exceptional' : open > 0 || needs.length === 0 ? 'not-known' : 'not-exceptional'
  return { reading, because, total, scored: scores.length, open, critical }
}

export type NeedChange = 'better' | 'same' | 'worse' | 'not-rated'

/** From an earlier score to a later one of the same domain: a lower score is less need. */
export function needChange(earlier: Need, later: Need): NeedChange {
  if (typeof earlier !== 'number' || typeof later !== 'number') return 'not-rated'
  return later < earlier ? 'better' : later > earlier ? 'worse' : 'same'
}
