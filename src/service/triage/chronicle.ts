import { triageDecisions } from '../../kernel/vocabulary.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { label, type CodeListName } from '../../platform/reference-data/index.ts'
import { html, nothing, type Html } from '../../platform/web/html.ts'
import { triageContent } from './content/index.ts'

function line(key: string, value: string): Html {
  return value === '' ? nothing : html`<p class="govuk-body">${key}: ${value}</p>`
}

export const triageChronicle: readonly Chronicle[] = [
  {
    table: 'triage',
    group: 'triage',
    tell: (row, lang) => {
      const c = pick(triageContent, lang)
      const words = (name: string) => (typeof row[name] === 'string' ? row[name] : '')
      const codes = (list: CodeListName, name: string) =>
        Array.isArray(row[name]) ? row[name].map((code) => label(list, String(code), lang)).join(', ') : ''
      const decision = triageDecisions.find((known) => known === row['decision']) ?? 'ask-for-more'
      const reason = words('decline_reason')
      const by = words('more_by')
      return {
        title: c.told[decision],
        body: html`${line(c.fields.risk, label('risk-level', words('risk_level'), lang))}
        ${line(c.fields.need, label('yes-no-unknown', words('safeguarding_need'), lang))}
        ${line(c.form.actions, codes('triage-action', 'actions'))}
        ${line(c.form.actionsText, words('actions_text'))}
        ${line(c.form.advice, codes('triage-advice', 'advice'))}
        ${line(c.form.adviceText, words('advice_text'))}
        ${line(c.fields.reason, reason === '' ? '' : label('decline-reason', reason, lang))}
        ${line(c.fields.signposted, codes('signposting', 'signposting'))}
        ${
          by === ''
            ? nothing
            : html`<p class="govuk-body">
                ${c.asked(words('more_what'), words('more_from'), formatDay(by, lang))}
              </p>`
        }`,
      }
    },
    correctAt: ({ caseId }) => `/cases/${caseId}/triage`,
  },
]
