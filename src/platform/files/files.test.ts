import { createServer, type Server } from 'node:net'
import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedPdf, inventedPhoto } from '../../demonstration/invented-files.ts'
import { admit, openFiles } from './files.ts'
import { shownName } from './name.ts'
import { recognise } from './recognise.ts'
import { redraw } from './redraw.ts'
import { clamd, scannerAddress } from './scanner.ts'
import { KeyAbsent, ringOf } from './keys.ts'
import { digestOfSealed, sealWith } from './seal.ts'
import { fileTypes, usualLimits, type ReceivedFile } from './types.ts'

const secret = 'only-for-tests-only-for-tests-only-for-tests'
const pdf = inventedPdf(['Invented letter'])
let photo: Buffer
let png: Buffer
beforeAll(async () => {
  photo = await inventedPhoto()
  png = await sharp(photo).png().toBuffer()
})

const word = (more: Record<string, Uint8Array> = {}) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8('<w:document/>'),
      ...more,
    }),
  )
const received = (name: string, bytes: Buffer, declared = ''): ReceivedFile => ({
  name,
  declared,
  bytes,
  tooBig: false,
})
const said = (name: string, bytes: Buffer, declared = '') => {
  const result = recognise(received(name, bytes, declared), usualLimits)
  return result.ok ? result.type : result.problem
}

describe('given a file, when content, ending and declared type agree', () => {
  test('then it is recognised', () => {
    expect(said('Letter.PDF', pdf, 'application/pdf')).toBe('pdf')
    expect(said('letter.v2.pdf', pdf)).toBe('pdf')
    expect(said('a.jpeg', photo, 'image/jpeg')).toBe('jpeg')
    expect(said('a.png', png, 'application/octet-stream')).toBe('png')
    expect(said('a.docx', word(), fileTypes.docx.declared[0])).toBe('docx')
    expect(said('a.txt', Buffer.from('Cymraeg: ŵ ŷ\r\n'), 'text/plain; charset=utf-8')).toBe('txt')
  })
})

describe('given a file that is not what it says', () => {
  test('when one of the three disagrees, then it is refused', () => {
    expect(said('a.png', pdf)).toBe('does-not-agree')
    expect(said('a.pdf', pdf, 'text/html')).toBe('does-not-agree')
    expect(said('a.pdf', photo)).toBe('does-not-agree')
    expect(said('a.jpg', Buffer.from([1, 2, 3, 0]))).toBe('does-not-agree')
    expect(said('a.docx', Buffer.from(zipSync({ 'a.txt': strToU8('x') })))).toBe('does-not-agree')
    expect(said('a.exe', pdf)).toBe('not-taken')
    expect(said('pdf', pdf)).toBe('not-taken')
  })
  test('when its name hides another ending, also behind turning marks, then it is refused', () => {
    expect(said('letter.exe.pdf', pdf)).toBe('two-endings')
    expect(said('letter.e\u202ex\u200be.pdf', pdf)).toBe('two-endings')
    expect(said('letter.html.txt', Buffer.from('hello'))).toBe('two-endings')
  })
  test('when it is markup under any name, then it is refused', () => {
    for (const text of ['<!DOCTYPE html><p>', '\ufeff <svg onload=x>', '<?xml version="1.0"?>', '<script>'])
      for (const name of ['a.txt', 'a.svg', 'a.html', 'a.pdf'])
        expect(said(name, Buffer.from(text))).toBe('markup')
  })
  test('when it is a second file too, then it is refused', () => {
    expect(said('a.pdf', Buffer.concat([pdf, word()]))).toBe('two-in-one')
    expect(said('a.pdf', Buffer.concat([pdf, Buffer.from('<script>alert(1)</script>')]))).toBe('two-in-one')
    expect(said('a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n<html>'), pdf]))).toBe('two-in-one')
    expect(said('a.docx', Buffer.concat([word(), Buffer.from('tail')]))).toBe('two-in-one')
    expect(said('a.docx', word().subarray(0, 60))).toBe('two-in-one')
  })
  test('when a telephone or an old program made it, then the sentence can say what to do', () => {
    expect(said('a.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'))).toBe('heic')
    expect(said('a.jpg', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0'))).toBe('heic')
    expect(said('a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old-office')
    expect(said('a.txt', Buffer.from('x\u001b[2J'))).toBe('not-text')
    expect(said('a.txt', Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toBe('not-text')
  })
  test('when it is empty or too big, then it is refused before anything else', () => {
    expect(said('a.pdf', Buffer.alloc(0))).toBe('empty')
    expect(said('a.pdf', Buffer.alloc(usualLimits.bytes + 1))).toBe('too-big')
  })
  test('when a Word document would burst, escapes or holds a program, then it is refused unopened', () => {
    expect(said('a.docx', word({ 'word/big.xml': new Uint8Array(5_000_000) }))).toBe('archive')
    expect(said('a.docx', word({ '../../etc/passwd': strToU8('x') }))).toBe('archive')
    expect(said('a.docx', word({ 'word/vbaProject.bin': strToU8('x') }))).toBe('macros')
    const many = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, at) => [`${at}.xml`, new Uint8Array(0)]),
    )
    expect(said('a.docx', word(many))).toBe('archive')
  })
})

