import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import type { AccessFacts, Permission } from '../../../../platform/access/index.ts'
import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { nrmStageOn } from '../../../nrm/index.ts'
import { caseBarView, type ChildSummary } from '../../../child/index.ts'
import { overviewContent } from '../../content/overview.ts'
import type { Head, Overview } from '../../overview-data.ts'
import { readOverview } from '../../store.ts'
import { overviewView } from './view.ts'

export const overviewPage: Handler = async (x) => {
  const caseId = x.caseId()
  const overview = await readOverview(x.db, { caseId, accountId: x.accountId(), now: x.now, moment: null })
  const { head } = overview
  if (head === null) return noSuchPage('no-such-case')
  const nrmStage = await nrmStageOn(x.db, caseId, dayInLondon(x.now))
  const c = pick(overviewContent, x.lang)
  return page(
    c.title,
    html`${caseBarView(summaryOf(overview, head), 'overview', x.now, x.lang)}
    ${overviewView({ overview, head, now: x.now, lang: x.lang, may: mayFor(x.access, x.now), nrmStage })}`,
    { wide: true },
  )
}

/** What a page may offer: the decision itself, asked again, so that no link leads to a refusal. */
export function mayFor(access: AccessFacts, now: Date): (permission: Permission) => boolean {
  return (permission) => decide(permission, access, now).permitted
}

/** The case bar's line, from what the overview has already read. */
export function summaryOf(overview: Overview, head: Head): ChildSummary {
  return {
    caseId: head.case_id as ChildSummary['caseId'],
    reference: head.reference,
    name: overview.names[0]?.full_name ?? null,
    dob: overview.identity?.dob ?? null,
    dobStanding: overview.identity?.dob_standing ?? null,
    missingSince:
      overview.missing === null || overview.missing.ended_at !== null
        ? null
        : new Date(overview.missing.started_at),
    steppedBackFrom: overview.steppedBack?.state === 'approved' ? overview.steppedBack.from_on : null,
  }
}
