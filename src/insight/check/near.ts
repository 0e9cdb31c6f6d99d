/** Letters to add, drop or change to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_]+/g, '-')

/** The known word that the given one was probably meant to be, or null where none is near. */
export function nearest(given: string, known: readonly string[]): string | null {
  const word = plain(given)
  if (word === '') return null
  const judged = known
    .map((one) => ({ one, far: distance(word, plain(one)) }))
    .toSorted((a, b) => a.far - b.far)
  const best = judged[0]
  if (best !== undefined && best.far <= Math.max(1, Math.floor(best.one.length / 3))) return best.one
  // A shortened word, such as "conf" for confirmed: told only when it can be one word.
  const longer =
    word.length < 2 ? [] : known.filter((one) => plain(one).startsWith(word) || word.startsWith(plain(one)))
  return longer.length === 1 ? (longer[0] ?? null) : null
}
