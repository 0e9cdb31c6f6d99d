import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { isOver } from '../../act.ts'
import { missingContent } from '../../content/index.ts'
import { stillMissing } from '../../rules.ts'
import { episodeOf, readMissing, saidMissing } from '../../store.ts'
import { clocksOf } from '../path.ts'
import { listView } from './view.ts'

export const listPage: Handler = async (x) => {
  const known = await readMissing(x.db, x.caseId())
  const said = known.episodes.length === 0 ? await saidMissing(x.db, x.caseId()) : null
  const open = stillMissing(known.episodes.map(episodeOf))
  const row = known.episodes.find(({ id }) => id === open?.id) ?? null
  const body = html`${await caseBar(x, 'missing')}
  ${listView({
    lang: x.lang,
    now: x.now,
    caseId: x.caseId(),
    known,
    said: said?.source ?? null,
    missing: row === null ? null : { row, ...(await clocksOf(x, row)) },
    mayRecord: decide('contact:record', x.access, x.now).permitted && !isOver(known),
  })}`
  return page(pick(missingContent, x.lang).list.title, body, { wide: true })
}
