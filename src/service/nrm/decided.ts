import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { effective, knownOn, type Effective, type NrmKnown } from './standing.ts'

export interface Decided {
  readonly outcome: 'positive' | 'negative' | 'pending'
  /** null while it is waited for. */
  readonly on: CalendarDay | null
}

/** One referral and what was decided on it. null: that decision is not waited for (yet, or any more). */
export interface NrmDecided {
  readonly referralId: string
  readonly sentOn: CalendarDay
  readonly rg: Decided | null
  readonly cg: Decided | null
}

const isOf = (grounds: 'rg' | 'cg') => (one: Effective) =>
  one.grounds === grounds || one.grounds === 'combined'

/**
 * Every referral of a child by the end of a day with its two decisions, as returns and extracts write them (domain §3.7): a
 * decision of a local panel is both at once, one that a reconsideration changed is positive on that day. Conclusive grounds are
 * waited for from positive reasonable grounds on; nothing is waited for once the young person has left the NRM.
 */
export function nrmDecided(all: NrmKnown, day: CalendarDay): readonly NrmDecided[] {
  const known = knownOn(all, day)
  return known.referrals.map(({ id, sentOn }) => {
    const decisions = known.decisions
      .filter(({ referralId }) => referralId === id)
      .map((one) => effective(one, known))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    const left = decisions.some(({ outcome }) => outcome === 'withdrawn')
    const waiting: Decided | null = left ? null : { outcome: 'pending', on: null }
    const last = (grounds: 'rg' | 'cg'): Decided | null => {
      const found = decisions.findLast((one) => isOf(grounds)(one) && one.outcome !== 'withdrawn')
      return found === undefined || found.outcome === 'withdrawn'
        ? null
        : { outcome: found.outcome, on: found.on }
    }
    const rg = last('rg') ?? waiting
    return {
      referralId: id,
      sentOn,
      rg,
      cg: last('cg') ?? (rg?.outcome === 'positive' ? waiting : null),
    }
  })
}
