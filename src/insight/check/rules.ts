import { cellRules } from './cell-rules.ts'
import { childrenRules } from './children-rules.ts'
import { extensionRules } from './extension-rules.ts'
import { fileRules } from './file-rules.ts'
import { identityRules } from './identity-rules.ts'
import { missingRules } from './missing-rules.ts'
import { otherRules } from './other-rules.ts'
import { serviceRules } from './service-rules.ts'
import type { Rule, RowRule } from './types.ts'

export const rowRules: readonly RowRule[] = [
  ...identityRules,
  ...childrenRules,
  ...serviceRules,
  ...missingRules,
  ...otherRules,
  ...extensionRules,
]

/** Every rule, in the order in which findings of one cell are told. A rule to come is one more entry in one of these. */
export const rules: readonly Rule[] = [...Object.values(fileRules), ...cellRules, ...rowRules]

const numbers = new Map(rules.map((rule, at) => [rule.id, at]))

/** The place of a rule in `rules`. */
export function numberOf(rule: Rule): number {
  const number = numbers.get(rule.id)
  if (number === undefined) throw new RangeError(`No rule ${rule.id}`)
  return number
}
