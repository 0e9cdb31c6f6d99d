/** Children per guardian envisaged at the start of the service (evaluation 2019 (RR111) §3.1.1, fn 8). A guide, not a limit. */
export const envisagedCaseload = { from: 15, to: 20 } as const

/**
 * Children in the service divided by guardians in post, of one site in one month. It is explicitly not the caseload of a
 * person (evaluation 2019 (RR111) fn 9). Null where no guardian is in post: there is nothing to divide by.
 */
export function caseloadRatio(childrenInService: number, guardiansInPost: number): number | null {
  return guardiansInPost > 0 ? childrenInService / guardiansInPost : null
}

/** How a ratio, or one worker's number of children, stands to what was envisaged. */
export function againstEnvisaged(ratio: number): 'below' | 'as-envisaged' | 'above' {
  if (ratio < envisagedCaseload.from) return 'below'
  return ratio <= envisagedCaseload.to ? 'as-envisaged' : 'above'
}
