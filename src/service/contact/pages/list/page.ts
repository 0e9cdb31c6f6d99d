import { html } from '../../../../platform/web/html.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { decide } from '../../../../platform/access/index.ts'
import { caseBar } from '../../../child/index.ts'
import { contactContent } from '../../content/index.ts'
import { contactsOf, type ContactFilter } from '../../store.ts'
import { listView } from './view.ts'

const SIZE = 25

export const listPage: Handler = async (x) => {
  const caseId = x.caseId()
  const { with: whom, kind } = x.query
  const filter: ContactFilter = {
    counterpart: whom === 'child' || whom === 'third-party' ? whom : null,
    reached: kind === 'made' || kind === 'tried' ? kind : null,
  }
  const asked = /^[1-9]\d{0,3}$/.test(x.query['page'] ?? '') ? Number(x.query['page']) : 1
  const { rows, more } = await contactsOf(x.db, caseId, filter, { number: asked, size: SIZE })
  const body = html`${await caseBar(x, 'contacts')}
  ${listView({
    lang: x.lang,
    caseId,
    rows,
    filter,
    page: asked,
    more,
    mayRecord: decide('contact:record', x.access, x.now).permitted,
  })}`
  return page(pick(contactContent, x.lang).list.title, body, { wide: true })
}
