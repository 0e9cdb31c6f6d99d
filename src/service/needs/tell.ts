import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { coded } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { needsContent } from './content/index.ts'
import type { DomainAnswer, ExceptionalNeed, NeedsAssessment } from './facts.ts'
import { answersOf } from './rules.ts'

/** One domain in a line: the worker's score, how sure, the child's view, why. null: nothing was asked. */
function tellDomain(one: DomainAnswer, lang: Lang): string | null {
  const c = pick(needsContent, lang).assessment
  const score = coded('needs-score', one.score, lang)
  const sure = coded('needs-confidence', one.sure, lang)
  const child = coded('needs-child-view', one.child, lang)
  const parts = [
    score === null ? null : `${c.score}: ${score}${sure === null ? '' : ` (${sure.toLowerCase()})`}`,
    child === null ? null : `${c.child}: ${child}`,
    one.why,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join('. ')
}

export function tellAssessment(one: NeedsAssessment, lang: Lang): readonly Told[] {
  const c = pick(needsContent, lang)
  return [
    { label: c.assessment.point, value: coded('needs-point', one.point, lang) },
    { label: c.assessment.day, value: formatDay(one.on_day, lang) },
    { label: c.assessment.withChild, value: coded('yes-no-unknown', one.with_child, lang) },
    { label: c.assessment.childWords, value: one.child_words },
    ...Object.entries(answersOf(one)).map(([domain, answer]) => ({
      label: coded('needs-domain', domain, lang) ?? domain,
      value: tellDomain(answer, lang),
    })),
    { label: c.assessment.summary, value: one.summary },
    { label: c.assessment.hours, value: one.hours === null ? null : String(one.hours) },
    { label: c.assessment.asks, value: one.asks_decision ? c.exceptional.yes : c.exceptional.no },
  ]
}

/** What a decision does to the route, in words. */
export function movesInWords(route: string | null, lang: Lang): string {
  const c = pick(needsContent, lang).exceptional
  return route === 'exceptional-need' || route === 'indirect' ? c.moves[route] : c.stays
}

export function tellDecision(one: ExceptionalNeed, lang: Lang): readonly Told[] {
  const c = pick(needsContent, lang).exceptional
  return [
    { label: c.decision, value: coded('exceptional-need', one.decision, lang) },
    { label: c.on, value: formatDay(one.on_day, lang) },
    { label: c.why, value: one.why },
    { label: c.scores, value: c.readings[one.reading] },
    { label: c.pilot, value: one.in_pilot ? c.yes : c.no },
    { label: c.rule, value: `DT-3, ${one.rule_version} ${one.dt2_row}` },
    { label: c.title, value: movesInWords(one.route, lang) },
  ]
}
