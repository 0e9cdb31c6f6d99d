import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { possibleSameChild } from '../../../matching/index.ts'
import { missingContent } from '../../content/index.ts'
import { clocksOf, episodeInPath } from '../path.ts'
import { episodeView } from './view.ts'

export const episodePage: Handler = async (x) => {
  const found = await episodeInPath(x)
  if (found === null) return noSuchPage()
  const { known, row } = found
  const may = (permission: 'contact:record' | 'case:see-location' | 'triage:record') =>
    decide(permission, x.access, x.now).permitted
  const elsewhere = row.found_site !== null && row.found_site !== known.head.site
  const mayCompare = elsewhere && may('triage:record')
  const body = html`${await caseBar(x, 'missing')}
  ${episodeView({
    lang: x.lang,
    now: x.now,
    caseId: x.caseId(),
    row,
    known,
    ...(await clocksOf(x, row)),
    mayRecord: may('contact:record'),
    mayLocate: may('case:see-location'),
    elsewhere,
    possible: mayCompare ? (await possibleSameChild(x.db, x.caseId())).length : null,
  })}`
  return page(pick(missingContent, x.lang).episode.title, body, { wide: true })
}
