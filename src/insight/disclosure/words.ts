import { everybody, implied, withColon } from './families.ts'

/** Conditions of a population, sorted, each once, with what they imply: two ways to say the same are the same text. */
export type Conditions = readonly string[]

export function conditions(...words: readonly string[]): Conditions {
  const said = words
    .flatMap((text) => text.replace(withColon, '$1 – ').split(/, (?!or |an? )/))
    .filter((one) => one !== '')
  const all = said.flatMap((one) => [
    one,
    ...implied.filter(([pattern]) => pattern.test(one)).map(([, then]) => then),
  ])
  return [...new Set(all)].filter((one) => one !== everybody).sort()
}

export function named(all: Conditions): string {
  return all.length === 0 ? everybody : all.join(', ')
}

export interface Shared {
  readonly of: string
  readonly counted: string
}

/** "Share of P: C." */
export function shareOf(definition: string): Shared | null {
  const found = /^Share of (?<of>[^:]*): (?<counted>[^:]*)\.$/s.exec(
    definition.replace(withColon, '$1 – '),
  )?.groups
  return found === undefined ? null : { of: found['of'] ?? '', counted: found['counted'] ?? '' }
}

/** "Share of P: C; minus the same share of Q." Both shares. */
export function changeOf(definition: string): readonly [Shared, Shared] | null {
  const text = definition.replace(withColon, '$1 – ')
  const found = /^Share of (?<of>[^:]*): (?<counted>[^:]*); minus the same share of (?<from>[^:]*)\.$/s.exec(
    text,
  )?.groups
  if (found === undefined) return null
  const counted = found['counted'] ?? ''
  return [
    { of: found['of'] ?? '', counted },
    { of: found['from'] ?? '', counted },
  ]
}

/** "Growth in percent from the count of A to the count of B." */
export function growthOf(definition: string): readonly [string, string] | null {
  const found = /^Growth in percent from the count of (?<from>.*) to the count of (?<to>.*)\.$/s.exec(
    definition,
  )?.groups
  return found === undefined ? null : [found['from'] ?? '', found['to'] ?? '']
}

/** "Count of C." */
export function countOf(definition: string): string | null {
  return /^Count of (?<counted>.*)\.$/s.exec(definition)?.groups?.['counted'] ?? null
}

/** "Sum of A ÷ sum of B, of P." (a share of meetings): what is below the line. */
export function belowOf(definition: string): string | null {
  return /^Sum of .* ÷ (?<below>sum of .*)\.$/s.exec(definition)?.groups?.['below'] ?? null
}

/** "Mean of Q, of P.", and a median or a percentile said alike. */
export function meanOf(definition: string): string | null {
  return /^(?:Mean|Median|90th percentile) of .*?, of (?<of>.*)\.$/s.exec(definition)?.groups?.['of'] ?? null
}
