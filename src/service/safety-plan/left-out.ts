/** "CF10 1AA", however it is spaced. */
const postcode = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu
// Many of these are words of every day too ("2 adults close by"): only behind a name, and written as one.
const afterName =
  'Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Court|Crescent|Gardens|Grove|Hill|Mews|Place|Row|Square|Terrace|Walk|Way'
const beforeName = '[Ss]tryd|[Hh]eol|[Ff]fordd|[Ll]ôn|[Cc]los|[Mm]aes|[Rr]hodfa|[Tt]eras'
const flat = String.raw`(?:(?:[Ff]f?lat|[Rr]oom|[Yy]stafell)\s+\w+,?\s+)?`
const name = String.raw`\p{Lu}[\p{L}'’-]*`
/** "Flat 2, 12 Example Street", "7 canary lane", "3 Heol y Bryn". */
const street = new RegExp(
  String.raw`\b${flat}\d+[a-z]?,?\s+(?:(?:${name}\s+){1,3}(?:${afterName})\b|[\p{L}'’-]+\s+(?:street|road|lane|avenue)\b|(?:${beforeName})\s+(?:yr?\s+)?${name})`,
  'gu',
)

/** A text with `instead` in the place of what reads like a house or a postcode. Words without a number are left: a club has a name. */
export function withoutAddress(text: string, instead: string): string {
  return text.replaceAll(street, instead).replaceAll(postcode, instead)
}

/**
 * The same for every text in a value, however deep: for a print that nobody asked addresses for. Addresses have a page of their
 * own, yet people type them where they think of them (docs/decisions/0006).
 */
export function leaveOut<T>(value: T, instead: string): T {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return withoutAddress(one, instead)
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one === 'object' && one !== null && !(one instanceof Date))
      return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
    return one
  }
  // Texts become texts, and everything else stays what it was.
  return walk(value) as T
}
