import { decide } from '../../../../platform/access/index.ts'
import { pick } from '../../../../platform/i18n/index.ts'
import { pagination } from '../../../../platform/web/components/index.ts'
import { page, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { consultationContent } from '../../content/index.ts'
import { followUpsOfBook, readConsultations, readEvents } from '../../store.ts'
import { bookView } from './view.ts'

const PAGE = 25

function pageAsked(x: Exchange): number {
  const asked = Number(x.query['page'] ?? '1')
  return Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
}

export const bookPage: Handler = async (x) => {
  const c = pick(consultationContent, x.lang).book
  const at = pageAsked(x)
  const found = await readConsultations(x.db, PAGE + 1, (at - 1) * PAGE)
  const more = found.length > PAGE
  const body = bookView({
    consultations: found.slice(0, PAGE),
    followUps: at === 1 ? await followUpsOfBook(x.db, PAGE) : [],
    events: at === 1 ? await readEvents(x.db, PAGE) : null,
    records: decide('consultation:record', x.access, x.now).permitted,
    pages:
      at === 1 && !more
        ? null
        : pagination({
            lang: x.lang,
            ...(at > 1 ? { previous: { href: `/consultations?page=${at - 1}`, text: c.newer } } : {}),
            ...(more ? { next: { href: `/consultations?page=${at + 1}`, text: c.older } } : {}),
          }),
    now: x.now,
    lang: x.lang,
  })
  return page(c.title, body, { wide: true })
}
