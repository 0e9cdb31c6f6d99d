/** The inferences under which the published report holds together (package README, "Readings"). */
export const readingNames = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7'] as const
export type Reading = (typeof readingNames)[number]
export type Readings = Readonly<Record<Reading, boolean>>

export const allReadings: Readings = { R1: true, R2: true, R3: true, R4: true, R5: true, R6: true, R7: true }

/**
 * The counts out of which a printed percentage can come: 200·count lies between (2p − 1)·base and (2p + 1)·base. With R6 an
 * exact half may have been rounded either way; without it, half is always rounded up.
 */
export function percentWindow(
  percent: number,
  readings: Readings,
): { readonly lower: number; readonly upper: number; readonly slack: number } {
  return { lower: 2 * percent - 1, upper: 2 * percent + 1, slack: readings.R6 ? 0 : 1 }
}

/** The whole counts of a given base that print as `percent`. */
export function countsFor(percent: number, base: number, readings: Readings): number[] {
  const { lower, upper, slack } = percentWindow(percent, readings)
  return Array.from({ length: base + 1 }, (_, count) => count).filter(
    (count) => 200 * count >= lower * base && 200 * count <= upper * base - slack,
  )
}
