import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar, childDetails } from '../../child/index.ts'
import { recordContent } from '../content/record.ts'
import { stillMissing } from './rules.ts'
import { readReferral, receiptOf } from './store.ts'
import { referralView } from './view.ts'

/** The referral of a case. */
export const referralPage: Handler = async (x) => {
  const c = pick(recordContent, x.lang)
  const caseId = x.caseId()
  const referral = await readReferral(x.db, caseId)
  const child = await childDetails(x.db, caseId)
  const { receivedAt, placeRecorded } = await receiptOf(x.db, caseId)
  const body =
    referral === null
      ? html`<p class="govuk-body">${c.nothing}</p>`
      : referralView({
          caseId,
          lang: x.lang,
          said: referral.columns,
          child,
          receivedAt,
          placeRecorded,
          missing: stillMissing(referral.columns, child, placeRecorded),
          may: {
            record: decide('case:record', x.access, x.now).permitted,
            seePlace: decide('case:see-location', x.access, x.now).permitted,
          },
        })
  return page(
    c.title,
    html`${await caseBar(x, 'referral')}
      <h1 class="govuk-heading-l">${c.title}</h1>
      ${body}`,
    { wide: true },
  )
}
