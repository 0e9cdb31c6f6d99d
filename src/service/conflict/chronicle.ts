import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { html } from '../../platform/web/html.ts'
import { conflictContent } from './content/index.ts'

export const conflictChronicle: readonly Chronicle[] = [
  {
    table: 'conflict_of_interest',
    group: 'allocation',
    tell: (row, lang) => ({
      title: pick(conflictContent, lang).told,
      body: html`<p class="govuk-body">${label('conflict-reason', String(row['nature']), lang)}</p>`,
    }),
  },
]
