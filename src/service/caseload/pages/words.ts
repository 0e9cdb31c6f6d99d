import { dayInLondon, daysBetween } from '../../../kernel/calendar-day.ts'
import type { RiskLevel } from '../../../kernel/vocabulary.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { pagination } from '../../../platform/web/components/index.ts'
import { html, nothing, type Html } from '../../../platform/web/html.ts'
import { ageInWords } from '../../child/index.ts'
import { caseloadContent } from '../content/index.ts'
import type { MissingNow } from '../mine.ts'

/** Days ago in the civil days of London: what happened last night was yesterday. */
export function daysAgo(at: Date, now: Date, lang: Lang): string {
  const days = daysBetween(dayInLondon(at), dayInLondon(now))
  return pick(caseloadContent, lang).daysAgo(Math.max(0, days))
}

/** The first cell of every list of children: the name leads to the case. */
export function childCell(
  row: {
    readonly caseId: string
    readonly name: string | null
    readonly reference: string
    readonly dob: string | null
    readonly dobStanding: string | null
  },
  now: Date,
  lang: Lang,
): Html {
  const c = pick(caseloadContent, lang)
  return html`<a class="govuk-link" href="/cases/${row.caseId}" dir="auto">${row.name ?? c.nameNotKnown}</a
    ><br />
    <small class="gs-muted"
      ><span class="gs-nowrap">${row.reference}</span>, ${ageInWords(row, now, lang)}</small
    >`
}

/** Said only when there is something to say: a child who is not missing has no mark. */
export function missingMark({ now, since }: MissingNow, lang: Lang): Html {
  const c = pick(caseloadContent, lang)
  if (now === 'yes') {
    const when =
      since instanceof Date ? formatInstant(since, lang) : since === null ? null : formatDay(since, lang)
    const words = when === null ? c.missing : c.missingSince(when)
    return html` <strong class="gs-chip gs-chip--warning">${words}</strong>`
  }
  if (now === 'unknown') return html` <span class="gs-chip gs-chip--careful">${c.missingNotKnown}</span>`
  return nothing
}

/** The risk that triage saw, in words; high and immediate stand out. */
export function riskMark(risk: RiskLevel | null, lang: Lang): Html {
  if (risk === null) return html`<span class="gs-muted">${pick(caseloadContent, lang).notTriaged}</span>`
  const text = label('risk-level', risk, lang)
  if (risk === 'immediate' || risk === 'high')
    return html`<strong class="gs-chip gs-chip--warning">${text}</strong>`
  return html`<span>${text}</span>`
}

/** The page asked for: 1 for whatever is no page. */
export function pageAsked(query: Readonly<Record<string, string>>): number {
  const asked = query['page'] ?? ''
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1
}

export function pager(path: string, page: number, total: number, size: number, lang: Lang): Html {
  const pages = Math.ceil(total / size)
  if (pages <= 1) return nothing
  const c = pick(caseloadContent, lang)
  const to = (number: number): string => `${path}${path.includes('?') ? '&' : '?'}page=${number}`
  return html`<p class="govuk-body gs-muted">${c.pageOf(page, pages)}</p>
    ${pagination({
      lang,
      ...(page > 1 ? { previous: { href: to(page - 1), text: c.earlier } } : {}),
      ...(page < pages ? { next: { href: to(page + 1), text: c.next } } : {}),
    })}`
}
