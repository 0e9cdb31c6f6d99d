import { z } from 'zod'
import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { steppingBackContent } from './content/index.ts'
import { metNeed, type MetNeed, type StepBack, type StepBackReview } from './facts.ts'

/** The lines of a proposal. A list that does not parse is a bug, and throws. */
export const needsOf = (one: Pick<StepBack, 'needs'>): readonly MetNeed[] =>
  z.array(metNeed).parse(JSON.parse(one.needs))

/** `Education: Ms Invented, college`: one line a need. */
export const needsInWords = (needs: readonly MetNeed[], lang: Lang): string =>
  needs
    .map(({ need, professional }) => `${coded('needs-domain', need, lang) ?? need}: ${professional}`)
    .join('\n')

/** What one says, without who said it: for the page, the chronology and a print. */
export function tellStepBack(one: StepBack, lang: Lang): readonly Told[] {
  const c = pick(steppingBackContent, lang)
  const { show } = c
  const line = (label: string, value: string | null): Told => ({ label, value })
  return [
    line(show.why, one.why),
    line(show.needs, needsInWords(needsOf(one), lang)),
    line(show.told, c.told[one.told_how]),
    ...(one.told_words === null ? [] : [line(show.toldWords, one.told_words)]),
    line(show.childView, one.child_view),
    line(show.from, formatDay(one.from_on, lang)),
    ...(one.contact_days === null ? [] : [line(show.rhythm, show.every(one.contact_days))]),
    ...(one.decided_why === null ? [] : [line(show.decidedWhy, one.decided_why)]),
    ...(one.ended_on === null ? [] : [line(show.ended, formatDay(one.ended_on, lang))]),
    ...(one.ended_why === null ? [] : [line(show.endedWhy, one.ended_why)]),
  ]
}

export function tellReview(one: StepBackReview, lang: Lang): readonly Told[] {
  const c = pick(steppingBackContent, lang)
  return [
    { label: c.show.day, value: formatDay(one.held_on, lang) },
    { label: c.show.outcome, value: c.review.outcomes[one.outcome] },
    { label: c.show.found, value: one.found },
    { label: c.show.childView, value: one.child_view },
    { label: c.show.because, value: codedAll('safety-plan-event', one.because, lang) ?? c.show.itsDay },
  ]
}
