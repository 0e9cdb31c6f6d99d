import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, facts } from '../../../platform/web/pieces.ts'
import type { Standing } from '../../child/index.ts'
import { steppingBackContent } from '../content/index.ts'
import type { StepBack } from '../facts.ts'
import { tellStepBack } from '../tell.ts'

const prose = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

/** One proposal and what became of it, with who said what. Pure. */
export function stepBackView(one: Standing<StepBack>, names: ReadonlyMap<string, string>, lang: Lang): Html {
  const c = pick(steppingBackContent, lang)
  const { columns } = one
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? c.show.notKnown))
  return card(
    c.states[columns.state],
    facts([
      ...tellStepBack(columns, lang).map(
        ({ label, value }) => [label, prose(value) ?? c.show.notAsked] as const,
      ),
      [c.show.proposedBy, name(columns.proposed_by)],
      [c.show.decided, name(columns.decided_by)],
    ]),
  )
}
