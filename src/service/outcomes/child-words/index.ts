import type { CodeEntry } from '../../../kernel/code-list.ts'
import { ar } from './ar.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'
import type { ChildWords } from './types.ts'
import { vi } from './vi.ts'

export type { ChildWords } from './types.ts'

/** Every language of the child's pages; a further one is a file beside these and a name here. */
export const childLanguages = { en, cy, ar, vi } as const satisfies Readonly<Record<string, ChildWords>>
export type ChildLanguage = keyof typeof childLanguages

export const isChildLanguage = (text: string | undefined): text is ChildLanguage =>
  text !== undefined && Object.hasOwn(childLanguages, text)

/** The pages' language for a language of the record (ISO 639-3); null where there is none yet. */
export function childLanguageFor(language: string | null): ChildLanguage | null {
  const found = Object.entries(childLanguages).find(([, words]) => words.language === language)
  return isChildLanguage(found?.[0]) ? found[0] : null
}

/** An item in the child's language; null where nobody has put this very wording into it: then the English is read aloud. */
export function itemIn(language: ChildLanguage, item: CodeEntry): string | null {
  if (language === 'en' || language === 'cy') return item.label[language]
  const words: ChildWords = childLanguages[language]
  if (words.items === 'own') return null
  const said = words.items[item.code]
  return said?.of === item.label.en ? said.says : null
}
