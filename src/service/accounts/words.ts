import type { Lang } from '../../kernel/lang.ts'
import { formatDay, formatInstant, pick } from '../../platform/i18n/index.ts'
import { label } from '../../platform/reference-data/index.ts'
import { accountsContent } from './content/index.ts'
import type { Holding } from './holdings.ts'

export function siteWords(site: string | null, lang: Lang): string {
  return site === null ? pick(accountsContent, lang).allSites : label('site', site, lang)
}

export function whatWords(holding: Holding, lang: Lang): string {
  const c = pick(accountsContent, lang).holdings[holding.kind]
  if (holding.what === null) return c.one
  return holding.kind === 'roles' ? label('service-role', holding.what, lang) : holding.what
}

export function whenWords(when: string | Date | null, lang: Lang): string | null {
  if (when === null) return null
  return typeof when === 'string' ? formatDay(when, lang) : formatInstant(when, lang)
}
