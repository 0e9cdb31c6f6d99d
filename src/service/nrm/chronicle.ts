import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { isCode, label, type CodeListName } from '../../platform/reference-data/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { nrmContent } from './content/index.ts'
import { groundsKinds, nrmOutcomes, reconsiderationStates } from './facts.ts'

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const prose = (text: string | null): Html | null =>
  text === null ? null : html`<p class="govuk-body gs-prose" dir="auto">${text}</p>`
const line = (text: string | null): Html | null =>
  text === null ? null : html`<p class="govuk-body">${text}</p>`
const day = (value: unknown, lang: Lang): string | null => {
  const text = words(value)
  return text === null ? null : formatDay(text, lang)
}
const coded = (list: CodeListName, value: unknown, lang: Lang): string => {
  const code = words(value) ?? ''
  return isCode(list, code) ? label(list, code, lang) : code
}

export const nrmChronicle: readonly Chronicle[] = [
  {
    table: 'nrm_referral',
    group: 'nrm',
    tell: (row, lang) => ({
      title: pick(nrmContent, lang).chronicle.referred,
      body: html`${line([day(row['sent_on'], lang), coded('nrm-first-responder', row['sent_by'], lang)].join(', '))}
      ${line(words(row['nrm_reference']))} ${prose(words(row['note']))}`,
    }),
    correctAt: ({ caseId, id }) => `/cases/${caseId}/nrm/referrals/${id}`,
  },
  {
    table: 'nrm_decision',
    group: 'nrm',
    tell: (row, lang) => {
      const c = pick(nrmContent, lang)
      const grounds = groundsKinds.find((one) => one === row['grounds']) ?? 'rg'
      const outcome = nrmOutcomes.find((one) => one === row['outcome']) ?? 'positive'
      const authority = words(row['authority'])
      return {
        title: c.chronicle.decided(c.grounds[grounds], c.outcomes[outcome]),
        body: html`${line(day(row['decided_on'], lang))}
        ${line(authority === null ? null : coded('nrm-competent-authority', authority, lang))}
        ${prose(words(row['because']))}`,
      }
    },
    correctAt: ({ caseId, id }) => `/cases/${caseId}/nrm/decisions/${id}`,
  },
  {
    table: 'nrm_reconsideration',
    group: 'nrm',
    tell: (row, lang) => {
      const c = pick(nrmContent, lang)
      const state = reconsiderationStates.find((one) => one === row['state']) ?? 'asked'
      return {
        title: c.chronicle.reconsideration(c.states[state]),
        body: html`${line(day(row['outcome_on'] ?? row['asked_on'], lang))}
        ${prose(words(row['outcome_detail']) ?? words(row['detail']))}`,
      }
    },
  },
  {
    table: 'nrm_event',
    group: 'nrm',
    tell: (row, lang) => {
      const c = pick(nrmContent, lang)
      const due = day(row['due_on'], lang)
      return {
        title: c.chronicle.event(coded('nrm-event', row['event'], lang)),
        body: html`${line(day(row['happened_on'], lang))} ${line(due === null ? null : c.line.due(due))}
        ${prose(words(row['detail']))}`,
      }
    },
    correctAt: ({ caseId, id }) => `/cases/${caseId}/nrm/events/${id}`,
  },
  {
    table: 'nrm_told',
    group: 'nrm',
    tell: (row, lang) => ({
      title: pick(nrmContent, lang).chronicle.told(coded('nrm-told-about', row['about'], lang)),
      body: html`${line([day(row['told_on'], lang), words(row['told_by'])].join(', '))}
      ${prose(words(row['child_words']))}`,
    }),
    correctAt: ({ caseId, id }) => `/cases/${caseId}/nrm/told/${id}`,
  },
  {
    // The answers stand on the readiness page; the chronology says only that they were written.
    table: 'nrm_prepared',
    group: 'nrm',
    tell: (_, lang) => ({ title: pick(nrmContent, lang).chronicle.prepared, body: null }),
  },
  {
    table: 'nrm_print',
    group: 'nrm',
    tell: (row, lang) => ({ title: pick(nrmContent, lang).chronicle.print, body: prose(words(row['why'])) }),
  },
]
