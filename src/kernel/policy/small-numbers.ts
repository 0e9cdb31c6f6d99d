/** Service returns withhold counts under five (published guardianship tables do). */
export const SMALL_NUMBER_THRESHOLD = 5

/**
 * The counts of one row whose total is known, as they may be shown; null: withheld. A count from 1 to under the threshold is
 * withheld, and so many more with it, smallest first, that subtraction gives no withheld count back. Nothing of a row is shown whose
 * total is small itself.
 */
export function withholdSmall(
  counts: readonly number[],
  threshold: number = SMALL_NUMBER_THRESHOLD,
): readonly (number | null)[] {
  const total = counts.reduce((sum, one) => sum + one, 0)
  if (total < threshold) return counts.map(() => null)
  const hidden = new Set(counts.flatMap((one, at) => (one > 0 && one < threshold ? [at] : [])))
  const sum = () => [...hidden].reduce((all, at) => all + (counts[at] ?? 0), 0)
  while (hidden.size > 0 && (hidden.size < 2 || sum() < threshold)) {
    const next = counts
      .map((count, at) => ({ count, at }))
      .filter(({ at }) => !hidden.has(at))
      .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count)[0]
    if (next === undefined) break
    hidden.add(next.at)
  }
  return counts.map((one, at) => (hidden.has(at) ? null : one))
}
