import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { codesOn } from '../../kernel/code-list.ts'
import { codeListNames } from '../../kernel/code-list-names.ts'
import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { GssCode, SiteCode } from '../../kernel/ids.ts'
import { serviceRoles } from '../../kernel/policy/roles.ts'
import { safetyPlanEvents, safetyPlanLevels, safetyPlanTerms } from '../../kernel/policy/safety-plan.ts'
import * as vocabulary from '../../kernel/vocabulary.ts'
import {
  codeList,
  isCode,
  label,
  localAuthoritiesOn,
  localAuthority,
  nationalityGroupOn,
  pilotMemberships,
  siteInPilot,
  siteMembershipOn,
  siteMemberships,
} from './index.ts'
import { MalformedReferenceData, readReferenceData, referenceDataFolder } from './loader.ts'

const today = calendarDay('2026-11-22')
const gss = (code: string): GssCode => code as GssCode

/** A copy of the folder with one file changed, read; gives the faults. */
function faultsAfter(change: (folder: string) => void): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'reference-data-'))
  try {
    cpSync(referenceDataFolder, folder, { recursive: true })
    change(folder)
    readReferenceData(folder)
    return []
  } catch (error) {
    if (error instanceof MalformedReferenceData) return error.faults
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('files and names', () => {
  const tables = ['local-authorities.csv', 'pilot-membership.csv', 'site-membership.csv']
  test('each list has a file and each file a list', () => {
    const files = readdirSync(referenceDataFolder).filter((f) => f.endsWith('.csv') && !tables.includes(f))
    expect(files.sort()).toEqual(codeListNames.map((name) => `${name}.csv`).sort())
    for (const name of codeListNames) expect(codesOn(codeList(name), today).length, name).toBeGreaterThan(1)
  })
  test('a missing, an unknown, a broken and a repeated line each stop the start', () => {
    expect(faultsAfter((f) => rmSync(join(f, 'gender.csv')))[0]).toContain('gender.csv')
    expect(faultsAfter((f) => writeFileSync(join(f, 'hobby.csv'), 'code\n'))).toEqual([
      'hobby.csv: no list of this name',
    ])
    expect(faultsAfter((f) => writeFileSync(join(f, 'gender.csv'), 'code,label_en\nmale'))[0]).toContain(
      'gender.csv',
    )
    const twice = (f: string): void => {
      const text = readFileSync(join(f, 'gender.csv'), 'utf8')
      writeFileSync(join(f, 'gender.csv'), text + (text.split('\n')[1] ?? '') + '\n')
    }
    expect(faultsAfter(twice)).toEqual(['gender line 6: code male appears twice for the same days'])
    const badSite = (f: string): void =>
      writeFileSync(
        join(f, 'pilot-membership.csv'),
        'pilot,site,valid_from,valid_to,source\npost-19,mars,2021-13-01,,x\n',
      )
    expect(faultsAfter(badSite)).toHaveLength(3)
  })
})

describe('the unions of the kernel and the files hold the same codes', () => {
  const same: readonly (readonly [CodeListName, readonly string[]])[] = [
    ['yes-no-unknown', vocabulary.yesNoUnknown],
    ['safety-plan-level', safetyPlanLevels],
    ['safety-plan-event', safetyPlanEvents],
    ['safety-plan-term', safetyPlanTerms],
    ['dob-standing', vocabulary.dobStandings],
    ['gender', vocabulary.genders],
    ['exploitation', vocabulary.exploitations],
    ['nationality-group', vocabulary.nationalityGroups],
    ['immigration-group', vocabulary.immigrationGroups],
    ['parental-responsibility', vocabulary.parentalResponsibilities],
    ['support-route', vocabulary.supportRoutes],
    ['contact-counterpart', vocabulary.contactCounterparts],
    ['contact-mode', vocabulary.contactModes],
    ['contact-outcome', vocabulary.contactOutcomes],
    ['clock-pause-reason', vocabulary.clockPauseReasons],
    ['trafficker-contact', vocabulary.traffickerContacts],
    ['education-status', vocabulary.educationStatuses],
    ['safety-plan-status', vocabulary.safetyPlanStatuses],
    ['risk-level', vocabulary.riskLevels],
    ['triage-decision', vocabulary.triageDecisions],
    ['no-contact-reason', vocabulary.noContactReasons],
    ['exit-reason', vocabulary.exitReasons],
    ['settled-checklist', vocabulary.settledPoints],
    ['manager-decision-kind', vocabulary.managerDecisionKinds],
    ['pilot', vocabulary.pilots],
    ['service-role', serviceRoles],
  ]
  test.each(same)('%s', (name, union) => {
    expect(codeList(name).entries.map((entry) => entry.code)).toEqual([...union])
  })
  test('every nationality has a group of the union', () => {
    const groups: readonly string[] = vocabulary.nationalityGroups
    for (const { code, extra } of codeList('nationality').entries)
      expect(groups, code).toContain(extra['group'])
  })
})

describe('words', () => {
  test('both languages', () => {
    expect(label('gender', 'female', 'en')).toBe('Female')
    expect(label('gender', 'female', 'cy')).toBe('Benyw')
    expect(isCode('gender', 'femal')).toBe(false)
    expect(() => label('gender', 'femal', 'en')).toThrow(RangeError)
  })
  test('nationality groups by date', () => {
    expect(nationalityGroupOn('VNM', today)).toBe('non-eea')
    expect(nationalityGroupOn('GBR', today)).toBe('british')
    expect(nationalityGroupOn('NOR', today)).toBe('eea')
    expect(nationalityGroupOn('HRV', calendarDay('2013-06-30'))).toBe('non-eea')
    expect(nationalityGroupOn('HRV', calendarDay('2013-07-01'))).toBe('eea')
    expect(nationalityGroupOn('unknown', today)).toBe('unknown')
    expect(nationalityGroupOn('ZZZ', today)).toBe('unknown')
  })
})

describe('sites', () => {
  test.each([
    ['E08000003', 'greater-manchester', '2017-01-30'],
    ['E06000046', 'hampshire-isle-of-wight', '2017-01-30'],
    ['W06000015', 'wales', '2017-01-30'],
    ['E08000025', 'west-midlands', '2018-10-01'],
    ['E06000018', 'east-midlands', '2019-04-01'],
    ['E09000008', 'croydon', '2019-04-01'],
    ['E06000032', 'bedfordshire', '2021-05-17'],
    ['E10000012', 'essex', '2021-05-17'],
    ['E06000023', 'gloucestershire', '2021-05-17'],
    ['E06000035', 'kent', '2021-05-17'],
    ['E10000017', 'lancashire', '2021-05-17'],
    ['E09000007', 'london', '2021-05-17'],
    ['E08000012', 'merseyside', '2021-05-17'],
    ['E06000014', 'north-yorkshire', '2021-05-17'],
    ['E10000030', 'surrey', '2021-05-17'],
    ['E10000031', 'warwickshire', '2021-05-17'],
    ['E08000035', 'west-yorkshire', '2021-05-17'],
    ['E06000025', 'south-west', '2026-07-06'],
    ['E08000021', 'north-east', '2026-07-06'],
  ])('%s joins %s on %s and not the day before', (code, site, from) => {
    expect(siteMembershipOn(gss(code), calendarDay(from))?.site).toBe(site)
    expect(siteMembershipOn(gss(code), addDays(calendarDay(from), -1))).toBeNull()
  })
  test('every authority of today is in exactly one site from 6 July 2026, and never in two', () => {
    const all = siteMemberships()
    for (const la of localAuthoritiesOn(today)) {
      const now = all.filter((m) => m.gss === la.gss && (m.validTo === null || m.validTo >= today))
      expect(now.length, la.name.en).toBe(1)
    }
    expect(localAuthoritiesOn(today)).toHaveLength(175)
    expect(localAuthoritiesOn(today).filter((la) => la.nation === 'wales')).toHaveLength(22)
  })
  test('no membership outlives or predates its authority', () => {
    for (const m of siteMemberships()) {
      const la = localAuthority(m.gss)
      expect(la).not.toBeNull()
      if (la?.validTo !== null) expect(m.validTo, m.gss).toBe(la?.validTo)
      if (la?.validFrom !== null && m.validFrom !== null)
        expect(m.validFrom >= (la?.validFrom ?? '')).toBe(true)
    }
  })
  test('a county that ended hands on without a gap', () => {
    expect(siteMembershipOn(gss('E10000021'), calendarDay('2021-03-31'))?.site).toBe('east-midlands')
    expect(siteMembershipOn(gss('E10000021'), calendarDay('2021-04-01'))).toBeNull()
    expect(siteMembershipOn(gss('E06000061'), calendarDay('2021-04-01'))?.site).toBe('east-midlands')
    expect(localAuthority('E10000021')?.replacedBy).toEqual(['E06000061', 'E06000062'])
  })
  test('only the eleven additional sites have a day of identification', () => {
    const withDay = new Set(
      siteMemberships()
        .filter((m) => m.acceptsIdentifiedFrom !== null)
        .map((m) => m.site),
    )
    expect(withDay.size).toBe(11)
  })
  test('pilots begin on 17 May 2021', () => {
    const wales = 'wales' as SiteCode
    expect(siteInPilot('exceptional-need', wales, calendarDay('2021-05-17'))).toBe(true)
    expect(siteInPilot('exceptional-need', wales, calendarDay('2021-05-16'))).toBe(false)
    expect(siteInPilot('post-18', wales, today)).toBe(false)
    expect(pilotMemberships()).toHaveLength(7)
  })
  test('Welsh authorities have Welsh names', () => {
    expect(localAuthority('W06000015')?.name.cy).toBe('Caerdydd')
    expect(localAuthority('X')).toBeNull()
  })
})
