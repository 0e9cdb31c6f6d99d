import { MINUTE, SECOND } from '../../../kernel/clock.ts'

/** Tries to sign in that were not followed by success, in one bucket. */
export interface Tries {
  readonly count: number
  readonly lastAt: Date | null
}

export interface DelayRule {
  /** So many tries cost nothing: fingers slip. */
  readonly free: number
  /** The wait after the first try that is not free; each further one doubles it. */
  readonly first: number
  /** No wait is longer, so that nobody is ever locked out for good (security 6.5). */
  readonly longest: number
}

/** One account from browsers that it never signed in from. */
export const accountDelay: DelayRule = { free: 8, first: 2 * SECOND, longest: 15 * MINUTE }
/** One account from one browser that it has signed in from before: apart, so that a stranger cannot shut a worker out. */
export const deviceDelay: DelayRule = { free: 8, first: 2 * SECOND, longest: 15 * MINUTE }
/** One network: an office shares one address, so it has more room. */
export const addressDelay: DelayRule = { free: 40, first: SECOND, longest: 5 * MINUTE }
/** All strangers together. Known browsers are not held up by it. */
export const globalDelay: DelayRule = { free: 400, first: SECOND, longest: 2 * SECOND }

/** How long after the latest try the next one is listened to, in milliseconds. */
export function delayAfter(count: number, rule: DelayRule): number {
  if (count < rule.free) return 0
  // 2^40 seconds is far over any `longest`; more would lose itself in Infinity.
  return Math.min(rule.longest, rule.first * 2 ** Math.min(count - rule.free, 40))
}

/** True when a try at `now` is listened to. */
export function mayTry(tries: Tries, rule: DelayRule, now: Date): boolean {
  return tries.lastAt === null || now.getTime() - tries.lastAt.getTime() >= delayAfter(tries.count, rule)
}
