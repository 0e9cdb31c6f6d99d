import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { html } from '../../platform/web/html.ts'
import { decisionsContent } from './content/index.ts'
import { decisionAnswers, decisionSubjects } from './facts.ts'

export const decisionChronicle: readonly Chronicle[] = [
  {
    table: 'manager_decision',
    group: 'decisions',
    tell: (row, lang) => {
      const c = pick(decisionsContent, lang)
      const about = decisionSubjects.find((one) => one === row['about'])
      const answer = decisionAnswers.find((one) => one === row['decision'])
      const review = row['review_on']
      return {
        title: c.told(about === undefined ? c.notKnown : c.subjects[about]),
        body: html`<p class="govuk-body">
            <strong>${answer === undefined ? c.notKnown : c.answers[answer]}</strong>
          </p>
          <p class="govuk-body gs-prose" dir="auto">${String(row['why'])}</p>
          ${
            typeof review === 'string'
              ? html`<p class="govuk-body">${c.table.review} ${formatDay(review, lang)}</p>`
              : null
          }
          <p class="gs-muted">${c.table.rule} ${String(row['rule'])}</p>`,
      }
    },
  },
]
