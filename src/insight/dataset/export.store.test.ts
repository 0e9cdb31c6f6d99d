import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { caseFile } from '../../platform/access/index.ts'
import { newFact, nextVersion } from '../../platform/record/index.ts'
import { childIdentity } from '../../service/child/index.ts'
import { closureProposal } from '../../service/closure/index.ts'
import { contact, noContactReason } from '../../service/contact/index.ts'
import { professionalsMeeting } from '../../service/consultation/index.ts'
import { monthlyStatus } from '../../service/status/index.ts'
import { write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { eligibleDirect, referredChild } from '../../../test/support/referred-child.ts'
import { openPackage } from '../package/index.ts'
import { exportDataset } from './index.ts'

const secret = 'only-for-tests-only-for-tests-only-for-tests'
const folder = mkdtempSync(join(tmpdir(), 'guardianship-dataset-'))
let house: TestHouse
let open: CaseId
let closed: CaseId
let identity: { columns: Parameters<typeof newFact<typeof childIdentity>>[2] }

const said = {
  ...eligibleDirect,
  referrer_agency: 'police',
  exploitation_primary: 'criminal',
  county_lines: 'unknown',
}
const spoken = {
  third_party_type: null,
  purposes: ['safety', 'relationship-building'],
  interpreter: null,
  language: null,
  child_words: 'Words that no package may hold',
  note: null,
  safe_to_write: null,
  duration_minutes: null,
  with_whom: null,
  accompanied: null,
}
const nothing = {
  contact_with_trafficker: 'suspected',
  education_status: 'none',
  accommodation: null,
  immigration_stage: null,
  nrm_stage: null,
  cjs_role: null,
  cjs_stage: null,
  safety_plan_status: null,
  missing_now: null,
  missing_since: null,
  no_contact_reason: null,
  note: null,
}

async function exported(
  name: string,
  asAt = '2026-10-31',
  format: 'csv' | 'parquet' = 'csv',
): Promise<string> {
  const out = join(folder, name)
  await exportDataset(house.db.owner, {
    asAt: calendarDay(asAt),
    out,
    format,
    secret,
    now: house.clock.now(),
    withHistory: false,
    importedBy: null,
  })
  return out
}
const bytes = (out: string) =>
  readdirSync(out)
    .sort()
    .map((file) => [file, readFileSync(join(out, file)).toString('hex')])

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-08-20T09:00:00Z'))
  await house.world.person('guardian', 'wales')
  identity = {
    columns: {
      dob: '2010-03-05',
      dob_standing: 'exact',
      gender: null,
      nationalities: ['VNM', 'FRA'],
      immigration_group: 'uasc',
      languages: null,
      interpreter: null,
      interpreter_language: null,
      welsh_preference: null,
      communication_need: null,
    },
  }
  const stage = { stage: 'allocated', route: 'direct' } as const
  open = await referredChild(house, {
    ...stage,
    names: ['Linh Nguyễn'],
    identity: identity.columns,
    referral: said,
  })
  closed = await referredChild(house, {
    stage: 'closed',
    route: 'indirect',
    identity: { gender: 'male' },
    referral: { ...said, missing_now: 'yes', missing_since: '2026-08-18' },
  })
  await referredChild(house)
  await referredChild(house, { stage: 'declined' })
  await write(house, open, [
    newFact(professionalsMeeting, open, {
      on_day: '2026-09-25',
      kind: 'strategy',
      third_party_type: 'multi-agency',
      agencies: ['police'],
      mode: 'remote',
      purposes: ['nrm', 'safeguarding'],
      child_there: null,
      child_views: null,
      asked: 'Words that no package may hold',
      decided: null,
      delivery_hours: null,
      preparation_hours: null,
      travel_hours: null,
      miles: null,
      note: null,
    }),
    newFact(contact, open, {
      ...spoken,
      happened_at: new Date('2026-08-21T10:00:00Z'),
      counterpart: 'child',
      mode: 'face-to-face',
      outcome: 'successful',
    }),
    newFact(contact, open, {
      ...spoken,
      happened_at: new Date('2026-09-21T10:00:00Z'),
      counterpart: 'child',
      mode: 'phone',
      outcome: 'no-answer',
    }),
    newFact(contact, open, {
      ...spoken,
      happened_at: new Date('2026-09-30T23:30:00Z'),
      counterpart: 'child',
      mode: 'text',
      outcome: 'successful',
    }),
    newFact(contact, open, {
      ...spoken,
      happened_at: new Date('2026-09-22T10:00:00Z'),
      counterpart: 'third-party',
      third_party_type: 'police',
      mode: 'remote',
      outcome: 'successful',
    }),
    newFact(monthlyStatus, open, { ...nothing, month: '2026-08', missing_in_month: 'no' }),
    newFact(monthlyStatus, open, {
      ...nothing,
      month: '2026-09',
      missing_in_month: 'yes',
      missing_since: '2026-09-12',
    }),
  ])
  await write(house, closed, [
    newFact(
      noContactReason,
      closed,
      { no_contact_code: 'outside-ictg-area', detail: null },
      closed as CaseId & FactId,
    ),
    newFact(closureProposal, closed, {
      exit_reason: 'other',
      exit_detail: 'left-the-uk',
      exit_detail_words: null,
      exit_on: '2026-10-03',
      settled: '[]',
      child_view: null,
      child_view_how: null,
      anything_open: null,
      still_open: '[]',
      referred_on: null,
      onward: '[]',
      summary: 'Said in words',
      state: 'signed-off',
      returned_why: null,
      proposed_by: closed,
    }),
  ])
  house.clock.set('2026-11-02T09:00:00Z')
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the package of a day says what the record said, opens as a package, and holds no word of anybody', async () => {
  const out = await exported('first')
  const opened = await openPackage(out)
  try {
    expect([...opened.present]).toHaveLength(7)
    expect(opened).toMatchObject({ source: 'record', asAt: '2026-10-31' })
    const children = await opened.duck.rows(
      'select * exclude (episode_id, child_id) from children order by route',
    )
    expect(children).toMatchObject([
      {
        route: 'direct',
        site: 'wales',
        gender: 'unknown',
        nationality: 'VNM',
        nationality_group: 'non-eea',
        age_at_referral: 16,
        referral_date: '2026-08-20',
        exit_date: null,
        county_lines: null,
        missing_on_referral: false,
        cjs_involved: 'unknown',
        not_asked: 'missing_on_referral;cjs_involved;gender',
        not_known: 'county_lines',
        other_nationalities: 'FRA',
      },
      {
        route: 'indirect',
        gender: 'male',
        nationality: 'unknown',
        missing_on_referral: true,
        no_contact_reason: 'outside-area',
        exit_date: '2026-10-03',
        exit_reason: 'other',
        exit_reason_detail: 'left-the-uk',
        age_at_referral: null,
      },
    ])
    const months =
      'select month, face_to_face, other_contacts, missing, status_recorded from months join children using (episode_id)'
    expect(await opened.duck.rows(`${months} where route = 'direct' order by month`)).toEqual([
      { month: '2026-08', face_to_face: 1, other_contacts: 0, missing: false, status_recorded: 'true' },
      { month: '2026-09', face_to_face: 0, other_contacts: 0, missing: true, status_recorded: 'true' },
      { month: '2026-10', face_to_face: 0, other_contacts: 1, missing: false, status_recorded: 'false' },
    ])
    expect(await opened.duck.rows(`select count(*) as n from (${months}) where month > '2026-07'`)).toEqual([
      { n: 6 },
    ])
    expect(
      await opened.duck.rows('select date, counterpart, mode, purposes from meetings order by date'),
    ).toEqual([
      {
        date: '2026-08-21',
        counterpart: 'child',
        mode: 'face-to-face',
        purposes: 'relationship-building;safety',
      },
      {
        date: '2026-09-22',
        counterpart: 'third-party',
        mode: 'remote',
        purposes: 'relationship-building;safety',
      },
      { date: '2026-09-25', counterpart: 'third-party', mode: 'remote', purposes: 'safeguarding;nrm' },
      { date: '2026-10-01', counterpart: 'child', mode: 'text', purposes: 'relationship-building;safety' },
    ])
    expect(
      await opened.duck.rows('select started_on, ended_on, on_referral from missing_episodes order by 1'),
    ).toEqual([
      { started_on: '2026-08-18', ended_on: null, on_referral: true },
      { started_on: '2026-09-12', ended_on: null, on_referral: false },
    ])
    expect(await opened.duck.rows(`select guardians from guardians where month = '2026-10'`)).toEqual([
      { guardians: 1 },
    ])
  } finally {
    opened.close()
  }
  const all = readdirSync(out)
    .map((file) => readFileSync(join(out, file), 'utf8'))
    .join('\n')
  for (const secretWord of ['Linh', 'Words', 'T-', open, closed, '2010-03-05'])
    expect(all).not.toContain(secretWord)
  expect(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'))).toMatchObject({
    notes: { cases_left_out: { declined: 1, 'not-yet-decided': 1 } },
  })
})

