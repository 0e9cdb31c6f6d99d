import type { Lang } from '../../kernel/lang.ts'
import { defineContent, formatDay, pick } from '../../platform/i18n/index.ts'
import { isCode, label } from '../../platform/reference-data/index.ts'
import { deadlineWords } from './kinds.ts'
import type { DeadlineKind } from './facts.ts'
import { PLAN_ONLY } from './of-birth.ts'

/** `about` of the review of a safety plan that its level alone asks for; every other review is about its event. */
export const BY_LEVEL = 'by-level'

const words = defineContent(
  {
    byLevel: 'due by the level of the plan',
    assess: 'needs assessment',
    planOnly: 'plan the way out at 18',
  },
  {
    byLevel: 'yn ddyledus yn ôl lefel y cynllun',
    assess: 'asesiad anghenion',
    planOnly: 'cynllunio’r ffordd allan yn 18',
  },
  { room: 'service/deadlines', welshChecked: false },
)

/**
 * Which one, where there are several of a kind, in words: the month, the question a manager decides, the event that a safety
 * plan is reviewed for, what the area asks for at 17½. null: the kind says it all, or it is no deadline's.
 */
export function aboutWords(kind: string, about: string | null, lang: Lang): string | null {
  if (kind === 'seventeen-and-a-half') return pick(words, lang)[about === PLAN_ONLY ? 'planOnly' : 'assess']
  if (about === null) return null
  if (kind === 'monthly-status') return formatDay(about, lang)
  if (kind === 'safety-plan-review' && about === BY_LEVEL) return pick(words, lang).byLevel
  const list =
    kind === 'manager-decision'
      ? 'manager-decision-kind'
      : kind === 'safety-plan-review'
        ? 'safety-plan-event'
        : null
  return list !== null && isCode(list, about) ? label(list, about, lang) : null
}

/** What is due, as every list calls it, and which one where there are several of its kind. */
export function deadlineInWords(kind: DeadlineKind, about: string | null, lang: Lang): string {
  const which = aboutWords(kind, about, lang)
  return which === null ? pick(deadlineWords, lang)[kind] : `${pick(deadlineWords, lang)[kind]}: ${which}`
}