test('no bytes and no name make the recognition throw, and what it takes has an ending of its type', () => {
  const magic = fc.constantFrom(pdf, word(), Buffer.from('text'), Buffer.from([0xff, 0xd8, 0xff]))
  const bytes = fc
    .tuple(magic, fc.uint8Array({ maxLength: 200 }), fc.nat(600))
    .map(([one, more, cut]) => Buffer.concat([one.subarray(0, cut), more]))
  const name = fc.oneof(fc.string(), fc.constantFrom('a.pdf', 'a.docx', 'a.txt', 'a.jpg'))
  fc.assert(
    fc.property(name, bytes, fc.string(), (called, content, declared) => {
      const result = recognise(received(called, content, declared), usualLimits)
      if (!result.ok) return
      expect(
        fileTypes[result.type].endings.some((one) => shownName(called).toLowerCase().endsWith(`.${one}`)),
      ).toBe(true)
    }),
    { numRuns: 300 },
  )
})

describe('the name of a file', () => {
  test('is its last part without control and turning marks, and keeps its ending when cut', () => {
    expect(shownName('C:\\Users\\x\\Letter  one.pdf')).toBe('Letter one.pdf')
    expect(shownName('../../a\u0000\r\nb\u202e.pdf')).toBe('ab.pdf')
    expect(shownName(`${'x'.repeat(500)}.pdf`)).toHaveLength(120)
    expect(shownName(`${'x'.repeat(500)}.pdf`).endsWith('.pdf')).toBe(true)
  })
})

describe('a picture', () => {
  test('given a photo with a place in it, when it is drawn anew, then place and telephone are gone', async () => {
    const before = (await sharp(photo).metadata()).exif?.toString('latin1') ?? ''
    expect(before).toContain('InventedPhone')
    // The mark of the place in the picture's own table (GPS IFD, 0x8825), whichever end comes first.
    expect(before.includes('\x88\x25') || before.includes('\x25\x88')).toBe(true)
    const drawn = await redraw('jpeg', photo, usualLimits)
    if (!drawn.ok) throw new Error(drawn.problem)
    const after = await sharp(drawn.bytes).metadata()
    expect([after.exif, after.xmp, after.iptc, after.width, after.height]).toEqual([
      undefined,
      undefined,
      undefined,
      64,
      48,
    ])
    expect(drawn.bytes.toString('latin1')).not.toMatch(/InventedPhone|Secret-Model|GPS|Exif/)
  })
  test('given a second file behind it, when it is drawn anew, then that is gone', async () => {
    const drawn = await redraw(
      'jpeg',
      Buffer.concat([photo, Buffer.from('<script>HIDDEN</script>')]),
      usualLimits,
    )
    expect(drawn.ok && drawn.bytes.includes('HIDDEN')).toBe(false)
  })
  test('given too many pixels or a broken file, it is refused', async () => {
    expect(await redraw('png', png, { ...usualLimits, pixels: 100 })).toEqual({
      ok: false,
      problem: 'too-many-pixels',
    })
    expect(await redraw('jpeg', photo.subarray(0, 200), usualLimits)).toEqual({
      ok: false,
      problem: 'broken-image',
    })
    expect(await redraw('jpeg', Buffer.from('<svg/>'), usualLimits)).toEqual({
      ok: false,
      problem: 'broken-image',
    })
  })
})

