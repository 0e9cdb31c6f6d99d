import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { verifyRecord } from '../../../platform/record/index.ts'
import { openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import { referredChild } from '../../../../test/support/referred-child.ts'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  writeSmallParquet,
  type SmallPackage,
} from '../../../../test/support/small-package.ts'
import { openPackage } from '../../package/index.ts'
import { exportDataset, importDataset } from '../index.ts'
import { differenceInWords } from '../told.ts'

const secret = 'only-for-tests-only-for-tests-only-for-tests'
const folder = temporaryFolder()
let house: TestHouse
let by: string
let ours: string
let made = 0

interface Given {
  readonly commit?: boolean
  readonly replace?: string
  readonly by?: string
}
async function taken(given: SmallPackage, how: Given = {}) {
  made += 1
  const path = join(folder.path, `given-${made}`)
  writeSmallPackage(path, given)
  return importFrom(path, how)
}
const importFrom = (path: string, { commit = true, replace, by: email = by }: Given) =>
  importDataset(house.db.owner, {
    folder: path,
    by: email,
    replace: replace ?? null,
    commit,
    secret,
    now: house.clock.now(),
  })
const only = (...names: (keyof SmallPackage['tables'])[]): SmallPackage => {
  const given = smallPackage()
  for (const name of Object.keys(given.tables) as (keyof SmallPackage['tables'])[])
    if (!names.includes(name)) given.tables[name] = []
  return given
}
const counts = async () =>
  (
    await sql<{ acts: number; nrm: number; children: number }>`select
      (select count(*) from act where kind = 'dataset.import') as acts,
      (select count(*) from imported_nrm) as nrm, (select count(*) from imported_children) as children`.execute(
      house.db.owner.kysely,
    )
  ).rows[0]

async function exported(
  name: string,
  asAt: string,
  more: { withHistory?: boolean; importedBy?: string } = {},
) {
  const out = join(folder.path, name)
  await exportDataset(house.db.owner, {
    asAt: calendarDay(asAt),
    out,
    format: 'csv',
    secret,
    now: house.clock.now(),
    withHistory: more.withHistory ?? false,
    importedBy: more.importedBy === undefined ? null : calendarDay(more.importedBy),
  })
  return openPackage(out)
}
async function rowsOf(name: string, asAt: string, query: string, more: Parameters<typeof exported>[2] = {}) {
  const opened = await exported(name, asAt, more)
  try {
    return await opened.duck.rows(query)
  } finally {
    opened.close()
  }
}

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-08-20T09:00:00Z'))
  const returns = await house.world.person('returns', null)
  by = `${returns.id}@example.test`
  await referredChild(house, { stage: 'allocated', route: 'direct' })
  house.clock.set('2026-11-02T09:00:00Z')
  ours = String((await rowsOf('ours', '2026-11-01', 'select episode_id from children'))[0]?.['episode_id'])
})
afterAll(async () => {
  await house.close()
  folder.remove()
})

test('a dry run says what would come and writes nothing', async () => {
  const result = await taken(smallPackage(), { commit: false })
  expect(differenceInWords(result)).toContain('children: 4 new, 0 same, 0 changed, 0 refused')
  expect(result.written).toBe(0)
  expect(await counts()).toEqual({ acts: 0, nrm: 0, children: 0 })
})

test('without the role nobody takes anything in', async () => {
  const lead = await house.world.person('guardian', null)
  for (const email of [`${lead.id}@example.test`, 'nobody@example.test'])
    await expect(taken(smallPackage(), { by: email })).rejects.toThrow(/role returns or service lead/)
})

test('a simulation is never taken in', async () => {
  await expect(taken({ ...smallPackage(), source: 'simulation' })).rejects.toThrow(/is a simulation/)
})

