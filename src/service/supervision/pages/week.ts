import { addDays, dayInLondon, startOfLondonDay } from '../../../kernel/calendar-day.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { sitesOf, sitesShown } from '../../caseload/index.ts'
import { kindsFor } from '../../deadlines/index.ts'
import { feedbackToRead } from '../../outcomes/index.ts'
import { countDue, readDue } from '../../tasks/index.ts'
import { supervisionContent } from '../content/index.ts'
import { birthdaysAhead, lostSight, weekAsked, weekTermsOn } from '../rules.ts'
import { readBorn, readChanges, readMet } from '../week-store.ts'
import { weekView } from './week-view.ts'

/** A manager's week. No name, no place and no note is on it: it is printed, and lies on tables. */
export const weekPage: Handler = async (x) => {
  const site = x.query['site'] ?? ''
  const mine = sitesOf(x.posts)
  const sites = sitesShown(mine, site)
  const week = weekAsked(x.query['week'], x.now)
  if (sites === undefined || week === null) return noSuchPage()
  const today = dayInLondon(x.now)
  const terms = weekTermsOn(codeList('supervision-term'), today)
  const changes = await readChanges(x.db, sites, week)
  const met = await readMet(x.db, sites, x.now)
  const lost = met
    .map((one) => ({ ...one, ...lostSight(one, terms, x.now) }))
    .filter((one) => one.quiet || one.unseen)
  const counts = await countDue(x.db, sites, x.now, x.now)
  const before = startOfLondonDay(addDays(today, terms.aheadDays + 1))
  const waiting = await readDue(x.db, { of: 'sites', sites }, { kinds: kindsFor('manager'), before }, x.now)
  const birthdays = birthdaysAhead(await readBorn(x.db, sites), today, terms.aheadDays)
  const feedback = await feedbackToRead(x.db, sites)
  x.showed([
    ...new Set([
      ...feedback.map((one) => one.caseId),
      ...[...changes.values()].flat().map((one) => one.caseId),
      ...lost.map((one) => one.caseId),
      ...waiting.rows.map((row) => row.caseId),
      ...birthdays.map(({ one }) => one.caseId),
    ]),
  ])
  const parts = { lang: x.lang, now: x.now, posts: x.posts, mine, site, sites, week, terms }
  return page(
    pick(supervisionContent, x.lang).week.title,
    weekView({ ...parts, changes, lost, counts, waiting, birthdays, feedback }),
    { wide: true },
  )
}
