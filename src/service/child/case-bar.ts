import { dayInLondon, ageOn, parseDay } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { headOnPaper } from '../../platform/web/paper.ts'
import type { Exchange } from '../../platform/web/route.ts'
import { caseBarContent } from './content/case-bar.ts'
import { paperMarkIn } from './paper-mark.ts'
import { childSummaries, type ChildSummary } from './store.ts'

/**
 * The pages of a case, in the groups in which people look for them. The first line of the bar shows the groups, the second
 * the pages of the group one is in: so no page is more than two steps away, and a case fits on a telephone.
 */
const groups = [
  { group: 'overview', tabs: [{ tab: 'overview', path: '' }] },
  { group: 'due', tabs: [{ tab: 'tasks', path: '/tasks' }] },
  {
    group: 'child',
    tabs: [
      { tab: 'child', path: '/child' },
      { tab: 'needs', path: '/needs' },
      { tab: 'voice', path: '/voice' },
      { tab: 'network', path: '/network' },
      { tab: 'q-sort', path: '/q-sort' },
    ],
  },
  {
    group: 'contacts',
    tabs: [
      { tab: 'contacts', path: '/contacts' },
      { tab: 'indirect', path: '/indirect' },
    ],
  },
  {
    group: 'safety',
    tabs: [
      { tab: 'safety-plan', path: '/safety-plan' },
      { tab: 'missing', path: '/missing' },
    ],
  },
  {
    group: 'law',
    tabs: [
      { tab: 'nrm', path: '/nrm' },
      { tab: 'immigration', path: '/immigration' },
      { tab: 'justice', path: '/justice' },
    ],
  },
  {
    group: 'record',
    tabs: [
      { tab: 'chronology', path: '/chronology' },
      { tab: 'documents', path: '/documents' },
      { tab: 'status', path: '/status' },
      { tab: 'referral', path: '/referral' },
    ],
  },
  {
    group: 'support',
    tabs: [
      { tab: 'allocation', path: '/allocation' },
      { tab: 'stepping-back', path: '/stepping-back' },
      { tab: 'transition', path: '/transition' },
      { tab: 'closure', path: '/closure' },
    ],
  },
] as const

type Group = (typeof groups)[number]
export type CaseTab = Group['tabs'][number]['tab']

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

const entry = (href: string, words: string, current: 'page' | 'true' | null): Html =>
  html`<li><a href="${href}" ${current === null ? null : html`aria-current="${current}"`}>${words}</a></li>`

/**
 * Whose case this is, and the way to its other pages: above the heading of every page of a case. Holds no address and
 * nothing of where the child is. On paper initials and reference stand in its place, at the head of every sheet.
 */
export async function caseBar(x: Exchange, current: CaseTab | null): Promise<Html> {
  const caseId = x.caseId()
  const summary = (await childSummaries(x.db, [caseId])).get(caseId)
  return summary === undefined ? html`` : caseBarView(summary, current, x.now, x.lang)
}

/** The same from a summary already read. Pure. */
export function caseBarView(summary: ChildSummary, current: CaseTab | null, now: Date, lang: Lang): Html {
  const c = pick(caseBarContent, lang)
  const base = `/cases/${summary.caseId}`
  const within = groups.find((one) => one.tabs.some(({ tab }) => tab === current))
  return html`${headOnPaper(lang, paperMarkIn(summary))}
    <div class="gs-case-bar">
      <p class="gs-case-bar__who">
        <strong>${summary.name ?? c.nameNotKnown}</strong>
        <span>${summary.reference}</span>
        <span>${ageInWords(summary, now, lang)}</span>
        ${
          summary.missingSince === null
            ? null
            : html`<strong class="gs-chip gs-chip--warning"
                >${c.missingSince(formatInstant(summary.missingSince, lang))}</strong
              >`
        }
        ${
          summary.steppedBackFrom === null
            ? null
            : html`<strong class="gs-chip gs-chip--careful"
                >${c.steppedBack(formatDay(summary.steppedBackFrom, lang))}</strong
              >`
        }
      </p>
      <nav aria-label="${c.label}">
        <ul class="gs-case-bar__groups">
          ${groups.map((one) =>
            entry(
              `${base}${one.tabs[0].path}`,
              c.groups[one.group],
              one.tabs[0].tab === current ? 'page' : one === within ? 'true' : null,
            ),
          )}
        </ul>
        ${
          within === undefined || within.tabs.length === 1
            ? null
            : html`<ul class="gs-case-bar__pages" aria-label="${c.groups[within.group]}">
                ${within.tabs.map(({ tab, path }) =>
                  entry(`${base}${path}`, c.tabs[tab], tab === current ? 'page' : null),
                )}
              </ul>`
        }
      </nav>
    </div>`
}
