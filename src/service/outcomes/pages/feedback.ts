import { formatInstant, pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { outcomesContent } from '../content/index.ts'
import { feedbackOf } from '../store.ts'
import { voicePath } from './path.ts'

/** For whoever supervises. Row security leaves out what is about the reader. */
export const feedbackPage: Handler = async (x) => {
  const all = await feedbackOf(x.db, x.caseId())
  const c = pick(outcomesContent, x.lang)
  const f = c.feedback
  return page(
    f.title,
    html`${await caseBar(x, 'voice')}
      <h1 class="govuk-heading-l">${f.title}</h1>
      <p class="govuk-body">${f.lead}</p>
      ${stackTable({
        caption: f.table,
        captionHidden: true,
        columns: [f.when, f.about, f.item, f.words, f.talk].map((text) => ({ text })),
        rows: [...all]
          .reverse()
          .map(({ recordedAt, about, columns }) => [
            formatInstant(recordedAt, x.lang),
            about ?? f.nobody,
            columns.score === null ? f.declined : (c.childScale[columns.score - 1] ?? columns.score),
            columns.words === null
              ? f.notSaid
              : html`<span class="gs-prose" dir="auto">${columns.words}</span>`,
            columns.wants_to_talk === null ? f.notSaid : f[columns.wants_to_talk],
          ]),
        empty: f.none,
      })}
      <p class="govuk-body"><a class="govuk-link" href="${voicePath(x)}">${c.back}</a></p>`,
    { wide: true },
  )
}