test('a day gives the same bytes again after corrections, withdrawals and new cases, in both formats', async () => {
  const [csv, parquet] = [
    bytes(await exported('before')),
    bytes(await exported('before-p', '2026-10-31', 'parquet')),
  ]
  const row = await house.db.owner.kysely
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', open)
    .executeTakeFirstOrThrow()
  await write(house, open, [
    nextVersion(
      caseFile,
      open,
      row,
      caseFile.columns.parse({ ...row, site: 'kent', stage: 'closed' }),
      'moved',
    ),
    nextVersion(
      childIdentity,
      open,
      { id: open, version: 1 },
      { ...identity.columns, gender: 'female' },
      'asked',
    ),
  ])
  await referredChild(house, {
    stage: 'accepted',
    route: 'direct',
    receivedAt: new Date('2026-10-20T09:00:00Z'),
  })
  expect(bytes(await exported('after'))).toEqual(csv)
  expect(bytes(await exported('after-p', '2026-10-31', 'parquet'))).toEqual(parquet)
  house.clock.set('2026-11-04T09:00:00Z')
  const later = bytes(await exported('later', '2026-11-03'))
  expect(later).not.toEqual(csv)
  const opened = await openPackage(join(folder, 'later'))
  expect(await opened.duck.rows(`select exit_date, exit_reason from children where site = 'kent'`)).toEqual([
    { exit_date: '2026-11-02', exit_reason: null },
  ])
  opened.close()
})

