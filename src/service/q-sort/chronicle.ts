import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { facts } from '../../platform/web/pieces.ts'
import { qSortContent } from './content/index.ts'
import { qSort } from './facts.ts'

/** That the child took part, and where it stands; how the statements were sorted is read on its own page. */
export const qSortChronicle: readonly Chronicle[] = [
  {
    table: qSort.table,
    group: 'child',
    tell: (row, lang) => {
      const c = pick(qSortContent, lang)
      const sort = qSort.columns.parse(row)
      return {
        title: c.chronicle.title(c.home.states[sort.sort_state]),
        body: facts([[c.chronicle.consent, formatDay(sort.consent_on, lang)]]),
      }
    },
    correctAt: ({ caseId, id }) => `/cases/${caseId}/q-sort/sorts/${id}`,
  },
]
