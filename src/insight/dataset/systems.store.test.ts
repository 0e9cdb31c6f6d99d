import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { factIdOf, newFact, nextVersion } from '../../platform/record/index.ts'
import { justiceMatter, justiceStage } from '../../service/justice/index.ts'
import { nrmDecision, nrmReferral } from '../../service/nrm/index.ts'
import { write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, referredChild } from '../../../test/support/referred-child.ts'
import { checkPackage } from '../check/index.ts'
import { openPackage } from '../package/index.ts'
import { exporter, exportFolder } from '../../../test/support/exported-record.ts'

const folder = exportFolder()
let house: TestHouse
const exported = (name: string, asAt: string) => exporter(house, folder)(name, asAt)

const matter = (role: string) => ({
  role,
  offence: null,
  police_force: null,
  police_reference: null,
  court_reference: null,
  section45_outcome: null,
  section45_by: null,
  section45_on: null,
  non_prosecution: null,
  note: 'Words that no package may hold',
})
const stage = (matter_id: string, code: string, on_day: string) => ({
  matter_id,
  stage: code,
  on_day,
  note: null,
})
const sent = (sent_on: string) => ({
  sent_on,
  sent_by: 'barnardos',
  own_reference: null,
  nrm_reference: 'NRM-1234',
  route: 'standard' as const,
  prepared_version: null,
  note: null,
})
const decision = (referral_id: string, grounds: 'rg' | 'cg' | 'combined', decided_on: string) => ({
  referral_id,
  grounds,
  outcome: 'positive' as const,
  decided_on,
  heard_on: null,
  authority: null,
  because: null,
})

async function child(more: Parameters<typeof referredChild>[1]): Promise<CaseId> {
  return referredChild(house, { stage: 'allocated', route: 'direct', ...more })
}

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-08-20T09:00:00Z'))
  await house.world.person('guardian', 'wales')
  const said = { ...eligibleDirect, referrer_agency: 'police', exploitation_primary: 'criminal' }
  const accused = await child({
    identity: { dob: '2010-03-05', gender: 'male', nationalities: ['VNM'] },
    referral: {
      ...said,
      cjs_involved: 'yes',
      cjs_role: 'accused',
      cjs_stage: 'arrested',
      county_lines: 'yes',
    },
  })
  const one = factIdOf('matter', accused)
  const referral = factIdOf('referral', accused)
  await write(house, accused, [
    newFact(justiceMatter, accused, matter('accused'), one),
    newFact(justiceStage, accused, stage(one, 'charged', '2026-09-15')),
    newFact(justiceStage, accused, stage(one, 'convicted', '2026-11-05')),
    newFact(nrmReferral, accused, sent('2026-08-22'), referral),
    newFact(nrmDecision, accused, decision(referral, 'rg', '2026-08-29')),
    newFact(nrmDecision, accused, decision(referral, 'cg', '2026-11-03')),
  ])
  const witness = await child({ referral: { ...said, cjs_involved: 'no', exploitation_primary: 'sexual' } })
  await write(house, witness, [newFact(justiceMatter, witness, matter('witness'))])
  await child({ referral: { ...said, cjs_involved: 'yes', cjs_role: 'accused', cjs_stage: 'arrested' } })
  const again = factIdOf('referral', witness)
  await write(house, witness, [newFact(nrmReferral, witness, sent('2026-09-01'), again)])
  house.clock.set('2026-10-01T09:00:00Z')
  await write(house, witness, [
    nextVersion(nrmReferral, witness, { id: again, version: 1 }, sent('2026-09-03'), 'mistyped'),
  ])
  house.clock.set('2026-11-10T09:00:00Z')
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

async function rows(name: string, asAt: string, sql: string) {
  const opened = await openPackage(await exported(name, asAt))
  try {
    return await opened.duck.rows(sql)
  } finally {
    opened.close()
  }
}

test('criminal justice is as it stood on the day of the package, and as referred where its room holds nothing', async () => {
  const asked =
    'select cjs_involved, cjs_role, cjs_stage, cjs_at_referral from children order by cjs_role, cjs_stage'
  const others = [
    { cjs_involved: 'yes', cjs_role: 'accused', cjs_stage: 'arrested', cjs_at_referral: 'yes' },
    { cjs_involved: 'yes', cjs_role: 'witness', cjs_stage: null, cjs_at_referral: 'no' },
  ]
  const own = (stage: string) => ({ ...others[0], cjs_stage: stage })
  expect(await rows('october', '2026-10-31', asked)).toEqual([others[0], own('charged'), others[1]])
  expect(await rows('november', '2026-11-09', asked)).toEqual([others[0], own('convicted'), others[1]])
})

test('referrals to the NRM stand in the package with what was decided by its day', async () => {
  const asked = 'select * exclude (nrm_id) from nrm order by referral_date'
  const mine = {
    referral_date: '2026-08-22',
    age_group: 'child',
    area: 'ictg',
    site: 'wales',
    gender: 'male',
    nationality: 'VNM',
    exploitation_type: 'criminal',
    exploitation_subtype: 'county-lines',
    rg_outcome: 'positive',
    rg_date: '2026-08-29',
    cg_outcome: 'pending',
    cg_date: null,
    as_at: '2026-10-31',
  }
  const unknown = {
    age_group: 'unknown',
    exploitation_type: 'sexual',
    rg_outcome: 'pending',
    cg_outcome: null,
  }
  expect(await rows('nrm-october', '2026-10-31', asked)).toMatchObject([
    mine,
    { ...unknown, referral_date: '2026-09-03' },
  ])
  expect(await rows('nrm-september', '2026-09-20', asked)).toMatchObject([
    { ...mine, as_at: '2026-09-20' },
    { ...unknown, referral_date: '2026-09-01' },
  ])
  expect(await rows('nrm-november', '2026-11-09', asked)).toMatchObject([
    { ...mine, cg_outcome: 'positive', cg_date: '2026-11-03', as_at: '2026-11-09' },
    unknown,
  ])
})

test('dataset check finds nothing in it', async () => {
  const report = await checkPackage(await exported('checked', '2026-10-31'))
  expect(report.kinds).toEqual([])
})
