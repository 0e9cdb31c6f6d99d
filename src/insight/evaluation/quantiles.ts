import type { Duck } from '../../platform/analytics/index.ts'
import type { Measure } from './measure.ts'

/** A value, and of how many it speaks: those of the population of whom the quantity is known. */
export interface Quantile {
  readonly value: number | null
  readonly n: number
}

/** Every quantile there is, by the id of its measure, in one select over the relation of support. */
export async function countQuantiles(
  duck: Duck,
  measures: readonly Measure[],
): Promise<ReadonlyMap<string, Quantile>> {
  const wanted = measures.flatMap(({ id, counting }) =>
    counting.kind === 'quantile' ? [{ id, ...counting }] : [],
  )
  if (wanted.length === 0) return new Map()
  const columns = wanted.map(({ of, quantity, at }, index) => {
    const known = `filter (where (${of.sql}) and (${quantity.sql}) is not null)`
    // The discrete quantile is a value that somebody has, and does not depend on the order of rows.
    return `quantile_disc(${quantity.sql}, ${at}) ${known} as v${index}, count(*) ${known} as n${index}`
  })
  const [row] = await duck.rows(`select ${columns.join(', ')} from support`)
  return new Map(
    wanted.map(({ id }, index) => {
      const value = row?.[`v${index}`]
      return [
        id,
        {
          value: value === null || value === undefined ? null : Number(value),
          n: Number(row?.[`n${index}`] ?? 0),
        },
      ]
    }),
  )
}
