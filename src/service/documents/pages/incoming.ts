import { randomUUID } from 'node:crypto'
import type { Lang } from '../../../kernel/lang.ts'
import {
  acceptedEndings,
  admit,
  digestOfSealed,
  keepFile,
  problemInWords,
  type Files,
} from '../../../platform/files/index.ts'
import type { FieldError } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { newFact, type FactToRecord } from '../../../platform/record/index.ts'
import { fileUpload } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { documentContent } from '../content/index.ts'
import { documentScan, type CaseDocument } from '../facts.ts'

export type FileColumns = Pick<
  CaseDocument,
  'file_id' | 'file_name' | 'file_type' | 'file_bytes' | 'file_digest' | 'redrawn'
>

export type Incoming =
  | {
      readonly ok: true
      readonly columns: FileColumns
      /** Of the same act: that the file waits for the scanner, or what it said. */
      readonly also: readonly FactToRecord[]
      /** Stores the bytes, once the facts that name them are recorded. */
      readonly keep: () => Promise<void>
    }
  | { readonly ok: false; readonly problem: string; readonly error: FieldError }

/** The file that came with the form: looked at, drawn anew, scanned, sealed; or why it is not taken. */
export async function incoming(x: Exchange, files: Files): Promise<Incoming> {
  const admission = await admit(files, x.file)
  if (!admission.ok) {
    const message = problemInWords(admission.problem, files.limits, x.lang)
    return { ok: false, problem: admission.problem, error: { field: 'file', message, anchor: 'file' } }
  }
  const { file } = admission
  const caseId = x.caseId()
  const id = randomUUID()
  const content = files.seal.close(id, caseId, file.bytes)
  return {
    ok: true,
    columns: {
      file_id: id,
      file_name: file.name,
      file_type: file.type,
      file_bytes: file.bytes.length,
      file_digest: digestOfSealed(content.sealed),
      redrawn: file.redrawn,
    },
    also: file.scan === null ? [] : [newFact(documentScan, caseId, { file_id: id, result: file.scan })],
    keep: () => keepFile(x.db, { id, caseId, content, now: x.now }),
  }
}

/** The input for a file. No browser fills it again, so a page shown again says so. */
export function fileField(lang: Lang, files: Files, errors: readonly FieldError[] | undefined): Html {
  const c = pick(documentContent, lang).upload
  const message = errors?.find(({ field }) => field === 'file')?.message
  const megabytes = String(Math.floor(files.limits.bytes / 1024 / 1024))
  const about = `${c.lead(megabytes)}${files.scanner === null ? '' : ` ${c.scanned}`}`
  return html`<div class="gs-field gs-field--full">
    ${fileUpload({
      lang,
      id: 'file',
      name: 'file',
      label: { text: c.file, classes: 'govuk-label--s' },
      hint: { text: errors === undefined ? about : `${c.again} ${about}` },
      errorMessage: message === undefined ? undefined : { text: message },
      attributes: { accept: acceptedEndings },
    })}
  </div>`
}
