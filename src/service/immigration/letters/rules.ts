import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { entryOf, type CodeList } from '../../../kernel/code-list.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { done, refuse, type Outcome } from '../../../kernel/refusal.ts'
import type { Letter } from '../facts.ts'
import { holdsAddress } from './address.ts'

/** What a template may ask for: reference-data/letter-template.csv. None of it says where the child is, or a full name. */
export const letterBlanks = [
  'child',
  'reference',
  'since',
  'meetings',
  'stage',
  'nrm',
  'representative',
] as const
export type Filling = Readonly<Record<(typeof letterBlanks)[number], string>>

export interface Template {
  readonly version: string
  readonly body: string
}

/** The template of the day, filled; paragraphs are set apart by an empty line. Throws on a code the list does not hold: a bug. */
export function fillTemplate(
  list: CodeList,
  code: string,
  lang: Lang,
  filling: Filling,
  on: CalendarDay,
): Template {
  const row = entryOf(list, code, on)
  const text = row?.extra[`body_${lang}`]
  if (row === null || text === undefined) throw new RangeError(`${list.name}: no text of ${code}`)
  const body = text
    .split(' | ')
    .map((paragraph) =>
      letterBlanks.reduce((filled, blank) => filled.replaceAll(`{${blank}}`, filling[blank]), paragraph),
    )
    .join('\n\n')
  return { version: row.extra['version'] ?? '1', body }
}

/** True while something is still to be written: a place in square brackets, or a blank of the template. */
export function isUnfinished(body: string): boolean {
  return /\[[^\]]*\]|\{[^}]*\}/.test(body)
}

/** What the record holds that no letter may say. */
export interface Guarded {
  readonly names: readonly string[]
  /** Where the child is and was, as it was written down. */
  readonly addresses: readonly string[]
}

/**
 * What must not stand in a letter: the child's full name, a postcode or an address, which would say where somebody lives. `key`
 * makes names comparable (no accents, no case). The office's own address stands above the text, where it may. A house or a town
 * by its bare name is found by whoever reads the letter before signing.
 */
export function mustNotStand(
  body: string,
  { names, addresses }: Guarded,
  key: (text: string) => string,
): 'name' | 'postcode' | 'address' | null {
  const text = ` ${key(body)} `
  const full = names.map(key).filter((name) => name.includes(' '))
  if (full.some((name) => text.includes(` ${name} `))) return 'name'
  if (/\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b/i.test(body)) return 'postcode'
  return holdsAddress(body, addresses, key) ? 'address' : null
}

/** A change of the text: a letter that was sent stays as it is; a signature falls with what it stood under. */
export function change(letter: Letter, to: Pick<Letter, 'addressee' | 'body'>): Outcome<Letter> {
  if (letter.state === 'sent') return refuse('not-in-this-state', 'letter-sent')
  if (letter.state === 'discarded') return refuse('not-in-this-state', 'letter-discarded')
  return done({ ...letter, ...to, state: 'draft', signed_by: null, signed_as: null, signed_on: null })
}

export function sign(
  letter: Letter,
  by: { readonly id: string; readonly name: string },
  on: CalendarDay,
): Outcome<Letter> {
  if (letter.state !== 'draft' || isUnfinished(letter.body))
    return refuse('not-in-this-state', 'letter-not-ready')
  return done({ ...letter, state: 'signed', signed_by: by.id, signed_as: by.name, signed_on: on })
}

export function send(letter: Letter, on: CalendarDay, how: string): Outcome<Letter> {
  if (letter.state !== 'signed') return refuse('not-in-this-state', 'letter-not-signed')
  return done({ ...letter, state: 'sent', sent_on: on, sent_how: how })
}

/** A letter that nobody will send, put away: it is kept, and a signature falls. What was sent is in somebody's hands. */
export function discard(letter: Letter): Outcome<Letter> {
  if (letter.state !== 'draft' && letter.state !== 'signed')
    return refuse('not-in-this-state', 'letter-not-to-discard')
  return done({ ...letter, state: 'discarded', signed_by: null, signed_as: null, signed_on: null })
}

/** A discarded letter taken up again, as a draft. */
export function takeUp(letter: Letter): Outcome<Letter> {
  return letter.state === 'discarded'
    ? done({ ...letter, state: 'draft' })
    : refuse('not-in-this-state', 'letter-not-discarded')
}
