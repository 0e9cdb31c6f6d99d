import type { Bilingual, Lang } from '../../kernel/lang.ts'

/** Content is sentences, functions that make sentences, lists of them, and groups of those. */
type Leaf = string | readonly string[] | ((...given: never[]) => unknown)

/** `never` for every key of C that T does not have, so that an extra key in one language does not compile either. */
type NoExtra<C, T> = C extends Leaf
  ? C
  : { readonly [K in keyof C]: K extends keyof T ? NoExtra<C[K], T[K]> : never }

export interface Room {
  /** As the folder is called, e.g. `service/referral`. */
  readonly room: string
  /** True once a Welsh speaker has read it; until then the room is listed for review. */
  readonly welshChecked: boolean
}

const rooms = new Map<string, Room>()

/**
 * Puts the two languages of one room side by side. The types refuse a key that is missing, or extra, in either.
 * Functions take the same arguments in both languages.
 */
export function defineContent<T, C extends T = T>(en: T, cy: C & NoExtra<C, T>, room: Room): Bilingual<T> {
  rooms.set(room.room, room)
  return { en, cy }
}

export function pick<T>(content: Bilingual<T>, lang: Lang): T {
  return content[lang]
}

/** Rooms whose Welsh nobody has checked yet, in the order of their names. */
export function uncheckedWelsh(): readonly string[] {
  return [...rooms.values()]
    .filter((room) => !room.welshChecked)
    .map((room) => room.room)
    .sort()
}

/** A text that is chosen when the language is known. */
export type Wording = Bilingual<string> | ((lang: Lang) => string)

export function say(wording: Wording, lang: Lang): string {
  return typeof wording === 'function' ? wording(lang) : wording[lang]
}

/** `const t = wordsOf(content)`, then `label: t((c) => c.name.label)`: the key is checked, the language comes later. */
export function wordsOf<T>(content: Bilingual<T>): (choose: (content: T) => string) => Wording {
  return (choose) => (lang) => choose(content[lang])
}
