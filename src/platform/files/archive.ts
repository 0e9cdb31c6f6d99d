import type { FileLimits } from './types.ts'

const endRecord = 0x06054b50
const entryRecord = 0x02014b50
const endSize = 22
const symbolicLink = 0o120000

interface Entry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly link: boolean
}

/** The table of contents of a zip that fills the whole file; null where there is none, or where something lies around it. */
function entriesOf(bytes: Buffer, most: number): readonly Entry[] | null | 'too-many' {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + endSize > bytes.length || bytes.readUInt32LE(end) !== endRecord) return null
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  const comment = bytes.readUInt16LE(end + 20)
  // Nothing may follow it, and it must lie where it says: else another file has been put before or behind.
  if (end + endSize + comment !== bytes.length || start + size !== end) return null
  if (count > most) return 'too-many'
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryRecord) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) return null
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      link: ((bytes.readUInt32LE(at + 38) >>> 16) & 0o170000) === symbolicLink,
    })
    at = next
  }
  return at === end ? entries : null
}

const active = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|[^/]+\.(exe|dll|js|vbs|bat|cmd|ps1)$)/i

export type ArchiveFault = 'does-not-agree' | 'two-in-one' | 'archive' | 'macros'

/**
 * What is wrong with a Word document as an archive; null: nothing. Only its table of contents is read: nothing is unpacked,
 * here or anywhere, so a table that lies harms nobody but whoever wrote it.
 */
export function faultOfDocx(bytes: Buffer, limits: FileLimits): ArchiveFault | null {
  const entries = entriesOf(bytes, limits.archiveEntries)
  if (entries === null) return 'two-in-one'
  if (entries === 'too-many') return 'archive'
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const bomb = entries.some(
    ({ packed, unpacked: size }) => size > 100_000 && size > packed * limits.archiveRatio,
  )
  const escapes = entries.some(
    ({ name, link }) => link || name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'),
  )
  if (bomb || escapes || unpacked > limits.archiveBytes) return 'archive'
  const has = (name: string) => entries.some((entry) => entry.name === name)
  if (!has('[Content_Types].xml') || !has('word/document.xml')) return 'does-not-agree'
  return entries.some(({ name }) => active.test(name)) ? 'macros' : null
}
