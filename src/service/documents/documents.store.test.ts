import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { openFakeClamd, refusedWord, type FakeClamd } from '../../../test/support/fake-clamd.ts'
import { anIdentity, write } from '../../../test/support/full-case.ts'
import { openTestHouse, testSecret, type TestHouse } from '../../../test/support/house.ts'
import { scanWaiting } from './round.ts'
import { inventedPdf, inventedPhoto } from '../../demonstration/invented-files.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { openFiles } from '../../platform/files/index.ts'
import { verifyRecord } from '../../platform/record/index.ts'

const pdf = (word = 'Invented') => ({
  name: 'My letter.pdf',
  type: 'application/pdf',
  bytes: inventedPdf([word]),
})
const said = { kind: 'court', what: 'Invented letter from the court', holds_place: 'no' }
const owner = (house: TestHouse) => house.db.owner.kysely

async function aCase(house: TestHouse, worker: AccountId): Promise<CaseId> {
  const caseId = await house.world.aCase('wales')
  await house.world.allocate(caseId, worker, 'guardian')
  await write(house, caseId, [anIdentity(caseId)])
  return caseId
}
const at = (caseId: CaseId, page = '') => `/cases/${caseId}/documents${page}`
async function ids(house: TestHouse, table: string, caseId: CaseId): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from ${sql.table(table)} where case_id = ${caseId}
    order by id`.execute(owner(house))
  return [...new Set(found.rows.map(({ id }) => id))]
}
async function lastAct(house: TestHouse): Promise<{ sort: string; kind: string; detail: string }> {
  return owner(house)
    .selectFrom('act')
    .select(['sort', 'kind', 'detail'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

describe('without a scanner', () => {
  let house: TestHouse
  let guardian: { id: AccountId; token: string }
  let caseId: CaseId
  beforeAll(async () => {
    house = await openTestHouse(undefined, { mostFileBytes: 1024 * 1024 })
    guardian = await house.world.person('guardian', 'wales', { name: 'Gwen Guardian' })
    caseId = await aCase(house, guardian.id)
  })
  afterAll(() => house.close())
  const send = (fields: Record<string, string>, file: Parameters<TestHouse['postFile']>[3], page = '/new') =>
    house.postFile(guardian.token, at(caseId, page), fields, file)

  test('a document is kept, listed as not scanned, downloaded under our own name, and the reading is an act', async () => {
    expect((await house.get(guardian.token, at(caseId))).body).toContain('No document is kept here yet')
    expect((await send(said, pdf())).statusCode).toBe(303)
    const list = await house.get(guardian.token, at(caseId))
    expect(list.body).toContain('Invented letter from the court')
    expect(list.body).toContain('Not scanned')
    const [id = ''] = await ids(house, 'case_document', caseId)
    const one = await house.get(guardian.token, at(caseId, `/${id}`))
    expect(one.body).toContain('My letter.pdf')
    const file = await house.get(guardian.token, at(caseId, `/${id}/file`))
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.equals(pdf().bytes)).toBe(true)
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="[A-Za-z0-9-]+-court-undated-v1\.pdf"$/,
    )
    expect(await lastAct(house)).toMatchObject({ sort: 'read', kind: 'read:document-file' })
  })

  test('what is stored is sealed: neither the words of the file nor its name stand in it', async () => {
    const stored = await sql<{ sealed: Buffer }>`select sealed from file_content`.execute(owner(house))
    for (const { sealed } of stored.rows) expect(Buffer.from(sealed).includes('%PDF')).toBe(false)
  })

  test('sent twice, it is kept once', async () => {
    const before = await ids(house, 'case_document', caseId)
    const key = 'a-key-of-this-form'
    for (let time = 0; time < 2; time += 1)
      expect((await send({ ...said, _key: key }, pdf('twice'))).statusCode).toBe(303)
    expect((await ids(house, 'case_document', caseId)).length).toBe(before.length + 1)
    // The same form with another file is not what was sent before.
    expect((await send({ ...said, _key: key }, pdf('other'))).statusCode).toBe(409)
    expect((await ids(house, 'case_document', caseId)).length).toBe(before.length + 1)
  })

  test('what is not taken is said beside the field, what was typed stays, nothing is kept, and it is audited', async () => {
    const before = await ids(house, 'case_document', caseId)
    const html = { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('<html><script>x</script>') }
    const refused = await send({ ...said, from_whom: 'Kept words' }, html)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('A web page or drawing with markup')
    expect(refused.body).toContain('choose it once more')
    expect(refused.body).toContain('Kept words')
    expect(await lastAct(house)).toMatchObject({ sort: 'refusal', kind: 'write:document' })
    expect((await lastAct(house)).detail).toContain('"because":"markup"')
    const none = await send(said, null)
    expect(none.body).toContain('Choose a file')
    const big = { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.alloc(1024 * 1024 + 1, 65) }
    expect((await send(said, big)).body).toContain('larger than 1 MB')
    // A form of the other kind, as an old browser or a fuzzer sends it, brings no file.
    expect((await house.post(guardian.token, at(caseId, '/new'), said)).statusCode).toBe(422)
    expect(await ids(house, 'case_document', caseId)).toEqual(before)
  })

  test('a photo is kept without the place it was taken at', async () => {
    const photo = { name: 'IMG_1.JPG', type: 'image/jpeg', bytes: await inventedPhoto() }
    const what = 'Photograph of invented bands'
    expect((await send({ ...said, kind: 'photograph', what }, photo)).statusCode).toBe(303)
    const found = await sql<{ id: string }>`select id from case_document where what = ${what}`.execute(
      owner(house),
    )
    const file = await house.get(guardian.token, at(caseId, `/${found.rows[0]?.id}/file`))
    const kept = await sharp(file.rawPayload).metadata()
    expect([kept.format, kept.exif]).toEqual(['jpeg', undefined])
  })

  test('one that may say where the child is opens by its own way only, for those who may see that', async () => {
    const what = 'Invented placement letter'
    await send({ ...said, what, holds_place: 'unknown' }, pdf())
    const found = await sql<{ id: string }>`select id from case_document where what = ${what}`.execute(
      owner(house),
    )
    const id = found.rows[0]?.id ?? ''
    const lead = await house.world.person('service-lead', null)
    expect((await house.get(guardian.token, at(caseId, `/${id}/file`))).statusCode).toBe(404)
    expect((await house.get(lead.token, at(caseId, `/${id}/file`))).statusCode).toBe(404)
    expect((await house.get(lead.token, at(caseId, `/${id}/file-with-place`))).statusCode).toBe(403)
    const seen = await house.get(lead.token, at(caseId, `/${id}`))
    expect(seen.body).toContain('your work does not include opening it')
    expect((await house.get(guardian.token, at(caseId, `/${id}/file-with-place`))).statusCode).toBe(200)
    expect(await lastAct(house)).toMatchObject({ kind: 'read:document-with-place' })
  })

  test('a new version keeps the file before; an erased file leaves the record whole; in error, neither is served', async () => {
    const what = 'Invented plan in two versions'
    await send({ ...said, what }, pdf('first'))
    const found = await sql<{ id: string }>`select id from case_document where what = ${what}`.execute(
      owner(house),
    )
    const id = found.rows[0]?.id ?? ''
    const next = { reason: 'The signed one came', _version: '1' }
    expect((await send(next, pdf('second'), `/${id}/replace`)).statusCode).toBe(303)
    const stale = await send({ ...next, reason: 'Mine' }, pdf('third'), `/${id}/replace`)
    expect(stale.statusCode).toBe(409)
    const file = async (query: string) => house.get(guardian.token, at(caseId, `/${id}/file${query}`))
    expect((await file('')).body).toContain('second')
    expect((await file('?version=1')).body).toContain('first')
    expect((await file('?version=9')).statusCode).toBe(404)
    const fields = { ...said, what, kind: 'other', reason: 'Chose the wrong kind', _version: '2' }
    expect((await house.post(guardian.token, at(caseId, `/${id}/correct`), fields)).statusCode).toBe(303)
    expect((await file('')).body).toContain('second')

    await sql`delete from file_content where id = (select file_id from case_document where id = ${id} and version = 1)`.execute(
      owner(house),
    )
    expect((await file('?version=1')).statusCode).toBe(404)
    expect((await house.get(guardian.token, at(caseId, `/${id}`))).body).toContain('The file was erased')
    expect((await verifyRecord(owner(house))).findings).toEqual([])

    const withdraw = `/cases/${caseId}/facts/case_document/${id}/entered-in-error`
    const page = await house.get(guardian.token, withdraw)
    expect(page.statusCode).toBe(200)
    const reason = {
      withdraw_reason: 'Of another child',
      reason: 'Of another child',
      version: '3',
      _version: '3',
    }
    expect((await house.post(guardian.token, withdraw, reason)).statusCode).toBe(303)
    expect((await file('')).statusCode).toBe(404)
    expect((await house.get(guardian.token, at(caseId, `/${id}`))).statusCode).toBe(404)
  })

  test('bytes that were changed behind our back are never served', async () => {
    await send({ ...said, what: 'Altered' }, pdf())
    const found = await sql<{ id: string; file_id: string }>`select id, file_id from case_document
      where what = 'Altered'`.execute(owner(house))
    await sql`update file_content set sealed = sealed || '\\x00'::bytea where id = ${found.rows[0]?.file_id}`.execute(
      owner(house),
    )
    expect((await house.get(guardian.token, at(caseId, `/${found.rows[0]?.id}/file`))).statusCode).toBe(500)
  })

  test('a stranger, another guardian and a form without a file cannot make the service read or keep a file', async () => {
    const before = await ids(house, 'case_document', caseId)
    const other = await house.world.person('guardian', 'wales')
    expect((await house.postFile(null, at(caseId, '/new'), said, pdf())).headers['location']).toContain(
      '/sign-in',
    )
    expect((await house.postFile(other.token, at(caseId, '/new'), said, pdf())).statusCode).toBe(404)
    expect((await house.postFile(guardian.token, at(caseId, '/letters/new'), said, pdf())).statusCode).toBe(
      415,
    )
    const { cookies } = house.form(guardian.token)
    const broken = await house.server.inject({
      method: 'POST',
      url: at(caseId, '/new'),
      cookies,
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
      payload: '--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\ncut',
    })
    expect(broken.statusCode).toBe(400)
    expect(await ids(house, 'case_document', caseId)).toEqual(before)
  })

  test('a letter is begun from the record, not kept with a gap, changed, and marked as sent', async () => {
    const form = at(caseId, '/letters/new?template=introduction&language=en')
    const page = await house.get(guardian.token, form)
    expect(page.body).toContain('Gwen Guardian')
    const begun = { template: 'introduction', language: 'en', addressee: 'Ms Invented\nA school' }
    const path = at(caseId, '/letters/new')
    const gap = await house.post(guardian.token, path, { ...begun, body: 'I ask for [what you ask for].' })
    expect(gap.statusCode).toBe(422)
    expect(gap.body).toContain('Fill in or take out: [what you ask for]')
    const kept = await house.post(guardian.token, path, { ...begun, body: 'One.\n\nTwo.' })
    const letter = String(kept.headers['location'])
    const shown = await house.get(guardian.token, letter)
    expect(shown.body).toContain('gs-paper__head')
    expect(shown.body).toMatch(/Our reference<\/span>\s*<b>/)
    const edit = { ...begun, body: 'Three.', reason: 'Clearer', _version: '1' }
    expect((await house.post(guardian.token, `${letter}/edit`, edit)).statusCode).toBe(303)
    const sent = {
      to_whom: 'Ms Invented',
      how: 'post',
      'on_day-day': '1',
      'on_day-month': '11',
      'on_day-year': '2026',
    }
    const stale = await house.post(guardian.token, `${letter}/sent`, { ...sent, _version: '1' })
    expect(stale.statusCode).toBe(409)
    expect((await house.post(guardian.token, `${letter}/sent`, { ...sent, _version: '2' })).statusCode).toBe(
      303,
    )
    expect((await house.get(guardian.token, letter)).body).toMatch(/1 November 2026, Post\s+\(version 2\)/)
    const told = await house.get(guardian.token, `/cases/${caseId}/chronology`)
    expect(told.body).toContain('Letter sent')
  })

  test('the record is whole', async () => {
    expect((await verifyRecord(owner(house))).findings).toEqual([])
  })
})

describe('with a scanner', () => {
  let house: TestHouse
  let clamd: FakeClamd
  let guardian: { id: AccountId; token: string }
  let caseId: CaseId
  beforeAll(async () => {
    clamd = await openFakeClamd()
    house = await openTestHouse(undefined, { fileScanner: clamd.address })
    guardian = await house.world.person('guardian', 'wales')
    caseId = await aCase(house, guardian.id)
  })
  afterAll(async () => {
    await house.close()
    await clamd.close()
  })
  const send = (what: string, word: string) =>
    house.postFile(guardian.token, at(caseId, '/new'), { ...said, what }, pdf(word))
  async function idOf(what: string): Promise<string> {
    const found = await sql<{ id: string }>`select id from case_document where what = ${what}`.execute(
      owner(house),
    )
    return found.rows[0]?.id ?? ''
  }

  test('a file it refuses is not kept, and whoever sent it is told', async () => {
    const refused = await send('Bad', refusedWord)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('The scanner refused this file')
    expect(await ids(house, 'file_content', caseId)).toEqual([])
  })

  test('a clean one is opened at once; one it could not look at waits in quarantine until it has', async () => {
    expect((await send('Clean', 'fine')).statusCode).toBe(303)
    expect((await house.get(guardian.token, at(caseId, `/${await idOf('Clean')}/file`))).statusCode).toBe(200)

    clamd.mode = 'broken'
    await send('Waits', 'fine too')
    await send('Turns out bad', `hidden ${refusedWord}`)
    const id = await idOf('Waits')
    expect((await house.get(guardian.token, at(caseId))).body).toContain('In quarantine')
    expect((await house.get(guardian.token, at(caseId, `/${id}/file`))).statusCode).toBe(409)
    await house.post(guardian.token, at(caseId, `/${id}/scan`))
    expect((await house.get(guardian.token, at(caseId, `/${id}/file`))).statusCode).toBe(409)

    clamd.mode = 'scans'
    expect((await house.post(guardian.token, at(caseId, `/${id}/scan`))).statusCode).toBe(303)
    expect((await house.get(guardian.token, at(caseId, `/${id}/file`))).statusCode).toBe(200)
    const bad = await idOf('Turns out bad')
    await house.post(guardian.token, at(caseId, `/${bad}/scan`))
    expect((await house.get(guardian.token, at(caseId, `/${bad}/file`))).statusCode).toBe(409)
    expect((await house.get(guardian.token, at(caseId, `/${bad}`))).body).toContain('Refused by the scanner')

    // The round does the same without anybody's request, for files of any case.
    const other = await aCase(house, guardian.id)
    clamd.mode = 'broken'
    await send('Waits for the round', 'fine as well')
    await house.postFile(
      guardian.token,
      at(other, '/new'),
      { ...said, what: 'Bad elsewhere' },
      pdf(refusedWord),
    )
    const files = openFiles({ secret: testSecret, scanner: clamd.address })
    const round = () => scanWaiting(house.db.app, files, () => house.clock.now())
    expect(await round()).toBe(0)
    clamd.mode = 'scans'
    expect(await round()).toBe(2)
    expect(await round()).toBe(0)
    const waited = await idOf('Waits for the round')
    expect((await house.get(guardian.token, at(caseId, `/${waited}/file`))).statusCode).toBe(200)
    const elsewhere = await idOf('Bad elsewhere')
    expect((await house.get(guardian.token, at(other, `/${elsewhere}/file`))).statusCode).toBe(409)
    expect((await verifyRecord(owner(house))).findings).toEqual([])
  })
})
