import type { Lang } from '../../../kernel/lang.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { isCode, label } from '../../../platform/reference-data/index.ts'
import { allocationContent } from '../content/index.ts'

export function siteName(site: string | null, lang: Lang): string {
  if (site === null) return pick(allocationContent, lang).who.siteNotSet
  return isCode('site', site) ? label('site', site, lang) : site
}

/** The words of a reason, whether it was given for a change of worker or for cover. */
export function reasonName(code: string, lang: Lang): string {
  if (isCode('reallocation-reason', code)) return label('reallocation-reason', code, lang)
  return isCode('cover-reason', code) ? label('cover-reason', code, lang) : code
}
