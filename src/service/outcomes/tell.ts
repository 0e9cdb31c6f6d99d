import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { outcomesContent } from './content/index.ts'
import type { AnswerState, Goal, Occasion, Rater } from './facts.ts'

/** An answer in words; nothing recorded and "not asked" say the same to a reader. */
export function answerInWords(
  answer: { readonly state: AnswerState; readonly score: number | null } | null,
  rater: Rater,
  lang: Lang,
): string {
  const c = pick(outcomesContent, lang)
  if (answer === null || answer.state === 'not-asked') return c.state['not-asked']
  if (answer.state === 'rated') {
    const index = (answer.score ?? 0) - (rater === 'child' ? 1 : 0)
    return (rater === 'child' ? c.childScale : c.workerScale)[index] ?? String(answer.score)
  }
  return rater === 'worker' && answer.state === 'could-not' ? c.state.couldNotSee : c.state[answer.state]
}

/** The occasion in a few words: the point and the day. */
export function occasionInWords(occasion: Occasion, lang: Lang): string {
  return pick(outcomesContent, lang).occasion.heading(
    coded('outcome-point', occasion.point, lang) ?? '',
    formatDay(occasion.on_day, lang),
  )
}

export function tellOccasion(occasion: Occasion, lang: Lang): readonly Told[] {
  const c = pick(outcomesContent, lang).occasion
  return [
    { label: c.point, value: coded('outcome-point', occasion.point, lang) },
    { label: c.on, value: formatDay(occasion.on_day, lang) },
    { label: c.language, value: coded('language', occasion.language, lang) },
    { label: c.aids, value: codedAll('voice-aid', occasion.aids, lang) },
    { label: c.present, value: codedAll('voice-present', occasion.present, lang) },
    { label: c.possible, value: coded('yes-no-unknown', occasion.possible, lang) },
    { label: c.notPossible, value: coded('voice-not-possible', occasion.not_possible, lang) },
    { label: c.note, value: occasion.note },
  ]
}

export function tellGoal(goal: Goal, lang: Lang): readonly Told[] {
  const c = pick(outcomesContent, lang).told
  return [
    { label: c.goal, value: goal.words },
    { label: c.from, value: formatDay(goal.from_day, lang) },
    { label: c.until, value: goal.ended_on === null ? null : formatDay(goal.ended_on, lang) },
  ]
}
