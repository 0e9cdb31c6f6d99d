import { addMonths, eighteenthBirthday } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { LONG_TERM_MONTHS } from '../../../../kernel/policy/missing.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { card, facts as factList } from '../../../../platform/web/pieces.ts'
import type { KnownOfCase } from '../../child-facts.ts'
import { decisionsContent } from '../../content/index.ts'
import type { DecisionSubject } from '../../facts.ts'
import { ruleInForce } from '../../rules.ts'

type Row = readonly [string, Renderable]

/** What is known that this decision turns on; null and `unknown` are told apart. */
function rowsOf(about: DecisionSubject, known: KnownOfCase, lang: Lang): readonly Row[] {
  const c = pick(decisionsContent, lang)
  const { facts } = known
  const source: Row = [
    c.facts.from,
    known.statusMonth === null ? c.facts.fromReferral : c.facts.fromMonth(formatDay(known.statusMonth, lang)),
  ]
  const birth: readonly Row[] = [
    [
      c.facts.dob,
      facts.dob === null
        ? known.dobStanding === 'unknown'
          ? c.notKnown
          : c.notAsked
        : formatDay(facts.dob, lang),
    ],
    [
      c.facts.dobStanding,
      known.dobStanding === null ? c.notAsked : label('dob-standing', known.dobStanding, lang),
    ],
    [c.facts.eighteen, facts.dob === null ? null : formatDay(eighteenthBirthday(facts.dob), lang)],
  ]
  const nrm: Row = [
    c.facts.nrm,
    facts.nrmStage === null ? c.notAsked : label('nrm-stage', facts.nrmStage, lang),
  ]
  const after18: readonly Row[] = [
    ...birth,
    [c.facts.pilot, facts.inPost18Pilot ? c.facts.pilotYes : c.facts.pilotNo],
    nrm,
  ]
  const missing: readonly Row[] = [
    [
      c.facts.missing,
      known.missingNow === null ? c.notAsked : label('yes-no-unknown', known.missingNow, lang),
    ],
    [c.facts.missingSince, facts.missingSince === null ? c.notAsked : formatDay(facts.missingSince, lang)],
    [
      c.facts.longTerm,
      facts.missingSince === null ? null : formatDay(addMonths(facts.missingSince, LONG_TERM_MONTHS), lang),
    ],
    source,
  ]
  const rows: Readonly<Record<DecisionSubject, readonly Row[]>> = {
    'turning-18': after18,
    'post-18-support': after18,
    'long-term-missing': missing,
    'negative-nrm-decision': [nrm, source],
    'no-trafficking-indicators': [nrm, source],
    'no-trafficking-concerns': [nrm, source],
    'duration-reached': [[c.facts.received, formatDay(facts.receivedOn, lang)], ...birth],
  }
  return rows[about]
}

/** The facts and the rule, above the form: what a manager weighs. */
export function weighed(about: DecisionSubject, known: KnownOfCase, lang: Lang): Html {
  const c = pick(decisionsContent, lang)
  const rule = ruleInForce(about, known.facts)
  const mayNotClose = about === 'long-term-missing' && !rule.options.includes('close')
  return html`${card(c.known, factList(rowsOf(about, known, lang)))}
  ${card(
    c.ruleTitle,
    html`<p>${c.rules[about]}</p>
      ${mayNotClose ? html`<p>${c.mayNotClose(known.facts.model)}</p>` : null}
      <p class="gs-muted">${c.ruleAndSource(rule.rule, rule.source)}</p>`,
  )}`
}
