/** Words that join others and are no part of the name of a street: "3 miles by road". */
const joining =
  '(?!(?:on|the|in|of|at|to|a|an|and|by|from|off|down|this|that|his|her|their|our|my|for|with|days?|weeks?|months?|years?|times?|miles?|hours?|minutes?|other|people|children)\\b)'
const part = `${joining}[\\p{L}][\\p{L}\\p{M}'’.-]*`
const number = String.raw`(?<![\p{L}\d])\d{1,4}[a-z]?,?\s+`

/** A number, one or two words and a word for a street, in any case; Welsh puts its word for a street first. */
const plain = new RegExp(
  `${number}(?:(?:${part}\\s+){1,2}(?:street|road|lane|avenue|crescent|terrace)|(?:stryd|ffordd|heol|lôn|rhodfa)\\s+[\\p{L}])`,
  'iu',
)
/** Words for a street that mean other things too, only where everything is written with a capital: "7 Canary Close". */
const capital = new RegExp(
  `${number}(?:\\p{Lu}[\\p{L}'’-]*\\s+){1,2}(?:St|Rd|Ave|Ln|Close|Court|Way|Place|Gardens?|Grove|Drive|Square|Row|Hill|Walk|Mews|Green|Park)\\b`,
  'u',
)
const dwelling = /(?<!\p{L})(flat|apartment|fflat)\s+\d/iu
const countries: readonly string[] = [
  'wales',
  'cymru',
  'england',
  'scotland',
  'united kingdom',
  'great britain',
]

/**
 * What of a recorded address would give it away: its lines and what stands between commas, and a street without its number. A
 * single word, a town perhaps, would not by itself: an office may be in the same town.
 */
export function partsOfAddress(address: string, key: (text: string) => string): readonly string[] {
  return address
    .split(/[\n,;]+/)
    .map((one) => key(one).trim())
    .flatMap((one) => [one, one.replace(/^\d+\s?[a-z]?\s+/, '')])
    .filter((one) => one.includes(' ') && one.length >= 6 && !countries.includes(one))
}

/**
 * Does the text hold an address? Of the form of one (a number and a street, a flat), or a part of one that is `recorded` of the
 * child. `key` makes spellings comparable (no accents, no case).
 */
export function holdsAddress(
  body: string,
  recorded: readonly string[],
  key: (text: string) => string,
): boolean {
  const text = ` ${key(body)} `
  return (
    plain.test(body) ||
    capital.test(body) ||
    dwelling.test(body) ||
    recorded.flatMap((one) => partsOfAddress(one, key)).some((one) => text.includes(` ${one} `))
  )
}
