import type { Duck } from '../../../platform/analytics/index.ts'
import type { AnyTableName } from '../../package/index.ts'
import type { Curves } from '../curves.ts'
import type { Period } from '../period.ts'
import type { ServiceMonth } from '../service-months.ts'

/** What the figures are drawn from: the relations of the evaluation, still open, and what was folded of them. */
export interface SeriesEvidence {
  readonly duck: Duck
  readonly period: Period
  readonly months: readonly ServiceMonth[]
  readonly curves: Curves
  readonly present: ReadonlySet<AnyTableName>
}
