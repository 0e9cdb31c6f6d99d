import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'
import { fileTypeCodes } from '../../platform/files/index.ts'

/** null = not asked, in every column that allows it. */
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A document and the file that holds it. A new file of the same document is its next version; earlier files stay. */
export const caseDocument = factKind(
  'case_document',
  z.object({
    /** document-kind */
    kind: z.string(),
    /** What it is, in a few words: never where the child is. */
    what: z.string(),
    /** The day on the document. */
    on_day: day.nullable(),
    from_whom: words,
    /** Does it say where the child or a safe place is? `yes` and `unknown` are opened under case:see-location only. */
    holds_place: z.enum(['yes', 'no', 'unknown']),
    note: words,
    /** Of file_content. Another one with every new file. */
    file_id: z.string(),
    /** As the sender called it, made harmless: shown, never used. */
    file_name: z.string(),
    file_type: z.enum(fileTypeCodes),
    /** Bytes as kept. */
    file_bytes: z.number().int(),
    /** SHA-256 of the sealed bytes (docs/decisions/0008). */
    file_digest: z.string(),
    /** A picture drawn anew, so that nothing hidden in it was kept. */
    redrawn: z.boolean(),
  }),
)

/** What the scanner said of a file. Without one, nobody has looked, and the page says so. */
export const documentScan = factKind(
  'case_document_scan',
  z.object({ file_id: z.string(), result: z.enum(['waiting', 'clean', 'found']) }),
)

export const caseLetter = factKind(
  'case_letter',
  z.object({
    /** case-letter: the template it was begun from */
    template: z.string(),
    language: z.enum(['en', 'cy']),
    /** To whom, as it stands at the head of the letter. */
    addressee: z.string(),
    body: z.string(),
    written_by: z.string(),
  }),
)

/** A version of a letter went out. */
export const letterSent = factKind(
  'case_letter_sent',
  z.object({
    letter_id: z.string(),
    letter_version: z.number().int(),
    to_whom: z.string(),
    on_day: day,
    /** letter-sent-how */
    how: z.string(),
    note: words,
  }),
)

export type CaseDocument = ColumnsOf<typeof caseDocument>
export type DocumentScan = ColumnsOf<typeof documentScan>
export type CaseLetter = ColumnsOf<typeof caseLetter>
export type LetterSent = ColumnsOf<typeof letterSent>
