import { isUuid } from '../../../../kernel/ids.ts'
import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card } from '../../../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { toldList } from '../../../child/index.ts'
import { consultationContent } from '../../content/index.ts'
import { bookConsultation } from '../../facts.ts'
import { readBook } from '../../store.ts'
import { tellBook } from '../../tell.ts'

const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

/** Where to go once it is known whose it was: to the child's case, or to the desk for a referral. */
function whoseItWas(x: Exchange, id: string): Html {
  const c = pick(consultationContent, x.lang).entry
  const may = (permission: 'children:search' | 'referral:take') =>
    decide(permission, x.access, x.now).permitted
  return card(
    c.known,
    html`<p>${c.knownTie} ${may('children:search') ? link('/children', c.findChild) : null}</p>
      <p>
        ${c.knownRefer} ${may('referral:take') ? link(`/consultations/${id}/referral`, c.refer) : c.ring}
      </p>`,
  )
}

export const entryPage: Handler = async (x) => {
  const id = x.params['entryId'] ?? ''
  const found = isUuid(id) ? await readBook(x.db, bookConsultation, id) : undefined
  if (found === undefined) return noSuchPage()
  const c = pick(consultationContent, x.lang)
  const { case_id: tied, about } = found.columns
  if (tied !== null) x.showed([tied])
  const records = decide('consultation:record', x.access, x.now).permitted
  return page(
    c.entry.title,
    html`<h1 class="govuk-heading-l">${c.entry.title}</h1>
      ${
        tied === null
          ? null
          : html`<p class="govuk-body">
              ${c.entry.tied} ${link(`/cases/${tied}/indirect`, c.entry.openCase)}
            </p>`
      }
      <div class="gs-dense">${toldList(tellBook(found.columns, x.lang), x.lang)}</div>
      ${
        records && tied === null
          ? html`<p class="govuk-body">
              ${link(`/consultations/${id}/correct`, c.entry.correctLink)} ·
              ${link(`/consultations/${id}/entered-in-error`, c.withdraw.link)}
            </p>`
          : null
      }
      ${records && tied === null && about === 'anonymous' ? whoseItWas(x, id) : null}`,
    { before: html`<a class="govuk-back-link" href="/consultations">${c.book.back}</a>` },
  )
}
