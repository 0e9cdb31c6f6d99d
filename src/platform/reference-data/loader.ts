import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { parseDay } from '../../kernel/calendar-day.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { readCodeList } from '../../kernel/code-list.ts'
import type { CodeList } from '../../kernel/code-list.ts'
import { codeListNames } from '../../kernel/code-list-names.ts'
import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { GssCode, SiteCode } from '../../kernel/ids.ts'
import type { PilotMembership, SiteMembership } from '../../kernel/policy/sites.ts'
import { pilots } from '../../kernel/vocabulary.ts'
import type { LocalAuthority, ReferenceData } from './types.ts'

export const referenceDataFolder = fileURLToPath(new URL('../../../reference-data/', import.meta.url))

const otherTables = ['local-authorities', 'site-membership', 'pilot-membership'] as const

/** Every fault of every file at once, one a line, so that a bad release is mended in one go. */
export class MalformedReferenceData extends Error {
  override readonly name = 'MalformedReferenceData'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The reference data cannot be used:\n${faults.join('\n')}`)
    this.faults = faults
  }
}

type Row = Readonly<Record<string, string>>

/** Reads and checks the whole folder; throws `MalformedReferenceData` with every fault. */
export function readReferenceData(folder: string): ReferenceData {
  const faults: string[] = []
  const lists = new Map<CodeListName, CodeList>()
  for (const name of codeListNames) {
    const reading = readCodeList(name, readRows(folder, name, faults))
    if (reading.ok) lists.set(name, reading.list)
    else faults.push(...reading.faults)
  }
  const known: readonly string[] = [...codeListNames, ...otherTables]
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.csv') && !known.includes(file.slice(0, -4)))
      faults.push(`${file}: no list of this name`)
  }
  const localAuthorities = readRows(folder, 'local-authorities', faults).map((row, i) =>
    authority(row, i, faults),
  )
  const gssCodes = new Set<string>(localAuthorities.map((la) => la.gss))
  const sites = new Set(lists.get('site')?.entries.map((entry) => entry.code))
  for (const la of localAuthorities) {
    for (const gss of la.replacedBy)
      if (!gssCodes.has(gss)) faults.push(`local-authorities: ${la.gss} replaced by ${gss}`)
  }
  const siteMemberships = readRows(folder, 'site-membership', faults).map((row, i): SiteMembership => {
    const at = `site-membership line ${i + 2}`
    if (!sites.has(row['site'] ?? '')) faults.push(`${at}: no site ${row['site']}`)
    if (!gssCodes.has(row['gss'] ?? '')) faults.push(`${at}: no authority ${row['gss']}`)
    return {
      site: (row['site'] ?? '') as SiteCode,
      gss: (row['gss'] ?? '') as GssCode,
      ...span(at, row, faults),
      acceptsIdentifiedFrom: dayCell(at, row, 'accepts_identified_from', faults),
    }
  })
  const pilotMemberships = readRows(folder, 'pilot-membership', faults).flatMap(
    (row, i): PilotMembership[] => {
      const at = `pilot-membership line ${i + 2}`
      const pilot = pilots.find((code) => code === row['pilot'])
      if (!sites.has(row['site'] ?? '')) faults.push(`${at}: no site ${row['site']}`)
      if (pilot === undefined) faults.push(`${at}: no pilot ${row['pilot']}`)
      const days = span(at, row, faults)
      return pilot === undefined ? [] : [{ pilot, site: (row['site'] ?? '') as SiteCode, ...days }]
    },
  )
  if (faults.length > 0) throw new MalformedReferenceData(faults)
  return { lists, localAuthorities, siteMemberships, pilotMemberships }
}

function readRows(folder: string, name: string, faults: string[]): readonly Row[] {
  try {
    const text = readFileSync(join(folder, `${name}.csv`), 'utf8')
    const rows: Row[] = parse(text, { columns: true, skip_empty_lines: true, bom: true })
    return rows
  } catch (error) {
    faults.push(`${name}.csv: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

function authority(row: Row, index: number, faults: string[]): LocalAuthority {
  const at = `local-authorities line ${index + 2}`
  const gss = row['gss'] ?? ''
  const nation = row['nation'] === 'Wales' ? 'wales' : 'england'
  if (!/^[EW]\d{8}$/.test(gss)) faults.push(`${at}: ${gss} is not a GSS code`)
  if ((row['name'] ?? '') === '' || (row['region'] ?? '') === '') faults.push(`${at}: no name or no region`)
  if ((nation === 'wales') !== gss.startsWith('W')) faults.push(`${at}: nation and code differ`)
  const en = row['name'] ?? ''
  return {
    gss: gss as GssCode,
    // English authorities keep their English name in Welsh, as official lists do.
    name: { en, cy: row['name_cy'] === undefined || row['name_cy'] === '' ? en : row['name_cy'] },
    nation,
    region: row['region'] ?? '',
    ...span(at, row, faults),
    replacedBy: (row['replaced_by'] ?? '').split(';').filter((code) => code !== '') as GssCode[],
  }
}

function span(
  at: string,
  row: Row,
  faults: string[],
): { validFrom: CalendarDay | null; validTo: CalendarDay | null } {
  const validFrom = dayCell(at, row, 'valid_from', faults)
  const validTo = dayCell(at, row, 'valid_to', faults)
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push(`${at}: valid_to before valid_from`)
  return { validFrom, validTo }
}

function dayCell(at: string, row: Row, column: string, faults: string[]): CalendarDay | null {
  const text = row[column]
  if (text === undefined) faults.push(`${at}: no column ${column}`)
  if (text === undefined || text === '') return null
  const day = parseDay(text)
  if (day === null) faults.push(`${at}: ${column} ${JSON.stringify(text)} is not a day`)
  return day
}
