import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { Option } from '../../platform/forms/index.ts'
import { wordsOf } from '../../platform/i18n/index.ts'
import { localAuthoritiesOn, localAuthority, siteMembershipOn } from '../../platform/reference-data/index.ts'
import { deskContent } from './content/index.ts'

const t = wordsOf(deskContent)

/** The authorities of the day, by name, after "not known". */
export function authorityOptions(now: Date): readonly Option[] {
  const authorities = [...localAuthoritiesOn(dayInLondon(now))].sort((a, b) =>
    a.name.en.localeCompare(b.name.en, 'en'),
  )
  return [
    { code: 'unknown', label: t((c) => c.log.authorityUnknown) },
    ...authorities.map((authority) => ({ code: authority.gss, label: authority.name })),
  ]
}

/** The site whose children are those of this authority on the day; null where none covers it, or nobody knows. */
export function siteOf(authority: string | null, moment: Date): string | null {
  const found = localAuthority(authority ?? '')
  return found === null ? null : (siteMembershipOn(found.gss, dayInLondon(moment))?.site ?? null)
}
