import { pick } from '../../../../platform/i18n/index.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { caseloadContent } from '../../content/index.ts'
import { myChildren, whatNext } from '../../mine.ts'
import { pageAsked } from '../words.ts'
import { mineView } from './view.ts'

/** Two statements, however many children there are. */
export const minePage: Handler = async (x) => {
  const number = pageAsked(x.query)
  const next = await whatNext(x.db, x.accountId(), x.now)
  const children = await myChildren(x.db, x.accountId(), number, x.now)
  x.showed([...new Set([...next.rows, ...children.rows].map((row) => row.caseId))])
  const { title } = pick(caseloadContent, x.lang).mine
  const view = mineView({ lang: x.lang, now: x.now, form: x.form, number, next, children })
  return page(title, view, { wide: true })
}
