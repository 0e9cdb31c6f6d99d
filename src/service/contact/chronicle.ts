import type { Lang } from '../../kernel/lang.ts'
import { formatInstant, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { contactContent } from './content/index.ts'
import { purposesInWords, whomInWords } from './words.ts'

type Row = Readonly<Record<string, unknown>>

const textOf = (row: Row, column: string): string | null => {
  const value = row[column]
  return typeof value === 'string' ? value : null
}
const instantOf = (row: Row, column: string): Date | null => {
  const value = row[column]
  return value instanceof Date ? value : null
}
const prose = (text: string | null): Html | null =>
  text === null ? null : html`<p class="govuk-body gs-prose" dir="auto">${text}</p>`

function tellContact(row: Row, lang: Lang) {
  const c = pick(contactContent, lang)
  const outcome = textOf(row, 'outcome') ?? 'no-answer'
  const reached = outcome === 'successful'
  const how = label('contact-mode', textOf(row, 'mode') ?? 'phone', lang).toLocaleLowerCase(lang)
  const whom = whomInWords(
    {
      counterpart: textOf(row, 'counterpart') ?? 'third-party',
      third_party_type: textOf(row, 'third_party_type'),
    },
    lang,
  )
  const purposes = Array.isArray(row['purposes']) ? row['purposes'].map(String) : []
  const said = textOf(row, 'child_words')
  return {
    title: reached ? c.told.contact(how, whom) : c.told.attempt(how, whom),
    body: html`<p class="govuk-body">
        ${reached ? null : html`${label('contact-outcome', outcome, lang)}. `}${purposesInWords(purposes, lang)}
      </p>
      ${prose(textOf(row, 'note'))}
      ${
        said === null
          ? null
          : html`<p class="govuk-body">${c.told.childWords}:</p>
              <blockquote class="gs-prose" dir="auto">${said}</blockquote>`
      }`,
  }
}

export const contactChronicle: readonly Chronicle[] = [
  {
    table: 'contact',
    group: 'contact',
    tell: tellContact,
    correctAt: ({ caseId, id }) => `/cases/${caseId}/contacts/${id}`,
  },
  {
    table: 'clock_pause',
    group: 'contact',
    tell: (row, lang) => {
      const c = pick(contactContent, lang)
      const from = instantOf(row, 'from_at')
      const until = instantOf(row, 'to_at')
      return {
        title: until === null ? c.told.pause : c.told.resumed,
        body: html`<p class="govuk-body">
            ${label('clock-pause-reason', textOf(row, 'pause_reason') ?? '', lang)}:
            ${from === null ? '' : formatInstant(from, lang)} –
            ${until === null ? c.clock.stillPaused : formatInstant(until, lang)}
          </p>
          ${prose(textOf(row, 'note'))}`,
      }
    },
  },
  {
    table: 'breach_reason',
    group: 'contact',
    tell: (row, lang) => ({
      title: pick(contactContent, lang).told.breach,
      body: html`<p class="govuk-body">${label('breach-reason', textOf(row, 'breach_code') ?? '', lang)}</p>
        ${prose(textOf(row, 'note'))}`,
    }),
    correctAt: ({ caseId }) => `/cases/${caseId}/clock/breach`,
  },
  {
    table: 'no_contact_reason',
    group: 'contact',
    tell: (row, lang) => ({
      title: pick(contactContent, lang).told.noContact,
      body: html`<p class="govuk-body">
          ${label('no-contact-reason', textOf(row, 'no_contact_code') ?? '', lang)}
        </p>
        ${prose(textOf(row, 'detail'))}`,
    }),
    correctAt: ({ caseId }) => `/cases/${caseId}/no-contact`,
  },
]
