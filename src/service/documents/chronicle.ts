import type { z } from 'zod'
import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle, FactKind } from '../../platform/record/index.ts'
import { html } from '../../platform/web/html.ts'
import { facts } from '../../platform/web/pieces.ts'
import type { Told } from '../child/index.ts'
import { documentContent } from './content/index.ts'
import { caseDocument, caseLetter, documentScan, letterSent } from './facts.ts'
import { tellDocument, tellLetter, tellScan, tellSent } from './tell.ts'

/** A fact told as the page of its room tells it; `at`: where it is corrected. */
function chronicle<S extends z.ZodObject>(
  kind: FactKind<string, S>,
  title: (words: (typeof documentContent)['en']['tell']) => string,
  tell: (columns: z.output<S>, lang: Lang) => readonly Told[],
  at: ((id: string) => string) | null = null,
): Chronicle {
  return {
    table: kind.table,
    group: 'documents',
    tell: (row, lang) => ({
      title: title(pick(documentContent, lang).tell),
      body: facts(
        tell(kind.columns.parse(row), lang).map(({ label, value }) => [
          label,
          value === null ? null : html`<span class="gs-prose" dir="auto">${value}</span>`,
        ]),
      ),
    }),
    ...(at === null
      ? {}
      : {
          correctAt: ({ caseId, id }: { caseId: string; id: string }) =>
            `/cases/${caseId}/documents${at(id)}`,
        }),
  }
}

export const documentChronicle: readonly Chronicle[] = [
  chronicle(
    caseDocument,
    (c) => c.document,
    tellDocument,
    (id) => `/${id}/correct`,
  ),
  chronicle(documentScan, (c) => c.scan, tellScan),
  chronicle(
    caseLetter,
    (c) => c.letter,
    tellLetter,
    (id) => `/letters/${id}/edit`,
  ),
  chronicle(letterSent, (c) => c.sent, tellSent),
]
