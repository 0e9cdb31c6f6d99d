import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { readColleagues } from '../../../allocation/index.ts'
import { caseloadContent } from '../../content/index.ts'
import { siteCounts } from '../../site.ts'
import { sitesOf, sitesShown } from '../../sites-of.ts'
import { siteView } from './view.ts'

/** Two statements: the numbers, and the colleagues with theirs. */
export const sitePage: Handler = async (x) => {
  const mine = sitesOf(x.posts)
  const sites = sitesShown(mine, x.query['site'])
  if (sites === undefined) return noSuchPage()
  const counts = await siteCounts(x.db, sites, x.now)
  const colleagues = await readColleagues(x.db, { sites, childId: null }, x.now)
  const { title } = pick(caseloadContent, x.lang).site
  return page(
    title,
    siteView({
      lang: x.lang,
      now: x.now,
      mine,
      asked: x.query['site'] ?? '',
      sites,
      supervises: decide('supervision:read', x.access, x.now).permitted,
      counts,
      colleagues,
    }),
    { wide: true },
  )
}
