import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { html } from '../../platform/web/html.ts'
import { matchingContent } from './content/index.ts'
import { matchAnswers } from './facts.ts'

export const matchingChronicle: readonly Chronicle[] = [
  {
    table: 'match_decision',
    group: 'triage',
    tell: (row, lang) => {
      const c = pick(matchingContent, lang)
      const decision = matchAnswers.find((known) => known === row['decision']) ?? 'not-sure'
      return {
        title: c.told[decision](String(row['other_reference'])),
        body: typeof row['why'] === 'string' ? html`<p class="govuk-body">${row['why']}</p>` : null,
      }
    },
    correctAt: ({ caseId }) => `/cases/${caseId}/matching`,
  },
]
