import { DAY_OF_24_HOURS } from '../../../../kernel/clock.ts'
import { decide, mayToSomeCase } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { notificationBanner } from '../../../../platform/web/components/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { foundHereTable, foundInMySites, TOLD_DAYS } from '../../../missing/index.ts'
import { deskContent } from '../../content/index.ts'
import { incomingReferrals, ringBacksDue } from '../../store.ts'
import { PAGE, pageAsked, pages, sitesOf } from '../calls/page.ts'
import { incomingTable, ringBackTable } from './view.ts'

/** The duty worker's page: what is most urgent first. */
export const deskPage: Handler = async (x) => {
  const c = pick(deskContent, x.lang).desk
  const at = pageAsked(x)
  const found = await incomingReferrals(x.db, PAGE + 1, (at - 1) * PAGE)
  const referrals = found.slice(0, PAGE)
  const waiting = await ringBacksDue(x.db, sitesOf(x), PAGE)
  x.showed(referrals.map((one) => one.caseId))
  const foundHere = await foundInMySites(x.db, new Date(x.now.getTime() - TOLD_DAYS * DAY_OF_24_HOURS))
  const onlyDesk = x.posts.every(({ role }) => role === 'assessment')
  const taken = x.query['taken'] ?? ''
  const mayLog = decide('desk:log-call', x.access, x.now).permitted
  const mayTake = decide('referral:take', x.access, x.now).permitted
  const empty = onlyDesk && !x.access.onDuty ? c.notOnDuty : c.noIncoming
  const mayTriage = mayToSomeCase('triage:record', x.posts)
  return page(
    c.title,
    html`<h1 class="govuk-heading-l">${c.title}</h1>
      <div class="govuk-button-group">
        ${
          mayLog
            ? html`<a class="govuk-button" role="button" draggable="false" href="/desk/calls/new"
                >${c.logCall}</a
              >`
            : null
        }
        ${
          mayTake
            ? html`<a
                class="govuk-button govuk-button--secondary"
                role="button"
                draggable="false"
                href="/desk/referrals/new"
                >${c.takeReferral}</a
              >`
            : null
        }
        <a class="govuk-link" href="/desk/calls">${c.allCalls}</a>
        <a class="govuk-link" href="/missing">${c.missingNow}</a>
      </div>
      <h2 class="govuk-heading-m">${c.incoming}</h2>
      <p class="govuk-body">${c.incomingLead}</p>
      ${incomingTable(referrals, x.now, x.lang, { empty, mayTriage })}
      ${pages('/desk', at, found.length > PAGE, x.lang)}
      <h2 class="govuk-heading-m">${c.ringBacks}</h2>
      ${ringBackTable(waiting, x.now, x.lang)} ${foundHereTable(foundHere, x.lang)}`,
    {
      wide: true,
      ...(/^[A-Z0-9-]{4,20}$/.test(taken)
        ? { notice: notificationBanner({ lang: x.lang, type: 'success', text: c.taken(taken) }) }
        : {}),
    },
  )
}
