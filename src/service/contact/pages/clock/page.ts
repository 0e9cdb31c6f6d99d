import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { caseBar } from '../../../child/index.ts'
import { contactContent } from '../../content/index.ts'
import { firstContact } from '../../rules.ts'
import { clockFactsOf } from '../../store.ts'
import { clockView } from './view.ts'

export const clockPage: Handler = async (x) => {
  const facts = await clockFactsOf(x.db, x.caseId())
  const body = html`${await caseBar(x, 'contacts')}
  ${clockView({
    lang: x.lang,
    base: `/cases/${x.caseId()}`,
    facts,
    clock: firstContact(facts, x.now),
    mayRecord: decide('contact:record', x.access, x.now).permitted,
    mayPause: decide('contact:pause-clock', x.access, x.now).permitted,
  })}`
  return page(pick(contactContent, x.lang).clock.title, body)
}
