import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import type { Colleague } from '../../../allocation/index.ts'
import { caseloadContent } from '../../content/index.ts'

function leaveOf({ leave }: Colleague, now: Date, lang: Lang): Html | string {
  const c = pick(caseloadContent, lang).site.people
  if (leave === null) return c.noLeave
  if (leave.from <= dayInLondon(now))
    return html`<strong class="gs-chip gs-chip--careful">${c.onLeave(formatDay(leave.to, lang))}</strong>`
  return c.leaveSoon(formatDay(leave.from, lang), formatDay(leave.to, lang))
}

function hoursOf(share: number | null, lang: Lang): string {
  const c = pick(caseloadContent, lang).site.people
  if (share === null) return c.shareNotRecorded
  return share === 1 ? c.fullTime : c.share(Math.round(share * 100))
}

/** Whoever holds cases here, with how many and when they are away. Pure. */
export function peopleTable(colleagues: readonly Colleague[], now: Date, lang: Lang): Html {
  const c = pick(caseloadContent, lang).site.people
  return html`<h2 class="govuk-heading-m">${c.title}</h2>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [
        { text: c.columns.name },
        { text: c.columns.roles },
        { text: c.columns.children, numeric: true },
        { text: c.columns.covering, numeric: true },
        { text: c.columns.hours },
        { text: c.columns.leave },
      ],
      rows: colleagues.map((one) => [
        one.name,
        [...new Set(one.posts.map((post) => label('service-role', post.role, lang)))].join(', '),
        one.allocated,
        one.covering,
        hoursOf(one.fullTimeShare, lang),
        leaveOf(one, now, lang),
      ]),
      empty: c.empty,
    })}`
}
