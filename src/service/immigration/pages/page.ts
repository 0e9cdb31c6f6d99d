import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { nrmStageOn } from '../../nrm/index.ts'
import { immigrationContent } from '../content/index.ts'
import { lettersOf } from '../letters/store.ts'
import { immigrationKnown } from '../store.ts'
import { homeView } from './view.ts'

export const immigrationPage: Handler = async (x) => {
  const caseId = x.caseId()
  const body = homeView({
    caseId,
    known: await immigrationKnown(x.db, caseId),
    letters: await lettersOf(x.db, caseId),
    nrmStage: await nrmStageOn(x.db, caseId, dayInLondon(x.now)),
    records: decide('case:record', x.access, x.now).permitted,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(immigrationContent, x.lang).title, html`${await caseBar(x, 'immigration')} ${body}`, {
    wide: true,
  })
}