describe('the seal', () => {
  const key = (id: string) => ({ id, key: Buffer.alloc(32, id) })
  const seal = sealWith(ringOf(secret, [key('new'), key('old')]))
  test('gives back what was closed, under its own id, case and keys only', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (content) => {
        const { sealed, held } = seal.close('id', 'case', Buffer.from(content))
        expect(held.keyId).toBe('new')
        expect(seal.open('id', 'case', sealed, held).equals(Buffer.from(content))).toBe(true)
        for (const [id, caseId] of [
          ['other', 'case'],
          ['id', 'other'],
        ] as const)
          expect(() => seal.open(id, caseId, sealed, held)).toThrow()
        expect(() => seal.open('id', 'case', sealed, { ...held, keyId: 'old' })).toThrow()
        expect(() => sealWith(ringOf(secret)).open('id', 'case', sealed, held)).toThrow(KeyAbsent)
      }),
      { numRuns: 30 },
    )
  })
  test('given another secret, a file under a key of its own opens, and one that hangs on the secret does not', () => {
    const changed = sealWith(ringOf(`${secret}x`, [key('newer'), key('new')]))
    const kept = seal.close('id', 'case', pdf)
    expect(changed.open('id', 'case', kept.sealed, kept.held).equals(pdf)).toBe(true)
    const onSecret = sealWith(ringOf(secret)).close('id', 'case', pdf)
    expect(onSecret.held.keyId).toBe('secret')
    expect(seal.open('id', 'case', onSecret.sealed, onSecret.held).equals(pdf)).toBe(true)
    expect(() => changed.open('id', 'case', onSecret.sealed, onSecret.held)).toThrow()
  })
  test('two closings of the same bytes have two digests, so that nobody can guess erased bytes back', () => {
    const closings = [1, 2].map(() => seal.close('id', 'case', pdf).sealed)
    expect(new Set(closings.map(digestOfSealed)).size).toBe(2)
    expect(closings[0]?.includes('Invented')).toBe(false)
  })
})

describe('the scanner', () => {
  let server: Server
  let port = 0
  let answer = ''
  beforeAll(async () => {
    // Speaks as clamd does: takes the parts until an empty one, then answers.
    server = createServer((socket) => {
      let heard = Buffer.alloc(0)
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        heard = Buffer.concat([heard, data])
        if (!heard.subarray(-4).equals(Buffer.alloc(4))) return
        const found = heard.includes('EICAR-INVENTED')
        if (answer !== 'silence')
          socket.end(answer === '' ? `stream: ${found ? 'Test FOUND' : 'OK'}\0` : answer)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const scanner = (patience?: number) => clamd({ kind: 'tcp', host: '127.0.0.1', port }, patience)

  test('lets a file through by the word OK alone', async () => {
    answer = ''
    expect(await scanner().scan(Buffer.alloc(300_000, 1))).toBe('clean')
    expect(await scanner().scan(Buffer.from('EICAR-INVENTED'))).toBe('found')
    for (const odd of [
      'INSTREAM size limit exceeded. ERROR\0',
      'stream: OKAY\0',
      '\0',
      'stream: OK FOUND it ERROR\0',
    ]) {
      answer = odd
      expect(await scanner().scan(pdf), odd).toBe('unreachable')
    }
    answer = 'silence'
    expect(await scanner(100).scan(pdf)).toBe('unreachable')
    expect(await clamd({ kind: 'unix', path: '/nowhere/clamd' }).scan(pdf)).toBe('unreachable')
  })
  test('a file is refused when it is found, waits when nobody answers, and is not called scanned without one', async () => {
    const files = openFiles({ secret, scanner: { kind: 'tcp', host: '127.0.0.1', port } })
    const scanOf = async (bytes: Buffer, by = files) => {
      const result = await admit(by, received('a.pdf', bytes))
      return result.ok ? result.file.scan : result.problem
    }
    answer = ''
    expect(await scanOf(pdf)).toBe('clean')
    expect(await scanOf(inventedPdf(['EICAR-INVENTED']))).toBe('infected')
    answer = 'nonsense\0'
    expect(await scanOf(pdf)).toBe('waiting')
    expect(await scanOf(pdf, openFiles({ secret }))).toBeNull()
  })
  test('its address is a socket or a host with a port, and nothing else', () => {
    expect(scannerAddress('unix:/run/clamd.ctl')).toEqual({ kind: 'unix', path: '/run/clamd.ctl' })
    expect(scannerAddress('tcp:[::1]:3310')).toEqual({ kind: 'tcp', host: '::1', port: 3310 })
    for (const wrong of ['clamd', 'tcp:host', 'tcp:host:0', 'unix:relative', 'http://x'])
      expect(scannerAddress(wrong)).toBeNull()
  })
})
