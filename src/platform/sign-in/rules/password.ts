/** At least so many characters (code points): length is worth more than strange signs. */
export const SHORTEST_PASSWORD = 15
export const LONGEST_PASSWORD = 200

export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'too-simple' | 'names-you'

/** So many letters must be left when everything that guessers try first is taken away. */
const OWN_LETTERS = 6
const FEWEST_DIFFERENT = 6

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'qwertzuiop',
  'azertyuiop',
  'abcdefghijklmnopqrstuvwxyz',
]
const neighbours = new Set(
  [...rows, ...rows.map((row) => Array.from(row).reverse().join(''))].flatMap((row) =>
    Array.from(row)
      .slice(1)
      .map((character, at) => `${row.charAt(at)}${character}`),
  ),
)

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
}

/** As a guesser's program reads it: small letters without accents and without anything between them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The same with digits and signs that stand for letters read as those letters. */
function read(text: string): string {
  return plain(
    Array.from(text.toLowerCase())
      .map((one) => lookalikes[one] ?? one)
      .join(''),
  )
}

/** True for one piece said again and again, perhaps cut off: `hunterhunterhunter`, `abcabcabcabcabcab`. */
export function isRepeated(text: string): boolean {
  const characters = Array.from(text)
  for (let length = 1; length <= characters.length / 2; length += 1) {
    if (characters.every((one, at) => one === characters[at % length])) return true
  }
  return false
}

/** True when most of it walks along the keyboard or the alphabet, or stands still. */
export function isWalk(text: string): boolean {
  const characters = Array.from(plain(text))
  if (characters.length < 2) return true
  const steps = characters.slice(1).filter((one, at) => {
    const before = characters[at] ?? ''
    return one === before || neighbours.has(`${before}${one}`)
  })
  return steps.length / (characters.length - 1) >= 0.7
}

/** Splits a list file: one entry a line, `#` for remarks. Longest first, so that a long phrase goes before a word in it. */
export function readCommon(file: string): readonly string[] {
  const entries = file
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return [...new Set(entries.flatMap((entry) => [plain(entry), read(entry)]))]
    .filter((entry) => entry.length >= 3)
    .sort((a, b) => b.length - a.length)
}

function without(text: string, pieces: readonly string[]): string {
  let left = text
  for (const piece of pieces) left = left.replaceAll(piece, ' ')
  return left
}

/** How many letters are left that no list, name, number or walk explains. */
function ownLetters(text: string, pieces: readonly string[]): number {
  return without(text, pieces)
    .replace(/\p{N}+/gu, ' ')
    .split(' ')
    .filter((piece) => piece.length >= 3 && !isWalk(piece))
    .join('').length
}

/** The parts of a name and an email address that a password must not be made of. */
export function partsOfPerson(person: { readonly name: string; readonly email: string }): readonly string[] {
  return [...person.name.split(/[\s'’-]+/), ...person.email.split(/[@._+-]+/)]
    .map(plain)
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
}

/** What is wrong with a password that somebody wants to take, or null. `common` comes from `readCommon`. */
export function faultOfPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
  common: readonly string[],
): PasswordFault | null {
  const text = password.normalize('NFC')
  const length = Array.from(text).length
  if (length < SHORTEST_PASSWORD) return 'too-short'
  if (length > LONGEST_PASSWORD) return 'too-long'
  if (new Set(text.toLowerCase()).size < FEWEST_DIFFERENT || isRepeated(plain(text)) || isWalk(text))
    return 'too-simple'
  const forms = [plain(text), read(text)]
  // The weakest reading counts: a guesser tries them all.
  const own = (pieces: readonly string[]) => Math.min(...forms.map((form) => ownLetters(form, pieces)))
  if (own(common) < OWN_LETTERS) return 'too-common'
  const named = partsOfPerson(person)
  if (own(named) < OWN_LETTERS || own([...named, ...common]) < OWN_LETTERS) return 'names-you'
  return null
}
