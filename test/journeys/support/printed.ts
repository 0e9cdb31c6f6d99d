import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** The text of each sheet of what a page prints, on paper of so many millimetres; read back with pdftotext (poppler-utils). */
export async function sheetsOf(
  page: Page,
  paper: { readonly width: number; readonly height: number } = { width: 210, height: 297 },
): Promise<readonly string[]> {
  const pdf = await page.pdf({ width: `${paper.width}mm`, height: `${paper.height}mm` })
  const folder = mkdtempSync(join(tmpdir(), 'guardianship-print-'))
  try {
    const path = join(folder, 'printed.pdf')
    writeFileSync(path, pdf)
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', stdio: 'pipe' })
    // A form feed ends every sheet, an empty one too: what follows the last is no sheet.
    return text.split('\f').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
