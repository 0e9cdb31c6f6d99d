import { recognise } from './recognise.ts'
import { redraw } from './redraw.ts'
import { clamd, type ScanAnswer, type Scanner, type ScannerAddress } from './scanner.ts'
import { ringOf, type FileKey } from './keys.ts'
import { sealWith, type Seal } from './seal.ts'
import { shownName } from './name.ts'
import {
  fileTypes,
  usualLimits,
  type FileLimits,
  type FileProblem,
  type FileType,
  type ReceivedFile,
} from './types.ts'

/** The service's way with files: what it takes, how it seals, who scans. */
export interface Files {
  readonly limits: FileLimits
  readonly seal: Seal
  /** null: none is configured, and the pages say "not scanned". */
  readonly scanner: Scanner | null
}

export interface FileSettings {
  readonly secret: string
  /** The keys that files hang on, the newest first; none: they hang on the secret. */
  readonly keys?: readonly FileKey[] | undefined
  /** Most bytes of one file; 10 MB unless said. */
  readonly mostBytes?: number | undefined
  readonly scanner?: ScannerAddress | null | undefined
}

export function openFiles(settings: FileSettings): Files {
  const address = settings.scanner ?? null
  return {
    limits: { ...usualLimits, bytes: settings.mostBytes ?? usualLimits.bytes },
    seal: sealWith(ringOf(settings.secret, settings.keys)),
    scanner: address === null ? null : clamd(address),
  }
}

/** A file that may be stored: its type proved, its picture drawn anew, its content looked at by the scanner if there is one. */
export interface AdmittedFile {
  readonly type: FileType
  readonly media: string
  readonly name: string
  readonly bytes: Buffer
  /** A picture whose hidden data were left behind. */
  readonly redrawn: boolean
  /** null: nobody scans here. `waiting`: the scanner did not answer, so it is kept in quarantine. */
  readonly scan: 'clean' | 'waiting' | null
}

export type Admission =
  { readonly ok: true; readonly file: AdmittedFile } | { readonly ok: false; readonly problem: FileProblem }

/** Everything that happens between the browser and the record. Writes nothing. */
export async function admit(files: Files, received: ReceivedFile | null): Promise<Admission> {
  if (received === null) return { ok: false, problem: 'missing' }
  const known = recognise(received, files.limits)
  if (!known.ok) return known
  const { type } = known
  const picture = type === 'jpeg' || type === 'png'
  const drawn = picture ? await redraw(type, received.bytes, files.limits) : null
  if (drawn !== null && !drawn.ok) return drawn
  // What was sent is what is scanned: a picture that hides something is refused rather than laundered.
  const said: ScanAnswer | null = files.scanner === null ? null : await files.scanner.scan(received.bytes)
  if (said === 'found') return { ok: false, problem: 'infected' }
  return {
    ok: true,
    file: {
      type,
      media: fileTypes[type].media,
      name: shownName(received.name),
      bytes: drawn === null ? received.bytes : drawn.bytes,
      redrawn: picture,
      scan: said === 'unreachable' ? 'waiting' : said,
    },
  }
}
