import type { z } from 'zod'
import type { Lang } from '../../kernel/lang.ts'
import type { Chronicle, ChronicleGroup, FactKind } from '../../platform/record/index.ts'
import { html } from '../../platform/web/html.ts'
import { facts } from '../../platform/web/pieces.ts'
import type { Told } from './tell.ts'

/**
 * The chronology's entries of one room: each fact told as the page of its room tells it. `correctAt`: the path of its
 * correction below the case; none where it is not corrected.
 */
export function toldChronicle(group: ChronicleGroup) {
  return <S extends z.ZodObject>(
    kind: FactKind<string, S>,
    title: (lang: Lang) => string,
    tell: (columns: z.output<S>, lang: Lang) => readonly Told[],
    correctAt?: (id: string) => string,
  ): Chronicle => ({
    table: kind.table,
    group,
    tell: (row, lang) => ({
      title: title(lang),
      body: facts(
        tell(kind.columns.parse(row), lang).map(({ label, value }) => [
          label,
          value === null ? null : html`<span class="gs-prose" dir="auto">${value}</span>`,
        ]),
      ),
    }),
    ...(correctAt === undefined
      ? {}
      : {
          correctAt: ({ caseId, id }: { readonly caseId: string; readonly id: string }) =>
            `/cases/${caseId}/${correctAt(id)}`,
        }),
  })
}
