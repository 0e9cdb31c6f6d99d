/**
 * A name as it is searched: without accents, case, punctuation and doubled spaces. Letters that do not decompose (đ, ł, ø, ß)
 * are written out, because Vietnamese and Polish names are common in this service. Other scripts stay as they are.
 */
export function searchKey(name: string): string {
  const written: Readonly<Record<string, string>> = {
    đ: 'd',
    ł: 'l',
    ø: 'o',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ı: 'i',
    ð: 'd',
    þ: 'th',
  }
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đłøßæœıðþ]/gu, (letter) => written[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
