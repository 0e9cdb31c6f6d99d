import type { DuckRow } from '../../../platform/analytics/index.ts'
import type { Point, Series } from '../../results/index.ts'
import { absentTable } from '../conditions.ts'
import { percentInterval } from '../answers.ts'
import type { SeriesEvidence } from './evidence.ts'

/** A share as a point, in percent with its interval; nobody: no value. */
export function sharePoint(x: string | number, numerator: number, n: number): Point {
  return {
    x,
    value: n === 0 ? null : (100 * numerator) / n,
    numerator,
    n,
    interval: percentInterval(numerator, n),
    suppressed: false,
  }
}

export function countPoint(x: string | number, value: number | null): Point {
  return { x, value, numerator: value, n: value, interval: null, suppressed: false }
}

/** A mean or a ratio: a sum ÷ of how many. */
export function meanPoint(x: string | number, sum: number, n: number): Point {
  return { x, value: n === 0 ? null : sum / n, numerator: sum, n, interval: null, suppressed: false }
}

type Words = Omit<Series, 'lines' | 'why'>

/** The series, or the same without lines and with the reason where a table of the package is not there. */
export function drawn(
  evidence: SeriesEvidence,
  needs: readonly Parameters<SeriesEvidence['present']['has']>[0][],
  words: Words,
  lines: () => Series['lines'],
): Series {
  const absent = needs.find((need) => !evidence.present.has(need))
  return absent === undefined
    ? { ...words, lines: lines() }
    : { ...words, lines: [], why: absentTable(absent) }
}

/** Rows of `select key, …, n` as a lookup by key; a combination nobody has is 0. */
export function tableOf(
  rows: readonly DuckRow[],
  ...keys: readonly string[]
): (...key: readonly string[]) => number {
  const found = new Map(
    rows.map((row) => [keys.map((key) => String(row[key] ?? '')).join('\u0001'), Number(row['n'])]),
  )
  return (...key) => found.get(key.join('\u0001')) ?? 0
}

export function distinct(rows: readonly DuckRow[], key: string): readonly string[] {
  return [...new Set(rows.map((row) => String(row[key] ?? '')))]
}
