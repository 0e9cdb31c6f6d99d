import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allTables, openPackage } from '../package/index.ts'
import { openTestRecord, type TestRecord } from '../../../test/support/exported-record.ts'

let record: TestRecord
beforeAll(async () => {
  record = await openTestRecord()
})
afterAll(() => record.close())

test('the package of a day says what the record said, opens as a package, and holds no word of anybody', async () => {
  const out = await record.exported('first')
  const opened = await openPackage(out)
  try {
    expect([...opened.present]).toEqual(allTables.map(({ name }) => name))
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
  for (const secretWord of ['Linh', 'Words', 'T-', record.open, record.closed, '2010-03-05'])
    expect(all).not.toContain(secretWord)
  expect(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'))).toMatchObject({
    notes: { cases_left_out: { declined: 1, 'not-yet-decided': 1 } },
  })
})
