import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Finding } from './types.ts'

const columns = ['file', 'row', 'column', 'rule', 'severity', 'value', 'says'] as const

/** Text that shows itself: what does not print, or could steer a terminal or turn a line round, becomes its code. */
export function visible(value: string): string {
  return value.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** A cell of our own CSV. What a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string | number | null): string {
  if (value === null || typeof value === 'number') return value === null ? '' : String(value)
  const shown = visible(value)
  const safe = /^\s*[=+@-]/.test(shown) ? `'${shown}` : shown
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes findings as CSV (UTF-8, CRLF), a piece at a time. */
export async function writeFindings(
  path: string,
  findings: AsyncIterable<readonly Finding[]>,
): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    yield `${columns.join(',')}\r\n`
    for await (const some of findings) {
      if (some.length > 0)
        yield some.map((one) => `${columns.map((name) => cell(one[name])).join(',')}\r\n`).join('')
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}
