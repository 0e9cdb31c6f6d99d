import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseFile } from '../../platform/access/index.ts'
import { nextVersion } from '../../platform/record/index.ts'
import { childIdentity } from '../../service/child/index.ts'
import { write } from '../../../test/support/full-case.ts'
import { referredChild } from '../../../test/support/referred-child.ts'
import { openPackage } from '../package/index.ts'
import { bytesOf, openTestRecord, type TestRecord } from '../../../test/support/exported-record.ts'

let record: TestRecord
beforeAll(async () => {
  record = await openTestRecord()
})
afterAll(() => record.close())

test('a day gives the same bytes again after corrections, withdrawals and new cases, in both formats', async () => {
  const { open } = record
  const [csv, parquet] = [
    bytesOf(await record.exported('before')),
    bytesOf(await record.exported('before-p', '2026-10-31', 'parquet')),
  ]
  const row = await record.house.db.owner.kysely
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', open)
    .executeTakeFirstOrThrow()
  await write(record.house, open, [
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
      { ...record.identity, gender: 'female' },
      'asked',
    ),
  ])
  await referredChild(record.house, {
    stage: 'accepted',
    route: 'direct',
    receivedAt: new Date('2026-10-20T09:00:00Z'),
  })
  expect(bytesOf(await record.exported('after'))).toEqual(csv)
  expect(bytesOf(await record.exported('after-p', '2026-10-31', 'parquet'))).toEqual(parquet)
  record.house.clock.set('2026-11-04T09:00:00Z')
  const later = bytesOf(await record.exported('later', '2026-11-03'))
  expect(later).not.toEqual(csv)
  const opened = await openPackage(join(record.folder, 'later'))
  expect(await opened.duck.rows(`select exit_date, exit_reason from children where site = 'kent'`)).toEqual([
    { exit_date: '2026-11-02', exit_reason: null },
  ])
  opened.close()
})

test('every export is an act of reading, written before anything is read', async () => {
  const acts = await record.house.db.owner.kysely
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
  await expect(record.exported('early', '2026-11-04')).rejects.toThrow(/not over yet/)
  mkdirSync(join(record.folder, 'mine'))
  writeFileSync(join(record.folder, 'mine', 'letter.txt'), 'x')
  await expect(record.exported('mine')).rejects.toThrow(/holds no package/)
  expect(readdirSync(join(record.folder, 'mine'))).toEqual(['letter.txt'])
  const acts = await sql<{ n: number }>`select count(*) as n from act where kind = 'dataset.export'
    and detail like '%2026-11-04%'`.execute(record.house.db.owner.kysely)
  expect(acts.rows).toEqual([{ n: 0 }])
})

test('an earlier package in the folder is replaced whole', async () => {
  await record.exported('again', '2026-10-31', 'parquet')
  expect(readdirSync(await record.exported('again')).filter((file) => file.endsWith('.parquet'))).toEqual([])
  expect(readdirSync(record.folder).filter((name) => name.startsWith('.'))).toEqual([])
})
