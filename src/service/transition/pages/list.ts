import {
  dayInLondon,
  eighteenthBirthday,
  seventeenAndAHalf,
  type CalendarDay,
} from '../../../kernel/calendar-day.ts'
import type { SiteCode } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import {
  nrmAnswerNeeded,
  transitionTerm,
  turningOn,
  type Turning,
} from '../../../kernel/policy/transition.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { codeList, isCode, label, siteInPilot } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { childCell, sitesOf, sitesShown } from '../../caseload/index.ts'
import { transitionContent } from '../content/index.ts'
import { MOST, readList, type ListedChild, type Whose } from '../list-store.ts'
import { missingFrom } from '../rules.ts'
import { countdown } from '../words.ts'

type Area = 'pilot' | 'not-pilot' | 'unknown'

interface Placed extends ListedChild {
  readonly turning: Turning
  readonly area: Area
}

const areaOf = (site: string | null, today: CalendarDay): Area =>
  site === null ? 'unknown' : siteInPilot('post-18', site as SiteCode, today) ? 'pilot' : 'not-pilot'

function dayCell(one: Placed, today: CalendarDay, lang: Lang): Html {
  const c = pick(transitionContent, lang).list
  const day =
    one.turning === 'turning-17-and-a-half'
      ? formatDay(seventeenAndAHalf(one.dob), lang)
      : countdown(eighteenthBirthday(one.dob), today, lang)
  const doubt = one.dobStanding === 'exact' ? null : one.dobStanding === 'disputed' ? c.disputed : c.about
  return doubt === null ? html`${day}` : html`${day}<br /><small class="gs-muted">${doubt}</small>`
}

function missingCell(one: Placed, lang: Lang): Html {
  const c = pick(transitionContent, lang)
  const missing = missingFrom(one.progress, {
    nrm: nrmAnswerNeeded(one.nrmStage),
    inPost18Pilot: one.area === 'pilot',
    post18Worker: one.post18Worker,
  })
  const what = missing.length === 0 ? c.list.nothing : missing.map((thing) => c.missing[thing]).join(', ')
  return html`<a class="govuk-link" href="/cases/${one.caseId}/transition"
    >${what}<span class="govuk-visually-hidden"> (${one.reference})</span></a
  >`
}

function group(turning: Turning, area: Area, rows: readonly Placed[], now: Date, lang: Lang): Html | null {
  const mine = rows.filter((one) => one.turning === turning && one.area === area)
  if (mine.length === 0) return null
  const c = pick(transitionContent, lang).list
  const today = dayInLondon(now)
  return html`<h2 class="govuk-heading-m">${c.heading(c.groups[turning], c.areas[area], mine.length)}</h2>
    ${stackTable({
      caption: c.heading(c.groups[turning], c.areas[area], mine.length),
      captionHidden: true,
      columns: [c.columns.child, c.columns.site, c.columns.day, c.columns.missing].map((text) => ({ text })),
      rows: mine.map((one) => [
        childCell(one, now, lang),
        one.site === null
          ? c.areas.unknown
          : isCode('site', one.site)
            ? label('site', one.site, lang)
            : one.site,
        dayCell(one, today, lang),
        missingCell(one, lang),
      ]),
      empty: c.empty,
    })}`
}

const turnings: readonly Turning[] = ['turning-18', 'turning-17-and-a-half', 'is-18']
const areas: readonly Area[] = ['pilot', 'not-pilot', 'unknown']

/** Who turns 17½ and 18, by area, with what is missing; a manager's sites, or the young people that somebody works with. */
export const listPage: Handler = async (x) => {
  const leads = x.posts.some(({ role }) => role === 'manager' || role === 'service-lead')
  const sites = leads ? sitesShown(sitesOf(x.posts), x.query['site']) : null
  if (sites === undefined) return noSuchPage()
  const whose: Whose = leads ? { sites } : { worker: x.accountId() }
  const today = dayInLondon(x.now)
  const months = transitionTerm(codeList('transition-term'), 'list-months', today)
  const { children, notKnown } = await readList(x.db, whose, today, x.now)
  const rows = children.slice(0, MOST).flatMap((one): Placed[] => {
    const turning = turningOn(one.dob, today, months)
    return turning === null ? [] : [{ ...one, turning, area: areaOf(one.site, today) }]
  })
  x.showed(rows.map(({ caseId }) => caseId))
  const c = pick(transitionContent, x.lang).list
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${leads ? c.leadSite(months) : c.leadOwn(months)}</p>
      ${notKnown === 0 ? null : html`<p class="govuk-body">${c.notKnown(notKnown)}</p>`}
      ${children.length > MOST ? html`<p class="govuk-body">${c.more(MOST)}</p>` : null}
      <div class="gs-dense">
        ${
          rows.length === 0
            ? html`<p class="gs-muted">${c.empty}</p>`
            : turnings.map((turning) => areas.map((area) => group(turning, area, rows, x.now, x.lang)))
        }
      </div>
      ${leads ? html`<p class="govuk-body"><a class="govuk-link" href="/site">${c.back}</a></p>` : null}`,
    { wide: true },
  )
}
