import type { QSortSafety } from '../../kernel/policy/q-sort.ts'
import { readColumn, readPairs, type NamelessSort } from '../../service/q-sort/index.ts'
import { analyse, extractions, type Analysis, type Extraction } from '../q-methodology/index.ts'

/** One person's whole sort: a column for each statement of the bank, in its order. */
export interface Row {
  /** S01, S02 … in the order of what was sorted: no number of the record, and no order of its days, leaves it. */
  readonly participant: string
  readonly values: readonly number[]
  readonly site: string | null
  readonly language: string
  readonly quarter: string
}

/** Sorts that fill the whole bank; one that does not (there should be none) is left out. In the order of what was sorted. */
export function rowsOf(
  sorts: readonly NamelessSort[],
  statements: readonly string[],
  heights: readonly number[],
): readonly Row[] {
  return sorts
    .flatMap(({ places, site, language, quarter }) => {
      const of = readPairs(places, readColumn(heights))
      const values = statements.flatMap((id) => of.get(id) ?? [])
      return values.length === statements.length ? [{ values, site, language, quarter }] : []
    })
    .toSorted((a, b) => {
      const at = a.values.findIndex((value, index) => value !== b.values[index])
      return at < 0 ? 0 : (a.values[at] ?? 0) - (b.values[at] ?? 0)
    })
    .map((row, index) => ({ participant: `S${String(index + 1).padStart(2, '0')}`, ...row }))
}

export const variables = ['site', 'language'] as const
export type Variable = (typeof variables)[number]

/** What is asked of a study. */
export interface Asked {
  readonly factors: number
  readonly extraction: Extraction
  readonly rotate: boolean
  /** One group alone: `site:wales`; null: everybody. */
  readonly group: { readonly by: Variable; readonly code: string } | null
}

export const mostFactors = 7

/** Reads a query; what cannot be asked is answered as if nothing was. */
export function readAsked(query: Readonly<Record<string, string>>): Asked {
  const factors = Number(query['factors'] ?? '2')
  const [by = '', code = ''] = (query['group'] ?? '').split(':')
  const variable = variables.find((one) => one === by)
  return {
    factors: Number.isInteger(factors) && factors >= 1 && factors <= mostFactors ? factors : 2,
    extraction: extractions.find((one) => one === query['extraction']) ?? 'components',
    rotate: query['rotation'] !== 'none',
    group: variable === undefined || code === '' ? null : { by: variable, code },
  }
}

const codeOf = (row: Row, by: Variable): string => row[by] ?? 'unknown'

function counted(rows: readonly Row[], of: (row: Row) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1)
  return counts
}

/** The groups of a variable, where every one of them is large enough; else none, so that none is worked out from the others. */
export function safeGroups(rows: readonly Row[], by: Variable, rule: QSortSafety): readonly string[] {
  const counts = counted(rows, (row) => codeOf(row, by))
  return counts.size > 1 && [...counts.values()].every((count) => count >= rule.sorts)
    ? [...counts.keys()].sort()
    : []
}

export type Judged =
  | {
      readonly kind: 'too-few-sorts' | 'group-not-safe' | 'too-many-factors' | 'factor-not-safe' | 'all-alike'
    }
  | { readonly kind: 'shown'; readonly rows: readonly Row[]; readonly analysis: Analysis }

/** The analysis that was asked for, or why it is not shown; with a refusal comes no number. Pure. */
export function judge(
  all: readonly Row[],
  heights: readonly number[],
  asked: Asked,
  rule: QSortSafety,
): Judged {
  if (all.length < rule.sorts) return { kind: 'too-few-sorts' }
  const { group } = asked
  if (group !== null && !safeGroups(all, group.by, rule).includes(group.code))
    return { kind: 'group-not-safe' }
  const rows = group === null ? all : all.filter((row) => codeOf(row, group.by) === group.code)
  if (asked.factors >= rows.length) return { kind: 'too-many-factors' }
  const { factors, extraction, rotate } = asked
  const analysis = analyse({ sorts: rows.map(({ values }) => values), heights, factors, extraction, rotate })
  if (analysis.loadings.flat().some((one) => !Number.isFinite(one))) return { kind: 'all-alike' }
  return analysis.factors.every((factor) => factor !== null && factor.people >= rule.perFactor)
    ? { kind: 'shown', rows, analysis }
    : { kind: 'factor-not-safe' }
}

/** The columns that go with the export: site, and quarter, where each value (and each pair of values) has enough sorts. */
export function safeColumns(rows: readonly Row[], rule: QSortSafety): readonly ('site' | 'quarter')[] {
  const large = (of: (row: Row) => string): boolean =>
    [...counted(rows, of).values()].every((count) => count >= rule.exportCell)
  if (large((row) => `${row.site} ${row.quarter}`)) return ['site', 'quarter']
  if (large((row) => row.site ?? '')) return ['site']
  return large((row) => row.quarter) ? ['quarter'] : []
}
