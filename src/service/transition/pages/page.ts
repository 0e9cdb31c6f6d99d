import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { contactsAfter18, contactsPlanned } from '../../../kernel/policy/transition.ts'
import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { readAround, stateOn } from '../around.ts'
import { transitionContent } from '../content/index.ts'
import { daysSpoken, planVersions, transitionKnown } from '../store.ts'
import { homeView } from './view.ts'

export const transitionPage: Handler = async (x) => {
  const caseId = x.caseId()
  const around = await readAround(x.db, caseId, x.now)
  if (around === null) return noSuchPage()
  const known = await transitionKnown(x.db, caseId)
  const today = dayInLondon(x.now)
  const { eighteen } = around
  const body = homeView({
    caseId,
    known,
    around,
    versions: await planVersions(x.db, caseId),
    state: stateOn(around, known.assessment?.columns.result ?? null, today),
    contacts:
      eighteen === null
        ? null
        : contactsAfter18(
            eighteen,
            contactsPlanned(codeList('transition-contact'), today),
            await daysSpoken(x.db, caseId),
            today,
          ),
    records: decide('case:record', x.access, x.now).permitted,
    decides: decide('closure:decide', x.access, x.now).permitted,
    today,
    lang: x.lang,
  })
  return page(pick(transitionContent, x.lang).title, html`${await caseBar(x, 'transition')} ${body}`, {
    wide: true,
  })
}
