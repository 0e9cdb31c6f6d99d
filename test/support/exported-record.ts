import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { newFact, type ColumnsOf } from '../../src/platform/record/index.ts'
import type { childIdentity } from '../../src/service/child/index.ts'
import { closureProposal } from '../../src/service/closure/index.ts'
import { contact, noContactReason } from '../../src/service/contact/index.ts'
import { professionalsMeeting } from '../../src/service/consultation/index.ts'
import { monthlyStatus } from '../../src/service/status/index.ts'
import { write } from './full-case.ts'
import { openTestHouse, type TestHouse } from './house.ts'
import { eligibleDirect, referredChild } from './referred-child.ts'
import { exportDataset } from '../../src/insight/dataset/index.ts'

// A small invented record for the tests of the export.

type IdentityColumns = ColumnsOf<typeof childIdentity>
const secret = 'only-for-tests-only-for-tests-only-for-tests'

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

export interface TestRecord {
  readonly house: TestHouse
  readonly folder: string
  readonly open: CaseId
  readonly closed: CaseId
  readonly identity: IdentityColumns
  /** Writes the package of a day and says where it lies. */
  exported(name: string, asAt?: string, format?: 'csv' | 'parquet'): Promise<string>
  close(): Promise<void>
}

/** The bytes of every file of a package. */
export const bytesOf = (out: string) =>
  readdirSync(out)
    .sort()
    .map((file) => [file, readFileSync(join(out, file)).toString('hex')])

/** Writes packages of a house's record into a folder of their own. */
export function exporter(house: TestHouse, folder: string): TestRecord['exported'] {
  return async (name, asAt = '2026-10-31', format = 'csv') => {
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
}

export const exportFolder = (): string => mkdtempSync(join(tmpdir(), 'guardianship-dataset-'))

/** Two accepted children (one closed), one who waits and one who was declined; it is 2 November 2026. */
export async function openTestRecord(): Promise<TestRecord> {
  const house = await openTestHouse(new Date('2026-08-20T09:00:00Z'))
  await house.world.person('guardian', 'wales')
  const identity: IdentityColumns = {
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
  }
  const stage = { stage: 'allocated', route: 'direct' } as const
  const open = await referredChild(house, {
    ...stage,
    names: ['Linh Nguyễn'],
    identity,
    referral: said,
  })
  const closed = await referredChild(house, {
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
  const folder = exportFolder()
  return {
    house,
    folder,
    open,
    closed,
    identity,
    exported: exporter(house, folder),
    close: async () => {
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
