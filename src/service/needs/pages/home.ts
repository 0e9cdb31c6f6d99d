import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { needsContent } from '../content/index.ts'
import { allocatedSince, needsDeadlines, needsKnown } from '../store.ts'
import { homeView } from './home-view.ts'

export const homePage: Handler = async (x) => {
  const caseId = x.caseId()
  const may = (permission: 'case:record' | 'eligibility:override' | 'allocation:record') =>
    decide(permission, x.access, x.now).permitted
  const known = await needsKnown(x.db, caseId)
  const moved = known.decisions.findLast(({ columns }) => columns.route !== null)
  const body = homeView({
    caseId,
    known,
    deadlines: await needsDeadlines(x.db, caseId),
    may: {
      record: may('case:record'),
      decide: may('eligibility:override'),
      allocate: may('allocation:record'),
    },
    toAllocate:
      moved === undefined || (await allocatedSince(x.db, caseId, moved.recordedAt))
        ? null
        : moved.columns.route,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(needsContent, x.lang).title, html`${await caseBar(x, 'needs')} ${body}`, { wide: true })
}
