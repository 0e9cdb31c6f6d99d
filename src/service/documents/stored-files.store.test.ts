import { createCipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, testSecret, type TestHouse } from '../../../test/support/house.ts'
import { inventedPdf } from '../../demonstration/invented-files.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import {
  demandFileKeys,
  digestOfSealed,
  eraseFile,
  filesUnderKeys,
  openFiles,
  readFile,
  rewrapFiles,
  ringOf,
  verifyFiles,
} from '../../platform/files/index.ts'
import { verifyRecord } from '../../platform/record/index.ts'
import { documentFiles } from './store.ts'

let house: TestHouse
let guardian: { id: AccountId; token: string }
let caseId: CaseId
beforeAll(async () => {
  house = await openTestHouse()
  guardian = await house.world.person('guardian', 'wales')
  caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, guardian.id, 'guardian')
})
afterAll(() => house.close())

const owner = () => house.db.owner.kysely
const bytes = inventedPdf(['Invented'])
async function aDocument(what: string): Promise<{ id: string; file: string }> {
  await house.postFile(
    guardian.token,
    `/cases/${caseId}/documents/new`,
    { kind: 'court', what, holds_place: 'no' },
    { name: 'a.pdf', type: 'application/pdf', bytes },
  )
  const { rows } = await sql<{ id: string; file: string }>`
    select id, file_id as file from case_document where what = ${what} and superseded_at is null`.execute(
    owner(),
  )
  const [row] = rows
  if (row === undefined) throw new Error('the document was not kept')
  return row
}
const withdraw = (id: string) =>
  house.post(guardian.token, `/cases/${caseId}/facts/case_document/${id}/entered-in-error`, {
    reason: 'Another child',
    _version: '1',
  })
const erase = (file: string) => eraseFile(owner(), documentFiles, file, 'article-17', house.clock.now())
const faults = async () => (await verifyFiles(owner(), [documentFiles])).findings.map(({ fault }) => fault)
const key = (id: string) => ({ id, key: Buffer.alloc(32, id) })