test('trusted rows are one act by the person; the refused ones come back with table, row and reason and stop nothing', async () => {
  const given = only('social_worker_months', 'nrm')
  given.tables.social_worker_months = [
    { episode_id: ours, month_index: '2', any_contact: 'true', meetings: '1', quality: 'ok' },
    { episode_id: 'ep-unknown', month_index: '1', quality: 'ok' },
    { episode_id: ours, month_index: '3', quality: 'perfect' },
  ]
  const result = await taken(given)
  expect(result.refused.map(({ table, number, reason }) => [table, number, reason])).toEqual([
    ['social_worker_months', 4, 'not-a-code'],
    ['social_worker_months', 3, 'no-such-episode'],
  ])
  expect(result.written).toBe(1 + 1 + 2)
  const act = await house.db.owner.kysely
    .selectFrom('act')
    .select(['sort', 'actor', 'role', 'acted_by_right'])
    .where('kind', '=', 'dataset.import')
    .executeTakeFirstOrThrow()
  expect(act).toEqual({ sort: 'write', actor: 'staff', role: 'returns', acted_by_right: 'command-line' })
  expect((await verifyRecord(house.db.owner.kysely)).findings).toEqual([])
})

test('the export carries the returns of its own episodes and months', async () => {
  const query = 'select episode_id, month_index, meetings, quality from social_worker_months'
  expect(await rowsOf('sw', '2026-11-01', query)).toEqual([
    { episode_id: ours, month_index: 2, meetings: 1, quality: 'ok' },
  ])
  expect(await rowsOf('sw-early', '2026-08-31', query)).toEqual([])
})

test('the same again changes nothing and writes no act', async () => {
  const before = await counts()
  const result = await taken(only('nrm'))
  expect(result).toMatchObject({ written: 0, refused: [] })
  expect(await counts()).toEqual(before)
})

test('vintages stand side by side; the export takes the latest on or before its day', async () => {
  const next = only('nrm')
  next.asAt = '2018-12-31'
  next.tables.nrm = next.tables.nrm.map((row) => ({ ...row, as_at: '2018-12-12', rg_outcome: 'negative' }))
  await taken(next)
  const query = 'select distinct as_at, rg_outcome from nrm order by all'
  expect(await rowsOf('v1', '2018-12-11', query)).toEqual([
    { as_at: '2018-06-13', rg_outcome: 'pending' },
    { as_at: '2018-06-13', rg_outcome: 'positive' },
  ])
  expect(await rowsOf('v2', '2018-12-12', query)).toEqual([{ as_at: '2018-12-12', rg_outcome: 'negative' }])
  expect(await rowsOf('v0', '2018-06-12', query)).toEqual([])
})

test('a vintage with another content is refused; with a reason it is replaced, and the earlier version stays', async () => {
  const other = only('nrm')
  other.tables.nrm = other.tables.nrm.slice(0, 1).map((row) => ({ ...row, cg_outcome: 'negative' }))
  const refused = await taken(other)
  expect(refused).toMatchObject({ written: 0, refused: [{ number: 2, reason: 'differs-from-its-vintage' }] })
  expect(differenceInWords(refused).slice(-2)).toEqual([
    'nrm: 0 new, 0 same, 0 changed, 1 of its vintage are no longer in the file and stay unless it is replaced, 1 refused',
    '    differs-from-its-vintage: row 2',
  ])
  house.clock.set('2026-11-05T09:00:00Z')
  expect((await taken(other, { replace: 'corrected by the Home Office' })).written).toBe(3)
  const versions = await sql<{ nrm_id: string; version: number; standing: string; reason: string | null }>`
    select nrm_id, version, standing, reason from imported_nrm where as_at = '2018-06-13' order by nrm_id, version`.execute(
    house.db.owner.kysely,
  )
  const reason = 'corrected by the Home Office'
  expect(versions.rows).toEqual([
    { nrm_id: 'N1', version: 1, standing: 'recorded', reason: null },
    { nrm_id: 'N1', version: 2, standing: 'recorded', reason },
    { nrm_id: 'N2', version: 1, standing: 'recorded', reason: null },
    { nrm_id: 'N2', version: 2, standing: 'entered-in-error', reason },
  ])
  const query = 'select nrm_id, cg_outcome from nrm order by nrm_id'
  expect(await rowsOf('v3', '2018-06-30', query)).toEqual([{ nrm_id: 'N1', cg_outcome: 'negative' }])
  expect(await rowsOf('v3-then', '2018-06-30', query, { importedBy: '2026-11-04' })).toEqual([
    { nrm_id: 'N1', cg_outcome: 'positive' },
    { nrm_id: 'N2', cg_outcome: null },
  ])
})

