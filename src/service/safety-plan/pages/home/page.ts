import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { planContent } from '../../content/index.ts'
import { sharesOf } from '../../store-shares.ts'
import { readPlanKnown } from '../../store.ts'
import { homeView } from './view.ts'

export const planPage: Handler = async (x) => {
  const known = await readPlanKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const body = homeView({
    known,
    shares: await sharesOf(x.db, x.caseId()),
    may: (permission) => decide(permission, x.access, x.now).permitted,
    reader: x.accountId(),
    now: x.now,
    lang: x.lang,
  })
  return page(pick(planContent, x.lang).title, html`${await caseBar(x, 'safety-plan')} ${body}`, {
    wide: true,
  })
}
