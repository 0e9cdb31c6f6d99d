import { parseDay } from '../../../../kernel/calendar-day.ts'
import { isUuid } from '../../../../kernel/ids.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { chronicleGroups } from '../../../../platform/record/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { tablesOf } from '../../chronicles.ts'
import { readChronology, writersOf } from '../../chronology-store.ts'
import { chronologyContent } from '../../content/chronology.ts'
import { mayFor } from '../overview/page.ts'
import { chronologyView, type Filters } from './view.ts'

const PAGE = 25

export const chronologyPage: Handler = async (x) => {
  const caseId = x.caseId()
  const maySeeLooks = supervises(x)
  const filters = filtersOf(x.query, maySeeLooks)
  const acts = await readChronology(x.db, {
    caseId,
    // Every clock that is set and stopped would drown the story: clocks come when they are asked for.
    tables: tablesOf(filters.group).filter((table) => table !== 'deadline' || filters.group === 'deadlines'),
    accountId: filters.person,
    from: filters.from,
    to: filters.to,
    order: filters.order,
    looks: filters.looks,
    limit: PAGE + 1,
    offset: (filters.page - 1) * PAGE,
  })
  const c = pick(chronologyContent, x.lang)
  return page(
    c.title,
    html`${await caseBar(x, 'chronology')}
    ${chronologyView({
      caseId,
      acts: acts.slice(0, PAGE),
      more: acts.length > PAGE,
      filters,
      writers: await writersOf(x.db, caseId, tablesOf(null)),
      lang: x.lang,
      maySeeLooks,
      may: mayFor(x.access, x.now),
    })}`,
  )
}

/** Who looked at a child's record is for those who answer for the case: a manager or service lead over it. */
function supervises(x: Exchange): boolean {
  return (
    x.access.theCase?.relations.includes('supervising') === true &&
    x.posts.some((post) => post.role === 'manager' || post.role === 'service-lead')
  )
}

/** What a filter cannot be is left out rather than refused: the address may be an old one. */
export function filtersOf(query: Readonly<Record<string, string>>, maySeeLooks: boolean): Filters {
  const day = (name: string) => parseDay(query[name] ?? '')
  const number = /^[1-9]\d{0,4}$/.exec(query['page'] ?? '')
  const person = query['person'] ?? ''
  return {
    group: chronicleGroups.find((one) => one === query['group']) ?? null,
    person: isUuid(person) ? person : null,
    from: day('from'),
    to: day('to'),
    order: query['order'] === 'recorded' ? 'recorded' : 'happened',
    looks: maySeeLooks && query['looks'] === 'yes',
    page: number === null ? 1 : Number(number[0]),
  }
}
