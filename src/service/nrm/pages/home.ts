import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { decide } from '../../../platform/access/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { nrmContent } from '../content/index.ts'
import { nrmStanding } from '../standing.ts'
import { knownOf, readNrmCase } from '../store.ts'
import { homeView } from './home-view.ts'
import { readyNow } from './ready.ts'

export const homePage: Handler = async (x) => {
  const known = await readNrmCase(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const today = dayInLondon(x.now)
  const standing = nrmStanding(knownOf(known), today)
  const body = homeView({
    known,
    standing,
    ready: standing === null || standing.waitsFor === null ? await readyNow(x, known) : null,
    may: (permission) => decide(permission, x.access, x.now).permitted,
    today,
    now: x.now,
    lang: x.lang,
  })
  return page(pick(nrmContent, x.lang).title, html`${await caseBar(x, 'nrm')} ${body}`, { wide: true })
}
