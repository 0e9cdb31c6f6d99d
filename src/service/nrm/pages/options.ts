import type { Lang } from '../../../kernel/lang.ts'
import type { Option } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { nrmContent } from '../content/index.ts'

/** Codes of this room with its own words. */
export function own<const C extends string>(
  codes: readonly C[],
  words: (c: ReturnType<typeof contentIn>) => Readonly<Record<C, string>>,
): readonly Option<C>[] {
  return codes.map((code) => ({ code, label: (lang: Lang) => words(contentIn(lang))[code] }))
}
const contentIn = (lang: Lang) => pick(nrmContent, lang)
