import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../case-bar.ts'
import { childContent } from '../../content/pages.ts'
import { childDetails } from '../../details.ts'
import { detailsView } from './view.ts'

export const detailsPage: Handler = async (x) => {
  const c = pick(childContent, x.lang)
  const known = await childDetails(x.db, x.caseId())
  const may = {
    record: decide('case:record', x.access, x.now).permitted,
    seePlace: decide('case:see-location', x.access, x.now).permitted,
  }
  return page(
    c.details.title,
    html`${await caseBar(x, 'child')}
      <h1 class="govuk-heading-l">${c.details.title}</h1>
      ${detailsView(x.caseId(), known, may, x.lang)}`,
  )
}
