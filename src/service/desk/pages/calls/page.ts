import type { Lang } from '../../../../kernel/lang.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { pagination } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../../platform/web/route.ts'
import { deskContent } from '../../content/index.ts'
import { readCalls, type Call, type Sites } from '../../store.ts'

export const PAGE = 25

/** The page asked for, from 1. */
export function pageAsked(x: Exchange): number {
  const asked = Number(x.query['page'] ?? '1')
  return Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1
}

export function pages(path: string, at: number, more: boolean, lang: Lang): Html | null {
  const c = pick(deskContent, lang).desk
  if (at === 1 && !more) return null
  return pagination({
    lang,
    ...(at > 1 ? { previous: { href: `${path}?page=${at - 1}`, text: c.newer } } : {}),
    ...(more ? { next: { href: `${path}?page=${at + 1}`, text: c.older } } : {}),
  })
}

/** The desk serves every site; a manager sees the calls of the sites managed, and those that nobody can place. */
export function sitesOf(x: Exchange): Sites {
  const everywhere = x.posts.some(
    ({ role, site }) =>
      role === 'assessment' || (site === null && ['manager', 'service-lead'].includes(role)),
  )
  return everywhere ? null : x.posts.flatMap(({ site }) => (site === null ? [] : [site]))
}

/** The child of a call in a word: the name, "anonymous", or that nobody asked. */
export function childOf({ columns: said }: Call, lang: Lang): string {
  const c = pick(deskContent, lang).calls
  return said.about === 'anonymous' ? c.anonymous : (said.child_name ?? c.notAsked)
}

export const callsPage: Handler = async (x) => {
  const c = pick(deskContent, x.lang)
  const at = pageAsked(x)
  const found = await readCalls(x.db, sitesOf(x), PAGE + 1, (at - 1) * PAGE)
  const calls = found.slice(0, PAGE)
  x.showed(calls.flatMap(({ columns }) => (columns.case_id === null ? [] : [columns.case_id])))
  return page(
    c.calls.title,
    html`<h1 class="govuk-heading-l">${c.calls.title}</h1>
      ${stackTable({
        caption: c.calls.title,
        captionHidden: true,
        columns: [c.calls.when, c.calls.caller, c.calls.child, c.calls.next].map((text) => ({ text })),
        empty: c.calls.none,
        rows: calls.map((one) => [
          html`<a class="govuk-link" href="/desk/calls/${one.id}"
            >${formatInstant(one.columns.taken_at, x.lang)}</a
          >`,
          one.columns.caller_name ?? c.calls.notAsked,
          childOf(one, x.lang),
          label('call-next-step', one.columns.next_step, x.lang),
        ]),
      })}
      ${pages('/desk/calls', at, found.length > PAGE, x.lang)}`,
    { wide: true, before: html`<a class="govuk-back-link" href="/desk">${c.desk.title}</a>` },
  )
}
