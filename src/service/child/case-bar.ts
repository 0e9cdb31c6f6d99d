import { dayInLondon, ageOn, parseDay } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import type { Exchange } from '../../platform/web/route.ts'
import { caseBarContent } from './content/case-bar.ts'
import { childSummaries, type ChildSummary } from './store.ts'

export type CaseTab =
  'overview' | 'child' | 'chronology' | 'contacts' | 'status' | 'referral' | 'allocation' | 'closure'

const tabs: readonly { tab: CaseTab; path: string }[] = [
  { tab: 'overview', path: '' },
  { tab: 'child', path: '/child' },
  { tab: 'contacts', path: '/contacts' },
  { tab: 'status', path: '/status' },
  { tab: 'chronology', path: '/chronology' },
  { tab: 'referral', path: '/referral' },
  { tab: 'allocation', path: '/allocation' },
  { tab: 'closure', path: '/closure' },
]

/** How old the child is, in words that admit what is not known. */
export function ageInWords(
  summary: Pick<ChildSummary, 'dob' | 'dobStanding'>,
  now: Date,
  lang: Lang,
): string {
  const c = pick(caseBarContent, lang)
  const dob = summary.dob === null ? null : parseDay(summary.dob)
  if (dob === null) return c.ageUnknown
  const years = ageOn(dob, dayInLondon(now))
  if (years === null) return c.ageUnknown
  if (summary.dobStanding === 'exact') return c.age(years)
  return summary.dobStanding === 'disputed' ? `${c.ageAbout(years)}, ${c.ageDisputed}` : c.ageAbout(years)
}

/**
 * Whose case this is, and the way to its other pages: above the heading of every page of a case. Holds no address and
 * nothing of where the child is.
 */
export async function caseBar(x: Exchange, current: CaseTab | null): Promise<Html> {
  const caseId = x.caseId()
  const summary = (await childSummaries(x.db, [caseId])).get(caseId)
  return summary === undefined ? html`` : caseBarView(summary, current, x.now, x.lang)
}

/** The same from a summary already read. Pure. */
export function caseBarView(summary: ChildSummary, current: CaseTab | null, now: Date, lang: Lang): Html {
  const c = pick(caseBarContent, lang)
  return html`<div class="gs-case-bar">
    <p class="gs-case-bar__who">
      <strong>${summary.name ?? c.nameNotKnown}</strong>
      <span>${summary.reference}</span>
      <span>${ageInWords(summary, now, lang)}</span>
    </p>
    <nav aria-label="${c.label}">
      <ul class="gs-case-bar__tabs">
        ${tabs.map(
          ({ tab, path }) =>
            html`<li>
              <a
                class="gs-case-bar__tab"
                href="/cases/${summary.caseId}${path}"
                ${tab === current ? html`aria-current="page"` : null}
                >${c.tabs[tab]}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
  </div>`
}
