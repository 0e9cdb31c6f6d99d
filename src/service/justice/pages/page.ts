import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { justiceKnown } from '../store.ts'
import { homeView } from './view.ts'

export const justicePage: Handler = async (x) => {
  const body = homeView({
    caseId: x.caseId(),
    known: await justiceKnown(x.db, x.caseId()),
    records: decide('case:record', x.access, x.now).permitted,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(justiceContent, x.lang).title, html`${await caseBar(x, 'justice')} ${body}`, {
    wide: true,
  })
}
