import type { CaseDocument, DocumentScan } from './facts.ts'

/** May a file be opened, as far as the scanner is concerned. */
export type FileState = 'clean' | 'not-scanned' | 'quarantined' | 'refused'

/**
 * What the scanner's word means for a file. Where a scanner is configured, only its plain word lets a file out; a file that
 * came in before there was one waits too. Where none is, the page says that nobody has looked.
 */
export function stateOfFile(scan: DocumentScan['result'] | null, scanning: boolean): FileState {
  if (scan === 'found') return 'refused'
  if (scan === 'clean') return 'clean'
  // It waited for a scanner that is no longer configured: it goes on waiting.
  if (scan === 'waiting' || scanning) return 'quarantined'
  return 'not-scanned'
}

export function mayLeave(state: FileState): boolean {
  return state === 'clean' || state === 'not-scanned'
}

/** A document that may say where the child is opens under case:see-location only; not knowing counts as yes. */
export function needsPlace(document: Pick<CaseDocument, 'holds_place'>): boolean {
  return document.holds_place !== 'no'
}

/**
 * The name under which a file is downloaded, made by us alone: reference, kind, day and version, in letters that every header
 * and every disk takes. Nothing that a sender typed is in it, and no name.
 */
export function downloadName(file: {
  readonly reference: string
  readonly kind: string
  readonly onDay: string | null
  readonly version: number
  readonly ending: string
}): string {
  const parts = [file.reference, file.kind, file.onDay ?? 'undated', `v${file.version}`]
  return `${parts.map((part) => part.replace(/[^A-Za-z0-9-]/g, '')).join('-')}.${file.ending}`
}

export type TemplateValues = Readonly<Record<string, string>>

/**
 * A template with what the record holds put in. A word in braces that nobody knows, or whose value is missing, becomes a gap
 * that a person must fill: a letter never goes out with a guess.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template
    .split(' | ')
    .map((paragraph) =>
      paragraph.replace(/\{([a-z-]+)\}/g, (_whole, name: string) =>
        Object.hasOwn(values, name) && values[name] !== '' ? (values[name] ?? '') : `[${name}]`,
      ),
    )
    .join('\n\n')
}

/** What is still to be written, as it stands in square brackets; each once. */
export function gapsIn(text: string): readonly string[] {
  return [...new Set(text.match(/\[[^[\]\n]{1,200}\]/g) ?? [])]
}