test('every export is an act of reading, written before anything is read', async () => {
  const acts = await house.db.owner.kysely
    .selectFrom('act')
    .select(['sort', 'actor', 'acted_by_right', 'detail'])
    .where('kind', '=', 'dataset.export')
    .orderBy('seq')
    .limit(1)
    .execute()
  expect(acts).toEqual([
    {
      sort: 'read',
      actor: 'system',
      acted_by_right: 'command-line',
      detail: '{"as_at":"2026-10-31","format":"csv","with_history":false}',
    },
  ])
})

test('a day that is not over is refused, and so is a folder that holds something else', async () => {
  await expect(exported('early', '2026-11-04')).rejects.toThrow(/not over yet/)
  mkdirSync(join(folder, 'mine'))
  writeFileSync(join(folder, 'mine', 'letter.txt'), 'x')
  await expect(exported('mine')).rejects.toThrow(/holds no package/)
  expect(readdirSync(join(folder, 'mine'))).toEqual(['letter.txt'])
  const acts = await sql<{ n: number }>`select count(*) as n from act where kind = 'dataset.export'
    and detail like '%2026-11-04%'`.execute(house.db.owner.kysely)
  expect(acts.rows).toEqual([{ n: 0 }])
})

test('an earlier package in the folder is replaced whole', async () => {
  await exported('again', '2026-10-31', 'parquet')
  expect(readdirSync(await exported('again')).filter((file) => file.endsWith('.parquet'))).toEqual([])
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
})
