import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { consultationContent } from '../../content/index.ts'
import { indirectKnown } from '../../store.ts'
import { indirectView } from './view.ts'

export const indirectPage: Handler = async (x) => {
  const body = indirectView({
    caseId: x.caseId(),
    known: await indirectKnown(x.db, x.caseId()),
    records: decide('case:record', x.access, x.now).permitted,
    keepsBook: decide('consultation:record', x.access, x.now).permitted,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(consultationContent, x.lang).title, html`${await caseBar(x, 'indirect')} ${body}`, {
    wide: true,
  })
}
