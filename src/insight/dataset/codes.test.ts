import { describe, expect, test } from 'vitest'
import type { CodeListName } from '../../kernel/code-list-names.ts'
import { codeList, nationalityGroupOn } from '../../platform/reference-data/index.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { tableOf, type TableName } from '../package/index.ts'
import * as codes from './codes.ts'

const recorded = (list: CodeListName) => codeList(list).entries.map((entry) => entry.code)
function packageCodes(table: TableName, column: string): readonly string[] {
  const found = tableOf(table).columns.find((one) => one.name === column)
  if (found === undefined) throw new Error(`no column ${column}`)
  return found.codes
}

const mappings: readonly [CodeListName, Readonly<Record<string, string>>, TableName, string][] = [
  ['gender', codes.genders, 'children', 'gender'],
  ['immigration-group', codes.immigrationGroups, 'children', 'immigration_group'],
  ['parental-responsibility', codes.parentalResponsibilities, 'children', 'parental_responsibility'],
  ['exploitation', codes.exploitations, 'children', 'primary_exploitation'],
  ['trafficker-contact', codes.traffickerContacts, 'children', 'trafficker_contact_at_referral'],
  ['trafficker-contact', codes.traffickerContacts, 'months', 'trafficker_contact'],
  ['education-status', codes.educationStatuses, 'children', 'education_at_referral'],
  ['education-status', codes.educationStatuses, 'months', 'education_status'],
  ['justice-role', codes.justiceRoles, 'children', 'cjs_role'],
  ['support-route', codes.routes, 'children', 'route'],
  ['referral-channel', codes.channels, 'children', 'referral_channel'],
  ['contact-mode', codes.modes, 'meetings', 'mode'],
  ['exit-reason', codes.exitReasons, 'children', 'exit_reason'],
  ['no-contact-reason', codes.noContactReasons, 'children', 'no_contact_reason'],
]

describe.each(mappings)('%s', (list, mapping, table, column) => {
  test('every code that can be recorded becomes a code of the package, and no two the same', () => {
    const all = recorded(list).map((code) => codes.mapped(mapping, code))
    expect(packageCodes(table, column)).toEqual(expect.arrayContaining(all))
    expect(new Set(all).size).toBe(all.length)
    expect(Object.keys(mapping).sort()).toEqual([...recorded(list)].sort())
  })
})

test('every purpose is a purpose of the package, and the order is the package’s', () => {
  expect([...recorded('contact-purpose')].sort()).toEqual([...codes.purposes].sort())
  expect(codes.purposes).toEqual(packageCodes('meetings', 'purposes'))
  expect(codes.joinedPurposes(['nrm', 'safety', 'nrm'])).toBe('safety;nrm')
  expect(codes.joinedPurposes([])).toBeNull()
})

test('every nationality becomes three capitals or unknown, and keeps its group', () => {
  for (const code of recorded('nationality')) {
    expect(codes.nationalityOf(code)).toMatch(/^([A-Z]{3}|unknown)$/)
    expect(packageCodes('children', 'nationality_group')).toContain(
      nationalityGroupOn(code, calendarDay('2026-11-01')),
    )
  }
  expect(recorded('nationality')).not.toContain(codes.STATELESS)
})

test('the answers that stand apart from the codes are what the record holds', () => {
  expect(recorded('yes-no-unknown')).toEqual(['yes', 'no', 'unknown'])
  expect(recorded('contact-counterpart')).toEqual(packageCodes('meetings', 'counterpart'))
})

test('codes that pass as they are can stand in a cell: agencies, sites, third parties, stages, exit details', () => {
  for (const list of [
    'referrer-agency',
    'site',
    'third-party-type',
    'justice-stage',
    'exit-other-detail',
  ] as const)
    for (const code of recorded(list)) expect(code).toMatch(/^[a-z0-9][a-z0-9-]*$/)
})

test('nobody said stays nobody said, and a code the package lacks is never guessed', () => {
  expect(codes.mapped(codes.genders, null)).toBeNull()
  expect(() => codes.mapped(codes.genders, 'constructor')).toThrow(/no code/)
  expect(() => codes.joinedPurposes(['football'])).toThrow(/no purpose/)
})