/** Bytes sealed as they were before files had keys of their own: under a key made from the secret. */
function sealedAsBefore(secret: string, id: string): Buffer {
  const nonce = randomBytes(12)
  const made = Buffer.from(hkdfSync('sha256', secret, id, 'guardianship file content', 32))
  const cipher = createCipheriv('aes-256-gcm', made, nonce).setAAD(Buffer.from(`${caseId}\n${id}`))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

describe('the keys that stored files hang on', () => {
  const before = randomUUID()
  let sealed: Buffer = Buffer.alloc(0)
  const read = (settings: Parameters<typeof openFiles>[0]) =>
    house.world.as(guardian.token, caseId, (trx) =>
      readFile(trx, openFiles(settings).seal, { id: before, caseId, digest: digestOfSealed(sealed) }),
    )
  const start = (secret: string, ...keys: string[]) =>
    demandFileKeys(house.db.app.kysely, ringOf(secret, keys.map(key)))
  beforeAll(async () => {
    await aDocument('Under the secret')
    sealed = sealedAsBefore(testSecret, before)
    await sql`insert into file_content (id, case_id, stored_at, sealed)
      values (${before}, ${caseId}, now(), ${sealed})`.execute(owner())
  })

  test('given files on the secret, when the secret is changed, then the start is refused; with the former it is not', async () => {
    await start(testSecret)
    await start(testSecret, '2026')
    await expect(start(`${testSecret}x`)).rejects.toThrow(/hang on another GUARDIANSHIP_SECRET/)
    await expect(start(`${testSecret}x`, '2026')).rejects.toThrow(/start with the former one/)
    expect(await read({ secret: testSecret })).toEqual({ state: 'whole', bytes })
    await expect(rewrapFiles(owner(), ringOf(`${testSecret}x`, [key('2026')]))).rejects.toThrow()
  })
  test('when they are put under a key of their own, then the secret may change, and no sealed byte did', async () => {
    expect(await rewrapFiles(owner(), ringOf(testSecret, [key('2026')]))).toBe(2)
    expect(await rewrapFiles(owner(), ringOf(testSecret, [key('2026')]))).toBe(0)
    expect(await filesUnderKeys(owner())).toEqual([{ keyId: '2026', files: 2 }])
    await start(`${testSecret}x`, '2026')
    expect(await read({ secret: `${testSecret}x`, keys: [key('2026')] })).toEqual({ state: 'whole', bytes })
    await expect(start(testSecret)).rejects.toThrow(/hang on the key "2026", which .* does not have/)
    await expect(start(testSecret, '2027')).rejects.toThrow(/docs\/runbooks\/file-keys\.md/)
    expect(await read({ secret: testSecret })).toEqual({ state: 'key-absent' })
    const other = ringOf(testSecret, [{ id: '2026', key: Buffer.alloc(32, 'other') }])
    await expect(demandFileKeys(house.db.app.kysely, other)).rejects.toThrow(/not the one of that name/)
  })
  test('when a newer key comes, then the old one still opens, until all have been moved', async () => {
    expect(await read({ secret: 'x', keys: [key('2027'), key('2026')] })).toEqual({ state: 'whole', bytes })
    expect(await rewrapFiles(owner(), ringOf('x', [key('2027'), key('2026')]))).toBe(2)
    await start('x', '2027')
    expect(await read({ secret: 'x', keys: [key('2027')] })).toEqual({ state: 'whole', bytes })
    await sql`delete from file_content where id = ${before}`.execute(owner())
    await sql`delete from file_key where file_id = ${before}`.execute(owner())
  })
})

describe('the bytes of stored files and the chain', () => {
  test('an altered, a lost and a slipped-in file are found', async () => {
    const { file } = await aDocument('Altered')
    expect(await faults()).toEqual([])
    await sql`update file_content set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
      where id = ${file}`.execute(owner())
    expect(await faults()).toEqual(['file-altered'])
    await sql`update file_content set id = ${randomUUID()} where id = ${file}`.execute(owner())
    expect(await faults()).toEqual(['file-missing', 'file-without-fact'])
    await sql`update file_content set id = ${file}, sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
      where id not in (select file_id from case_document)`.execute(owner())
    expect(await faults()).toEqual([])
  })
  test('a file is erased once its document stands no more; the chain accounts for it, and for its coming back', async () => {
    const { id, file } = await aDocument('Of another child')
    expect(await erase(file)).toBe('still-stands')
    expect((await withdraw(id)).statusCode).toBe(303)
    const kept = await sql<{ sealed: Buffer }>`select sealed from file_content where id = ${file}`.execute(
      owner(),
    )
    expect(await erase(file)).toBe('erased')
    expect(await erase(file)).toBe('erased-before')
    expect(await erase(randomUUID())).toBe('not-known')
    const left = await sql`select file_id from file_key where file_id = ${file}`.execute(owner())
    expect(left.rows).toEqual([])
    expect(await verifyFiles(owner(), [documentFiles])).toMatchObject({ erased: 1, findings: [] })
    expect((await verifyRecord(owner())).findings).toEqual([])
    await sql`insert into file_content (id, case_id, stored_at, sealed)
      values (${file}, ${caseId}, now(), ${kept.rows[0]?.sealed})`.execute(owner())
    expect(await faults()).toEqual(['file-erased-and-back'])
    expect(await erase(file)).toBe('erased')
    expect(await faults()).toEqual([])
  })
  test('a file that went without a word is accounted for afterwards', async () => {
    const { id, file } = await aDocument('Went without a word')
    await withdraw(id)
    await sql`delete from file_content where id = ${file}`.execute(owner())
    expect(await faults()).toEqual(['file-missing'])
    expect(await erase(file)).toBe('was-gone')
    expect(await faults()).toEqual([])
  })
})
