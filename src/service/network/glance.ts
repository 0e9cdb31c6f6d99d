import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import { networkContent } from './content/index.ts'
import type { Member } from './facts.ts'
import { networkOn } from './rules.ts'
import { countsInWords } from './tell.ts'

/** What the overview reads of this room, by its own composed read: no names. Days 'YYYY-MM-DD'. */
export interface NetworkGlance {
  readonly members: readonly Pick<Member, 'kind' | 'type' | 'since' | 'until'>[]
  readonly agreed_on: string | null
}

/** 'Network: partial, protective 2, last agreed …' for the overview of a case; nothing where nobody has asked yet. */
export function networkGlance(
  glance: NetworkGlance | null,
  caseId: string,
  now: Date,
  lang: Lang,
): Html | null {
  if (glance === null || (glance.members.length === 0 && glance.agreed_on === null)) return null
  const c = pick(networkContent, lang)
  const { counts, reading } = networkOn(glance.members, glance.agreed_on !== null, dayInLondon(now))
  return card(
    c.glance.title,
    html`${facts([
        [c.now.reading, html`<strong>${coded('network-reading', reading, lang)}</strong>`],
        [c.now.counts, countsInWords(counts, lang)],
        [c.now.professionals, counts.professionals],
        [c.now.agreed, glance.agreed_on === null ? c.now.never : formatDay(glance.agreed_on, lang)],
      ])}
      <p><a class="govuk-link" href="/cases/${caseId}/network">${c.glance.see}</a></p>`,
    reading === 'empty' || counts.exploitative > 0 ? 'warning' : 'plain',
  )
}
