import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { HOUR } from '../../kernel/clock.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import { codeList, localAuthority } from '../../platform/reference-data/index.ts'
import { missingContent } from './content/index.ts'
import { classify, type Episode } from './rules.ts'

/** How long, in whole days, or in hours below two days. */
export function lengthInWords(from: Date, to: Date, lang: Lang): string {
  const { unit } = pick(missingContent, lang).pattern
  const hours = Math.round((to.getTime() - from.getTime()) / HOUR)
  return hours < 48 ? unit.hours(hours) : unit.days(Math.floor(hours / 24))
}

/** Temporary, on referral or long-term, with the day since when. */
export function classInWords(episode: Episode, now: Date, lang: Lang): string {
  const c = pick(missingContent, lang)
  const { classification, since } = classify(episode, dayInLondon(now))
  return c.classSince(c.classes[classification], formatDay(since, lang))
}

export interface InterviewRule {
  readonly code: 'england' | 'wales'
  /** Hours from the return: return-interview-rule, column `hours`. */
  readonly hours: number
  readonly nationKnown: boolean
}

/**
 * The interview's rule by the nation of the responsible authority, else of the site; where neither is known the time for
 * England, which has a source, is used and said to be.
 */
export function interviewRuleOf(head: {
  readonly local_authority: string | null
  readonly site: string | null
}): InterviewRule {
  const nation = head.local_authority === null ? null : (localAuthority(head.local_authority)?.nation ?? null)
  const site = codeList('site').entries.find((entry) => entry.code === head.site)
  const known = (nation ?? site?.extra['country'] ?? '').toLowerCase()
  const code = known === 'wales' ? 'wales' : 'england'
  const row = codeList('return-interview-rule').entries.find((entry) => entry.code === code)
  const hours = Number(row?.extra['hours'])
  if (!(hours > 0)) throw new Error(`return-interview-rule has no hours for ${code}`)
  return { code, hours, nationKnown: known === 'wales' || known === 'england' }
}
