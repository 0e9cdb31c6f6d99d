import { parseDay } from './calendar-day.ts'
import type { CalendarDay } from './calendar-day.ts'
import type { Bilingual, Lang } from './lang.ts'

/** One value a person may choose, with the days on which it may be chosen. */
export interface CodeEntry {
  readonly code: string
  readonly label: Bilingual<string>
  /** First day it may be chosen; null = always so far back as the service goes. */
  readonly validFrom: CalendarDay | null
  /** Last day it may be chosen (included); null = still in use. */
  readonly validTo: CalendarDay | null
  /** Where the value comes from; [PROPOSAL] = ours, [GAP] = the source could not be read. */
  readonly source: string
  readonly licence: string
  /** Any further columns of the file, by header (e.g. `group` of a nationality); an empty cell is absent. */
  readonly extra: Readonly<Record<string, string>>
}

/** Codes in the order in which they are shown. A code may appear again only on days its other entries do not cover. */
export interface CodeList {
  readonly name: string
  readonly entries: readonly CodeEntry[]
}

export type CodeListReading =
  { readonly ok: true; readonly list: CodeList } | { readonly ok: false; readonly faults: readonly string[] }

export const codeListColumns = [
  'code',
  'label_en',
  'label_cy',
  'valid_from',
  'valid_to',
  'source',
  'licence',
] as const

/** Kebab-case, or the capitals and digits of ISO and GSS codes. */
const CODE = /^([a-z0-9]+(-[a-z0-9]+)*|[A-Z0-9]+)$/

/**
 * Turns rows of a file (header → cell) into a code list, or names every fault with its line (the header is line 1).
 * Source: the file format of `reference-data/README.md`.
 */
export function readCodeList(
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
): CodeListReading {
  const faults: string[] = []
  const entries: CodeEntry[] = []
  if (rows.length === 0) faults.push(`${name}: no rows`)
  for (const [index, row] of rows.entries()) {
    const at = `${name} line ${index + 2}`
    const entry = readRow(at, row, faults)
    if (entry === null) continue
    if (entries.some((other) => other.code === entry.code && overlap(other, entry))) {
      faults.push(`${at}: code ${entry.code} appears twice for the same days`)
    }
    entries.push(entry)
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, list: { name, entries } }
}

/** The entries that may be chosen on a day, in the order of the list. */
export function codesOn(list: CodeList, day: CalendarDay): readonly CodeEntry[] {
  return list.entries.filter((entry) => coversDay(entry, day))
}

/** The entry of a code: as on the day if one is given and covered, else the last one; null for a code the list never had. */
export function entryOf(list: CodeList, code: string, on?: CalendarDay): CodeEntry | null {
  const all = list.entries.filter((entry) => entry.code === code)
  const then = on === undefined ? undefined : all.find((entry) => coversDay(entry, on))
  return then ?? all.at(-1) ?? null
}

/** The label of a code, also of one no longer in use: old records keep their words. Throws on a code the list never had. */
export function labelOf(list: CodeList, code: string, lang: Lang): string {
  const entry = entryOf(list, code)
  if (entry === null) throw new RangeError(`No code ${code} in ${list.name}`)
  return entry.label[lang]
}

/** True where the code may be chosen on the day. */
export function hasCode(list: CodeList, code: string, on: CalendarDay): boolean {
  return list.entries.some((entry) => entry.code === code && coversDay(entry, on))
}

/** The `value` of a row on a day: a configured number. Throws a RangeError where the row is missing or no whole number from 1. */
export function wholeValueOn(list: CodeList, code: string, on: CalendarDay): number {
  const cell = entryOf(list, code, on)?.extra['value'] ?? ''
  const value = Number(cell)
  if (cell === '' || !Number.isInteger(value) || value < 1)
    throw new RangeError(`${list.name}: ${code} must be a whole number from 1 on ${on}, not ${cell}`)
  return value
}

export interface Validity {
  readonly validFrom: CalendarDay | null
  readonly validTo: CalendarDay | null
}

/** True where the day lies in the span, both ends included, null = open. */
export function coversDay({ validFrom, validTo }: Validity, day: CalendarDay): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

function overlap(a: Validity, b: Validity): boolean {
  const aBeforeB = a.validTo !== null && b.validFrom !== null && a.validTo < b.validFrom
  const bBeforeA = b.validTo !== null && a.validFrom !== null && b.validTo < a.validFrom
  return !aBeforeB && !bBeforeA
}

function readRow(at: string, row: Readonly<Record<string, string>>, faults: string[]): CodeEntry | null {
  const before = faults.length
  for (const column of codeListColumns) {
    if (row[column] === undefined) faults.push(`${at}: no column ${column}`)
  }
  if (faults.length > before) return null
  const cell = (column: string): string => row[column] ?? ''
  const code = cell('code')
  if (!CODE.test(code)) faults.push(`${at}: code ${JSON.stringify(code)} is not kebab-case`)
  for (const column of ['label_en', 'label_cy', 'source', 'licence']) {
    const text = cell(column)
    if (text === '' || text !== text.trim()) faults.push(`${at}: ${column} is empty or has stray spaces`)
  }
  const validFrom = readDay(at, 'valid_from', cell('valid_from'), faults)
  const validTo = readDay(at, 'valid_to', cell('valid_to'), faults)
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push(`${at}: valid_to before valid_from`)
  if (faults.length > before) return null
  const known: ReadonlySet<string> = new Set(codeListColumns)
  const extra = Object.fromEntries(
    Object.entries(row).filter(([key, value]) => !known.has(key) && value !== ''),
  )
  const label = { en: cell('label_en'), cy: cell('label_cy') }
  return { code, label, validFrom, validTo, source: cell('source'), licence: cell('licence'), extra }
}

/** An empty cell is null; a malformed one is a fault. */
function readDay(at: string, column: string, text: string, faults: string[]): CalendarDay | null {
  if (text === '') return null
  const day = parseDay(text)
  if (day === null) faults.push(`${at}: ${column} ${JSON.stringify(text)} is not a day`)
  return day
}
