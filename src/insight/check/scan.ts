import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'

const comma = 0x2c
const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
const pieceSize = 1 << 20
/** The longest row, in bytes, that every reader of packages takes. */
const longestRow = 1_000_000

/** One row of a CSV file, told from its bytes `from` up to `to`, its line end left out. Rows count from 1, the header. */
export interface SeenRow {
  readonly row: number
  readonly from: number
  readonly to: number
  readonly cells: number
  readonly blank: boolean
  /** Do its quotation marks pair? One that does not is taken for a letter, so that the row still ends at its line end. */
  readonly paired: boolean
}

type LineEnd = 'lf' | 'crlf' | 'cr'

/** Tells rows apart as RFC 4180 has them, a piece of the file at a time. */
class RowScanner {
  row = 1
  nul: number | null = null
  mixedEnds = false
  begun = 0
  #cells = 1
  #filled = false
  #paired = true
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  #wasReturn = false
  #ends: LineEnd | null = null
  readonly #seen: (row: SeenRow) => void

  constructor(seen: (row: SeenRow) => void) {
    this.#seen = seen
  }

  /** Takes the byte that is the `at`th of the file. */
  take(byte: number, at: number): void {
    if (byte === 0) this.nul ??= this.row
    if (this.#wasReturn) {
      this.#wasReturn = false
      if (byte === lineFeed) {
        this.#endOfLine('crlf')
        this.begun = at + 1
        return
      }
      this.#endOfLine('cr')
    }
    if (this.#state === 'quoted') {
      if (byte === quote) this.#state = 'closed'
    } else if (byte === lineFeed || byte === carriageReturn) {
      this.#endOfRow(at)
      if (byte === lineFeed) this.#endOfLine('lf')
      else this.#wasReturn = true
    } else if (byte === comma) {
      this.#cells += 1
      this.#state = 'start'
    } else if (byte === quote) {
      this.#filled = true
      if (this.#state === 'plain') this.#paired = false
      else this.#state = 'quoted'
    } else {
      this.#filled = true
      if (this.#state === 'closed') this.#paired = false
      this.#state = 'plain'
    }
  }

  /** Ends the file after `bytes`; says whether its last row had a line end, and whether a quotation mark is still open. */
  end(bytes: number): { readonly ended: boolean; readonly open: Scan['open'] } {
    if (this.#wasReturn) this.#endOfLine('cr')
    if (this.#state === 'quoted') return { ended: false, open: { row: this.row, byte: this.begun } }
    const ended = this.#cells === 1 && !this.#filled
    if (!ended) this.#endOfRow(bytes)
    return { ended, open: null }
  }

  #endOfRow(at: number): void {
    const blank = this.#cells === 1 && !this.#filled
    this.#seen({ row: this.row, from: this.begun, to: at, cells: this.#cells, blank, paired: this.#paired })
    this.row += 1
    this.begun = at + 1
    this.#cells = 1
    this.#filled = false
    this.#paired = true
    this.#state = 'start'
  }

  #endOfLine(kind: LineEnd): void {
    this.#ends ??= kind
    if (this.#ends !== kind) this.mixedEnds = true
  }
}

/** The state of a CSV file, told from its bytes. */
export interface Scan {
  readonly bytes: number
  readonly mark: 'utf-8' | 'utf-16' | null
  readonly zipped: boolean
  /** Rows that end, the header and blank ones too. */
  readonly rows: number
  /** Every row has as many cells as the header, quotation marks pair, no row is blank, and line ends are all of one kind. */
  readonly regular: boolean
  /** Do some lines end in another way than the first? */
  readonly mixedEnds: boolean
  /** The first row of more than a million bytes. */
  readonly tooLong: number | null
  /** The row with the first byte that is not UTF-8, and with the first NUL. */
  readonly notUtf8: number | null
  readonly nul: number | null
  /** The row in which a quotation mark opens that never closes, and the byte at which that row begins. */
  readonly open: { readonly row: number; readonly byte: number } | null
  /** Does the last row end with a line end? */
  readonly ended: boolean
}

/**
 * Reads a file once, a piece at a time, and judges its bytes. The reader of rows (DuckDB) is fast and lenient: it leaves out
 * blank rows without a word, which would put every later row number out; this says beforehand whether it can be trusted.
 */
export async function scanCsv(path: string): Promise<Scan> {
  let bytes = 0
  let start: Start = { mark: null, zipped: false, skip: 0 }
  let width: number | null = null
  let regular = true
  let tooLong: number | null = null
  let notUtf8: number | null = null
  let rest = Buffer.alloc(0)
  const rows = new RowScanner((seen) => {
    width ??= seen.cells
    if (seen.cells !== width || seen.blank || !seen.paired) regular = false
    if (seen.to - seen.from > longestRow) tooLong ??= seen.row
  })
  for await (const chunk of createReadStream(path, { highWaterMark: pieceSize })) {
    const whole: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = wholeCharacters(whole)
    const piece = whole.subarray(0, end)
    if (bytes === 0) start = judgeStart(piece)
    const bad = notUtf8 !== null || isUtf8(piece) ? -1 : firstBadLine(piece)
    for (let at = bytes === 0 ? start.skip : 0; at < piece.length; at += 1) {
      if (at === bad) notUtf8 = rows.row
      rows.take(piece[at] ?? 0, bytes + at)
    }
    bytes += piece.length
    rest = Buffer.from(whole.subarray(end))
  }
  if (rest.length > 0) notUtf8 ??= rows.row
  for (const byte of rest) rows.take(byte, bytes++)
  const { ended, open } = rows.end(bytes)
  return {
    bytes,
    mark: start.mark,
    zipped: start.zipped,
    rows: rows.row - 1,
    regular: regular && !rows.mixedEnds && open === null,
    mixedEnds: rows.mixedEnds,
    tooLong,
    notUtf8,
    nul: rows.nul,
    open,
    ended,
  }
}

/** Every row of a file that ends, with its bytes, in pieces; the rows must be those of the scan. */
export async function* rowsOfCsv(
  path: string,
  scan: Scan,
): AsyncGenerator<readonly (SeenRow & { readonly text: Buffer })[]> {
  let found: SeenRow[] = []
  const rows = new RowScanner((seen) => found.push(seen))
  const first = scan.mark === 'utf-8' ? 3 : 0
  rows.begun = first
  // Where a quotation mark never closes, what follows would all be one cell: reading ends before that row.
  const last = scan.open === null ? scan.bytes : scan.open.byte
  if (last <= first) return
  let kept = Buffer.alloc(0)
  let base = first
  let at = first
  const cut = (): (SeenRow & { text: Buffer })[] => {
    const out = found.map((seen) => ({ ...seen, text: kept.subarray(seen.from - base, seen.to - base) }))
    found = []
    return out
  }
  for await (const chunk of createReadStream(path, {
    start: first,
    end: last - 1,
    highWaterMark: pieceSize,
  })) {
    const piece: Buffer = chunk
    kept = Buffer.concat([kept, piece])
    for (let index = 0; index < piece.length; index += 1) rows.take(piece[index] ?? 0, at + index)
    at += piece.length
    yield cut()
    const from = Math.min(rows.begun, at)
    kept = Buffer.from(kept.subarray(from - base))
    base = from
  }
  rows.end(at)
  yield cut()
}

/** How many bytes of a piece are whole characters; the others wait for the next piece. */
function wholeCharacters(piece: Buffer): number {
  for (let at = piece.length - 1; at >= Math.max(0, piece.length - 3); at -= 1) {
    const byte = piece[at] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return at + length > piece.length ? at : piece.length
  }
  return piece.length
}

/** The beginning of the line in which the first byte lies that is not UTF-8. */
function firstBadLine(piece: Buffer): number {
  let from = 0
  while (from < piece.length) {
    const found = piece.indexOf(lineFeed, from)
    const to = found === -1 ? piece.length : found + 1
    if (!isUtf8(piece.subarray(from, to))) return from
    from = to
  }
  return 0
}

interface Start {
  readonly mark: Scan['mark']
  readonly zipped: boolean
  /** Bytes that are no part of the first cell. */
  readonly skip: number
}

function judgeStart(piece: Buffer): Start {
  const [a, b, c] = piece
  if (a === 0xef && b === 0xbb && c === 0xbf) return { mark: 'utf-8', zipped: false, skip: 3 }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return { mark: 'utf-16', zipped: false, skip: 0 }
  return { mark: null, zipped: a === 0x50 && b === 0x4b && c === 0x03, skip: 0 }
}
