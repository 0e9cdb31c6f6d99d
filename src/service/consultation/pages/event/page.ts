import { isUuid } from '../../../../kernel/ids.ts'
import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { toldList } from '../../../child/index.ts'
import { consultationContent } from '../../content/index.ts'
import { indirectEvent } from '../../facts.ts'
import { readBook } from '../../store.ts'
import { tellEvent } from '../../tell.ts'

export const eventPage: Handler = async (x) => {
  const id = x.params['entryId'] ?? ''
  const found = isUuid(id) ? await readBook(x.db, indirectEvent, id) : undefined
  if (found === undefined) return noSuchPage()
  const c = pick(consultationContent, x.lang)
  return page(
    c.event.title,
    html`<h1 class="govuk-heading-l">${c.event.title}</h1>
      <div class="gs-dense">${toldList(tellEvent(found.columns, x.lang), x.lang)}</div>
      ${
        decide('consultation:record', x.access, x.now).permitted
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="/consultations/events/${id}/correct">${c.event.correct}</a> ·
              <a class="govuk-link" href="/consultations/events/${id}/entered-in-error">${c.withdraw.link}</a>
            </p>`
          : null
      }`,
    { before: html`<a class="govuk-back-link" href="/consultations">${c.book.back}</a>` },
  )
}
