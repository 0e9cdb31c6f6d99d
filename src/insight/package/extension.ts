import { filled, open, type Column } from './columns.ts'
import type { PackageTable } from './tables.ts'

export type ExtensionName =
  | 'allocations'
  | 'deadlines'
  | 'assessments'
  | 'need_scores'
  | 'need_decisions'
  | 'occasions'
  | 'outcomes'
  | 'networks'
  | 'safety_plans'
  | 'return_interviews'
  | 'child_nrm'
  | 'onward_referrals'
  | 'transitions'
  | 'adult_services'
  | 'indirect_work'
  | 'posts'

export const answers = 'yes no unknown'
export const roles =
  'assessment guardian coordinator practitioner post-18 manager service-lead returns evaluator administrator auditor'
export const episode = filled('episode_id', 'text', 'the episode: a row of children')
export const minutes = (name: string, says: string): Column =>
  open(name, 'count', `${says}, in minutes; empty: not asked`)

export interface Extension extends PackageTable<ExtensionName> {
  /** Days of which the first is not after the second. */
  readonly inOrder: readonly (readonly [string, string])[]
  /** Days that had happened by the day of the package. */
  readonly happened: readonly string[]
}

export const table = (
  name: ExtensionName,
  row: string,
  key: readonly string[],
  columns: readonly Column[],
  more: Partial<Pick<Extension, 'inOrder' | 'happened'>> = {},
): Extension => ({ name, row, key, columns, inOrder: [], happened: [], ...more })
