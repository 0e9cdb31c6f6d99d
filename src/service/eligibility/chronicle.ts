import { supportRoutes } from '../../kernel/vocabulary.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { html, nothing } from '../../platform/web/html.ts'
import { eligibilityContent } from './content/index.ts'
import { eligibilityOutcomes } from './facts.ts'

export const eligibilityChronicle: readonly Chronicle[] = [
  {
    table: 'eligibility_decision',
    group: 'triage',
    tell: (row, lang) => {
      const c = pick(eligibilityContent, lang)
      const outcome = eligibilityOutcomes.find((known) => known === row['decided_outcome']) ?? 'hold'
      const route = supportRoutes.find((known) => known === row['decided_route'])
      return {
        title: c.told,
        body: html`<p class="govuk-body">
            ${c.outcome[outcome]}${route === undefined ? '' : ` · ${c.route[route]}`}
          </p>
          ${
            row['overridden'] === true
              ? html`<p class="govuk-body">
                  ${c.decision.overridden}: ${label('override-reason', String(row['override_reason']), lang)}.
                  ${String(row['override_note'])}
                </p>`
              : nothing
          }`,
      }
    },
    correctAt: ({ caseId }) => `/cases/${caseId}/eligibility`,
  },
]
