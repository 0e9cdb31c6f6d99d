import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { facts } from '../../platform/web/pieces.ts'
import { html } from '../../platform/web/html.ts'
import { statusContent } from './content/index.ts'
import { answerInWords, missingInWords, variables, yesNoInWords } from './variables.ts'

export const statusChronicle: readonly Chronicle[] = [
  {
    table: 'monthly_status',
    group: 'status',
    tell: (row, lang) => {
      const c = pick(statusContent, lang)
      const said = (column: string): string | null => {
        const value = row[column]
        return typeof value === 'string' ? value : null
      }
      const note = said('note')
      const missing = { missing_now: said('missing_now'), missing_since: said('missing_since') }
      return {
        title: c.told(formatDay(said('month') ?? '', lang)),
        body: html`${facts([
          ...variables.map((variable): [string, string] => [
            c.names[variable],
            answerInWords(variable, said(variable), lang),
          ]),
          [c.names.missing_in_month, yesNoInWords(said('missing_in_month'), lang)],
          [c.names.missing_now, missingInWords(missing, lang)],
        ])}
        ${note === null ? null : html`<p class="govuk-body gs-prose" dir="auto">${note}</p>`}`,
      }
    },
  },
]
