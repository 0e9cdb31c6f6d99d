import { exitReasons } from '../../kernel/vocabulary.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { closureContent } from './content/index.ts'
import { closureDecisions, proposalStates } from './facts.ts'
import { exitNotAskedInWords, reasonInWords } from './pages/proposal-view.ts'

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const prose = (text: string | null): Html | null =>
  text === null ? null : html`<p class="govuk-body gs-prose" dir="auto">${text}</p>`

export const closureChronicle: readonly Chronicle[] = [
  {
    table: 'closure_proposal',
    group: 'closure',
    tell: (row, lang) => {
      const c = pick(closureContent, lang)
      const state = proposalStates.find((one) => one === row['state']) ?? 'proposed'
      const reason = exitReasons.find((one) => one === row['exit_reason'])
      const on = words(row['exit_on'])
      const said =
        reason === undefined
          ? null
          : reasonInWords(
              {
                reason,
                detail: words(row['exit_detail']),
                detailWords: words(row['exit_detail_words']),
              },
              lang,
            )
      return {
        title: c.told[state],
        body: html`${prose(said)}
        ${on === null ? null : html`<p class="govuk-body">${c.show.exitOn} ${formatDay(on, lang)}</p>`}
        ${state === 'proposed' ? prose(words(row['summary'])) : prose(words(row['returned_why']))}`,
      }
    },
  },
  {
    table: 'closure_decision',
    group: 'closure',
    tell: (row, lang) => {
      const c = pick(closureContent, lang)
      const decision = closureDecisions.find((one) => one === row['decision']) ?? 'sign-off'
      const reason = words(row['reopen_reason'])
      const notAsked = words(row['exit_not_asked'])
      return {
        title: c.told[decision],
        body: html`${reason === null ? null : html`<p class="govuk-body">${label('reopen-reason', reason, lang)}</p>`}
        ${notAsked === null ? null : html`<div class="govuk-body">${exitNotAskedInWords({ reason: notAsked, words: words(row['exit_not_asked_words']) }, lang)}</div>`}
        ${prose(words(row['why']))}`,
      }
    },
  },
]
