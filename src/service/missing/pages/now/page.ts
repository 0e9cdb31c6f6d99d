import { DAY_OF_24_HOURS } from '../../../../kernel/clock.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { coded } from '../../../../platform/reference-data/in-words.ts'
import { missingContent } from '../../content/index.ts'
import { missingNowContent } from '../../content/now.ts'
import {
  foundInMySites,
  missingNow,
  saidWithoutEpisode,
  type FoundHere,
  type MissingNow,
  type SaidOnly,
} from '../../store-now.ts'

/** How many a page shows: more children missing at once than any service should ever have. */
const MOST = 200
/** For how long a site is told that a child was found in its area, in days [PROPOSAL]. */
export const TOLD_DAYS = 28

export const nowPage: Handler = async (x) => {
  const rows = await missingNow(x.db, x.now, MOST)
  const said = await saidWithoutEpisode(x.db, MOST)
  const found = await foundInMySites(x.db, new Date(x.now.getTime() - TOLD_DAYS * DAY_OF_24_HOURS))
  x.showed([...rows, ...said].map((one) => one.caseId))
  const c = pick(missingNowContent, x.lang)
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      ${nowTable(rows, x.now, x.lang)} ${said.length === 0 ? null : saidTable(said, x.lang)}
      ${foundHereTable(found, x.lang)}`,
    { wide: true },
  )
}

function nowTable(rows: readonly MissingNow[], now: Date, lang: Lang): Html {
  const c = pick(missingNowContent, lang)
  const kinds = pick(missingContent, lang)
  const overdueWords: Readonly<Record<string, string>> = {
    'missing-four-week-review': kinds.next.meetingAgain,
    'manager-decision': kinds.episode.decided,
  }
  return stackTable({
    caption: c.title,
    captionHidden: true,
    columns: [
      { text: c.child },
      { text: c.since },
      { text: c.days, numeric: true },
      { text: c.risk },
      { text: c.site },
      { text: c.last },
      { text: c.overdue },
    ],
    rows: rows.map((one) => [
      html`<a class="govuk-link" href="/cases/${one.caseId}/missing/${one.episodeId}" dir="auto"
          >${one.name ?? c.nameNotKnown}</a
        >
        <div class="gs-muted">${one.reference}</div>`,
      html`${formatInstant(one.startedAt, lang)}
      ${one.onReferral ? html`<div class="gs-muted">${kinds.classes['on-referral']}</div>` : null}`,
      Math.floor((now.getTime() - one.startedAt.getTime()) / DAY_OF_24_HOURS),
      coded('missing-risk-grade', one.riskGrade, lang) ?? c.notAsked,
      coded('site', one.site, lang) ?? '',
      one.lastActionAt === null
        ? html`<strong>${c.noStep}</strong>`
        : html`${
            one.lastAction === 'meeting'
              ? kinds.episode.meetings
              : coded('missing-action', one.lastAction, lang)
          },
          ${formatInstant(one.lastActionAt, lang)}`,
      one.overdue.length === 0
        ? c.nothingOverdue
        : html`<strong class="gs-chip gs-chip--warning"
            >${one.overdue.map((kind) => overdueWords[kind] ?? kind).join(', ')}</strong
          >`,
    ]),
    empty: c.empty,
  })
}

function saidTable(rows: readonly SaidOnly[], lang: Lang): Html {
  const c = pick(missingNowContent, lang)
  const { sources } = pick(missingContent, lang).list
  return html`<h2 class="govuk-heading-m">${c.saidTitle}</h2>
    <p class="govuk-body">${c.saidLead}</p>
    ${stackTable({
      caption: c.saidTitle,
      captionHidden: true,
      columns: [c.child, c.saidBy].map((text) => ({ text })),
      rows: rows.map((one) => [
        html`<a class="govuk-link" href="/cases/${one.caseId}/missing" dir="auto"
            >${one.name ?? c.nameNotKnown}</a
          >
          <div class="gs-muted">${one.reference}</div>`,
        sources[one.source],
      ]),
      empty: '',
    })}`
}

/** Told to the desk and the managers of the site in whose area a child of another site was found. Null where there is none. */
export function foundHereTable(rows: readonly FoundHere[], lang: Lang): Html | null {
  if (rows.length === 0) return null
  const c = pick(missingNowContent, lang)
  return html`<h2 class="govuk-heading-m">${c.foundTitle}</h2>
    <p class="govuk-body">${c.foundLead}</p>
    ${stackTable({
      caption: c.foundTitle,
      captionHidden: true,
      columns: [c.reference, c.missingFromSite, c.foundIn, c.foundOn].map((text) => ({ text })),
      rows: rows.map((one) => [
        one.reference,
        coded('site', one.site, lang) ?? '',
        coded('site', one.foundSite, lang) ?? '',
        formatInstant(one.endedAt, lang),
      ]),
      empty: '',
    })}`
}
