import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { html, type Html } from '../../platform/web/html.ts'
import { card, facts } from '../../platform/web/pieces.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import { justiceContent } from './content/index.ts'

/** What the overview reads of this room, by its own composed read. Days 'YYYY-MM-DD'. */
export interface JusticeGlance {
  readonly role: string
  readonly stage: string | null
  readonly next_on: string | null
  readonly custody: string | null
}

/** A matter in which the child is accused: where it stands (null: no stage recorded) and who was told of section 45. */
export interface AccusedGlance {
  readonly id: string
  readonly stage: string | null
  readonly heard: readonly string[]
}

/** Whom to make aware of section 45, in words; the conversation itself is recorded at `section45Path`. */
export function section45Words(whom: readonly string[], lang: Lang): string {
  return pick(justiceContent, lang).next.notTold(codedAll('section45-audience', whom, lang) ?? '')
}

/** Below the address of the case. */
export const section45Path = (matterId: string): string => `/justice/matters/${matterId}/section-45/new`

/** One line a thing, for the overview of a case. */
export function justiceGlance(glance: JusticeGlance | null, caseId: string, lang: Lang): Html {
  const c = pick(justiceContent, lang)
  const role = coded('justice-role', glance?.role ?? null, lang)
  const next = glance?.next_on ?? null
  return card(
    c.glance.title,
    html`${
        role === null
          ? html`<p class="gs-muted">${c.glance.none}</p>`
          : facts([
              [role, coded('justice-stage', glance?.stage ?? null, lang) ?? c.stageNotKnown],
              [c.glance.next, next === null ? null : formatDay(next, lang)],
              [c.glance.custody, coded('custody-kind', glance?.custody ?? null, lang)],
            ])
      }
      <p><a class="govuk-link" href="/cases/${caseId}/justice">${c.glance.see}</a></p>`,
  )
}
