import type { CodeListName } from '../../kernel/code-list-names.ts'
import type { Lang } from '../../kernel/lang.ts'
import { isCode, label } from './index.ts'

/** A code in words; null = not asked. A code that its list no longer knows is shown as it was recorded. */
export function coded(list: CodeListName, code: string | null, lang: Lang): string | null {
  if (code === null) return null
  return isCode(list, code) ? label(list, code, lang) : code
}

/** Several codes in words; null = none was given. */
export function codedAll(list: CodeListName, codes: readonly string[], lang: Lang): string | null {
  return codes.length === 0 ? null : codes.map((code) => coded(list, code, lang) ?? code).join(', ')
}
