/** Marks that change the direction of writing can make `gnp.exe` look like `exe.png`. */
const turning = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const unprintable = /[\p{Cc}\p{Cs}]/gu
const longest = 120

/**
 * The name that a sender gave a file, as it may be shown: its last part, without control and turning marks, cut to 120
 * characters before its ending. Data only: it forms no path, no address and no header.
 */
export function shownName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.toWellFormed().replace(unprintable, '').replace(turning, '').replace(/\s+/g, ' ').trim()
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  const body = plain.slice(0, plain.length - ending.length)
  return `${body.slice(0, longest - ending.length).toWellFormed()}${ending}`
}

/** The parts after the dots of a name, in small letters: `['tar', 'gz']`. */
export function endingsOf(name: string): readonly string[] {
  return shownName(name)
    .toLowerCase()
    .split('.')
    .slice(1)
    .map((part) => part.trim())
}

/** Endings that make a computer run what it opens; before the last dot they are there to deceive. */
const running =
  /^(exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|jar|lnk|reg|dll|app|sh|php|phtml|jsp|aspx?|html?|xhtml|svgz?|xml|docm|xlsm|pptm|dotm|iso|img)$/

/** A name such as `letter.exe.pdf`. A version (`letter.v2.pdf`) or a date is no such thing. */
export function hidesAnEnding(name: string): boolean {
  return endingsOf(name)
    .slice(0, -1)
    .some((part) => running.test(part))
}
