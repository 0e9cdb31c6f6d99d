import { randomUUID } from 'node:crypto'
import type { CaseId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact, type FactToRecord } from '../../src/platform/record/index.ts'
import { caseDocument, caseLetter, documentScan, letterSent } from '../../src/service/documents/index.ts'

/** An invented document whose bytes were erased, what a scanner said of it, and a letter that was sent. */
export function documentFacts(caseId: CaseId, writtenBy: string): readonly FactToRecord[] {
  const letter = factIdOf('case_letter', caseId)
  const file = randomUUID()
  return [
    newFact(caseDocument, caseId, {
      kind: 'education',
      what: 'Invented letter on the school place',
      on_day: '2026-10-06',
      from_whom: 'An invented school',
      holds_place: 'no',
      note: null,
      file_id: file,
      file_name: 'invented.pdf',
      file_type: 'pdf',
      file_bytes: 1_234,
      file_digest: 'erased',
      redrawn: false,
    }),
    newFact(documentScan, caseId, { file_id: file, result: 'clean' }),
    newFact(
      caseLetter,
      caseId,
      {
        template: 'introduction',
        language: 'en',
        addressee: 'An invented school',
        body: 'An invented letter.',
        written_by: writtenBy,
      },
      letter,
    ),
    newFact(letterSent, caseId, {
      letter_id: letter,
      letter_version: 1,
      to_whom: 'An invented school',
      on_day: '2026-10-07',
      how: 'post',
      note: null,
    }),
  ]
}