test('an earlier package is kept apart, comes out with history alone, and stands as on the day asked for', async () => {
  const path = join(folder.path, 'history')
  await writeSmallParquet(path, smallPackage())
  const result = await importFrom(path, { replace: 'the full return' })
  expect(result.refused).toEqual([])
  expect((await counts())?.children).toBe(4)
  const heads = await sql<{ n: number }>`select count(*) as n from case_file`.execute(house.db.owner.kysely)
  expect(heads.rows).toEqual([{ n: 1 }])
  const query = 'select episode_id, exit_date, exit_reason, origin from children order by 1'
  expect(await rowsOf('without', '2018-05-10', query)).toEqual([])
  expect(await rowsOf('with', '2018-05-10', query, { withHistory: true })).toEqual([
    { episode_id: 'E1', exit_date: null, exit_reason: null, origin: 'import' },
    { episode_id: 'E2', exit_date: '2018-05-02', exit_reason: 'did-not-want-guardian', origin: 'import' },
    { episode_id: 'E3', exit_date: null, exit_reason: null, origin: 'import' },
    { episode_id: 'E4', exit_date: null, exit_reason: null, origin: 'import' },
  ])
  const months = `select episode_id, max(month) as last, count(*) as n from months group by 1 order by 1`
  expect(await rowsOf('with', '2018-04-30', months, { withHistory: true })).toEqual([
    { episode_id: 'E1', last: '2018-04', n: 4 },
    { episode_id: 'E2', last: '2018-04', n: 2 },
    { episode_id: 'E3', last: '2018-04', n: 6 },
  ])
  const all =
    'select (select count(*) from children) as c, (select count(*) from meetings) as m, (select count(*) from guardians) as g'
  expect(await rowsOf('all', '2018-06-30', all, { withHistory: true })).toEqual([{ c: 4, m: 3, g: 16 }])
})

test('an imported episode that was open when its package ended is left out of a later package, and counted', async () => {
  const query = `select episode_id from children where origin = 'import' order by 1`
  expect(await rowsOf('open', '2018-07-01', query, { withHistory: true })).toEqual([
    { episode_id: 'E2' },
    { episode_id: 'E3' },
    { episode_id: 'E4' },
  ])
  const told = JSON.parse(readFileSync(join(folder.path, 'open', 'datapackage.json'), 'utf8'))
  expect(told).toMatchObject({ notes: { imported_open_left_out: 1 } })
})

test('the application sees nothing of what was taken in, and can add nothing', async () => {
  const seen = await house.world.as(null, null, (db) =>
    sql<{ n: number }>`select (select count(*) from imported_children) + (select count(*) from imported_nrm)
      + (select count(*) from imported_batch) as n`.execute(db),
  )
  expect(seen.rows).toEqual([{ n: 0 }])
  const adding = house.world.as(null, null, (db) =>
    sql`insert into imported_guardians (id, version, act_id, recorded_at, standing, batch_id, month, site, guardians)
      values (gen_random_uuid(), 1, gen_random_uuid(), now(), 'recorded', gen_random_uuid(), '2018-01', 'wales', 9)`.execute(
      db,
    ),
  )
  await expect(adding).rejects.toThrow(/row-level security/)
})

test('our own export taken in again is refused row by row: its episodes are in the record', async () => {
  const result = await importFrom(join(folder.path, 'ours'), { commit: false })
  const reasons = result.refused.map(({ table, reason }) => `${table} ${reason}`)
  expect(new Set(reasons)).toEqual(
    new Set(['children already-in-the-record', 'months already-in-the-record']),
  )
})

test('a row with too many or too few cells is refused alone; a file that is no CSV is told in one sentence', async () => {
  const path = join(folder.path, 'torn')
  writeSmallPackage(path, smallPackage())
  const file = join(path, 'nrm.csv')
  writeFileSync(file, `${readFileSync(file, 'utf8')}N3,2018-01-01\r\n`)
  const { refused } = await importFrom(path, { commit: false })
  expect(refused.filter(({ table }) => table === 'nrm')).toMatchObject([
    { number: 4, reason: 'ragged', cells: { nrm_id: 'N3' } },
  ])
  writeFileSync(file, `${readFileSync(file, 'utf8')}N4,"2018`)
  await expect(importFrom(path, {})).rejects.toThrow(/nrm\.csv cannot be read as CSV/)
})
