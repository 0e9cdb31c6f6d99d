import type { MeasureResult, Results } from './results.ts'

/**
 * What a reader looks for first, in this order: how many came, left and stayed, contact, missing, how long it takes, and why
 * children leave. Disclosure control withholds these last.
 */
export const headlines: readonly string[] = [
  'referrals-total',
  'exits-total',
  'children-still-in-service',
  'contact-any-share',
  'face-to-face-share',
  'median-time-to-first-contact',
  'missing-ever-share',
  'missing-longterm-share',
  'median-time-to-reasonable-grounds',
  'days-to-cg-ictg-during',
  'mean-months-in-service-closed',
  'exit-turned-18-share',
  'exit-longterm-missing-share',
]

/** The headline measures that the results have, in order. */
export function headlinesOf(measures: Results['measures']): readonly MeasureResult[] {
  return headlines.flatMap((id) => measures.find((one) => one.id === id) ?? [])
}
