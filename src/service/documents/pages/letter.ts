import { decide } from '../../../platform/access/index.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { paper } from '../../../platform/web/paper.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { caseBar, paperMarkOf, standingFact, type Standing } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseLetter, type LetterSent } from '../facts.ts'
import { lettersOf } from '../store.ts'
import { documentsPath, link } from './path.ts'

/** What somebody typed as paragraphs and lines. */
function prose(text: string): readonly Html[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => html`<p class="govuk-body gs-prose" dir="auto">${paragraph}</p>`)
}

function sentList(x: Exchange, sent: readonly Standing<LetterSent>[]): Html {
  const c = pick(documentContent, x.lang).letters
  return html`<h2 class="govuk-heading-s">${c.whatWasSent}</h2>
    ${
      sent.length === 0
        ? html`<p class="gs-muted">${c.notSent}</p>`
        : html`<ul class="govuk-list">
            ${sent.map(
              ({ columns }) =>
                html`<li>
                  <span dir="auto">${columns.to_whom}</span>:
                  ${c.sentOn(formatDay(columns.on_day, x.lang), coded('letter-sent-how', columns.how, x.lang) ?? columns.how)}
                  (${c.sentVersion(columns.letter_version)})
                </li>`,
            )}
          </ul>`
    }`
}

/** The letter as it is printed; what to do with it stands beside it, and is left off the paper. */
export const letterPage: Handler = async (x) => {
  const id = x.params['letterId'] ?? ''
  const letter = await standingFact(x.db, caseLetter, x.caseId(), id)
  const mark = await paperMarkOf(x)
  if (letter === undefined || mark === null) return noSuchPage()
  const c = pick(documentContent, x.lang).letters
  const { columns } = letter
  const sent = (await lettersOf(x.db, x.caseId())).sent.filter((one) => one.columns.letter_id === id)
  const title = coded('case-letter', columns.template, x.lang) ?? c.letter
  const body = html`<div class="gs-off-paper">
      ${await caseBar(x, 'documents')}
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="gs-muted">${c.version(letter.version, formatInstant(letter.recordedAt, x.lang))}</p>
      <p class="govuk-body">${c.printHint}</p>
      ${
        decide('case:record', x.access, x.now).permitted
          ? html`<p class="govuk-body">
              ${link(documentsPath(x, `/letters/${id}/edit`), c.edit)} ·
              ${link(documentsPath(x, `/letters/${id}/sent`), c.markSent)} ·
              ${link(`/cases/${x.caseId()}/facts/${caseLetter.table}/${id}/entered-in-error`, c.withdraw)}
            </p>`
          : null
      }
      ${sentList(x, sent)}
      <p class="govuk-body">${link(documentsPath(x), pick(documentContent, x.lang).back)}</p>
    </div>
    <div lang="${columns.language}">
      ${paper(columns.language, mark, html`${prose(columns.addressee)} ${prose(columns.body)}`)}
    </div>`
  return page(title, body)
}
