import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { mapDeadlines, networkKnown } from '../store.ts'
import { homeView } from './view.ts'

export const networkPage: Handler = async (x) => {
  const body = homeView({
    caseId: x.caseId(),
    known: await networkKnown(x.db, x.caseId()),
    deadlines: await mapDeadlines(x.db, x.caseId()),
    records: decide('case:record', x.access, x.now).permitted,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(networkContent, x.lang).title, html`${await caseBar(x, 'network')} ${body}`, {
    wide: true,
  })
}
