import { faultOfDocx } from './archive.ts'
import { endingsOf, hidesAnEnding } from './name.ts'
import { fileTypes, type FileLimits, type FileProblem, type FileType, type ReceivedFile } from './types.ts'

export type Recognised =
  { readonly ok: true; readonly type: FileType } | { readonly ok: false; readonly problem: FileProblem }

const starts = (bytes: Buffer, ...magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte)

/** What the first bytes say, and nothing else. */
type Seen = FileType | 'heic' | 'old-office' | 'markup' | 'unknown'

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif']
const markup = /^\s*(<!--|<\?xml|<!doctype|<\s*(html|head|body|script|svg|iframe|style|meta)\b)/i

/** The type by its content. Text is what no other type is: it is told apart by `isText`. */
function seenIn(bytes: Buffer): Seen {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'docx'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-office'
  if (bytes.toString('latin1', 4, 8) === 'ftyp' && heicBrands.includes(bytes.toString('latin1', 8, 12)))
    return 'heic'
  if (markup.test(bytes.toString('utf8', 0, 1_024).replace(/^\ufeff/, ''))) return 'markup'
  return isText(bytes) ? 'txt' : 'unknown'
}

/** UTF-8 of letters, spaces and lines; no other control character, and so no terminal's escapes either. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/[^\P{Cc}\t\n\f\r]/u.test(text)
  } catch {
    return false
  }
}

/** A page of markup within the first bytes, or a zip at the end, would make the same file two files. */
function holdsAnother(type: FileType, bytes: Buffer): boolean {
  if (type === 'docx' || type === 'jpeg' || type === 'png') return false
  if (type === 'txt') return false
  const head = bytes.toString('latin1', 0, 1_024)
  const tail = bytes.subarray(Math.max(0, bytes.length - 66_000))
  const end = bytes.lastIndexOf('%%EOF')
  const after = end < 0 ? 'x' : bytes.toString('latin1', end + 5)
  return (
    /<\s*(html|script|svg|!doctype|\?xml|\?php)/i.test(head) ||
    tail.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06])) ||
    /[^\s\0]/.test(after)
  )
}

const vague = ['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download']

/**
 * The type of a file, when its content, its ending and what the browser declared all say the same, and it is no second file in
 * disguise. Nothing is unpacked or drawn; pictures are drawn anew afterwards (redraw.ts).
 */
export function recognise(file: ReceivedFile, limits: FileLimits): Recognised {
  const no = (problem: FileProblem): Recognised => ({ ok: false, problem })
  if (file.tooBig || file.bytes.length > limits.bytes) return no('too-big')
  if (file.bytes.length === 0) return no('empty')
  const seen = seenIn(file.bytes)
  if (seen === 'heic' || seen === 'old-office' || seen === 'markup') return no(seen)
  if (hidesAnEnding(file.name)) return no('two-endings')
  const ending = endingsOf(file.name).at(-1) ?? ''
  const named = Object.entries(fileTypes).find(([, { endings }]) =>
    endings.some((one) => one === ending),
  )?.[0]
  if (named === undefined) return no('not-taken')
  if (seen === 'unknown') return no(named === 'txt' ? 'not-text' : 'does-not-agree')
  const declared = (file.declared.split(';')[0] ?? '').trim().toLowerCase()
  const meant: readonly string[] = fileTypes[seen].declared
  if (named !== seen || (!vague.includes(declared) && !meant.includes(declared))) return no('does-not-agree')
  if (holdsAnother(seen, file.bytes)) return no('two-in-one')
  const fault = seen === 'docx' ? faultOfDocx(file.bytes, limits) : null
  return fault === null ? { ok: true, type: seen } : no(fault)
}
