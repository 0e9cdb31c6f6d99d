import type { Duck } from '../../platform/analytics/index.ts'
import type { Dimension } from './relations.ts'
import type { Tally } from './tallies.ts'

/** Bits in one whole number of the engine, the sign left alone. */
const BITS = 62

const rowsOf = (table: string): string => (table === 'meetings_folded' ? 'sum(meetings)' : 'count(*)')

/** Places of the conditions in the bits, and of what is added up. */
interface Layout {
  readonly parts: readonly string[]
  readonly quantities: readonly string[]
}

/** The whole number number `word` of a row: a bit for each condition that holds of it; not recorded does not hold. */
function wordSql({ parts }: Layout, word: number): string {
  const bits = parts.slice(word * BITS, (word + 1) * BITS)
  // A `case` costs half of what turning each truth into a number and shifting it costs.
  return bits
    .map((part, bit) => `case when ${part} then ${1n << BigInt(bit)}::bigint else 0::bigint end`)
    .join(' + ')
}

/** Do all conditions of a tally hold? Over the bits. */
function bitsHold({ parts }: Layout, tally: Tally): string {
  const words = new Map<number, bigint>()
  for (const part of tally.parts) {
    const place = parts.indexOf(part)
    const word = Math.floor(place / BITS)
    words.set(word, (words.get(word) ?? 0n) | (1n << BigInt(place % BITS)))
  }
  return [...words].map(([word, bits]) => `(w${word} & ${bits}) = ${bits}`).join(' and ')
}

/** The same over the rows themselves. */
const rowsHold = (tally: Tally): string => tally.parts.map((part) => `(${part})`).join(' and ')

/** A sum over the rows of which something holds. A filter says the same, and hundreds of filters take several times as long. */
const sumSql = (quantity: string, holds: string): string => `sum(case when ${holds} then ${quantity} end)`

/** `count_if` goes over whole vectors, for the same reason. */
function direct(table: string, tally: Tally): string {
  if (tally.quantity === null && table !== 'meetings_folded') return `count_if(${rowsHold(tally)})`
  return sumSql(tally.quantity ?? 'meetings', rowsHold(tally))
}

/**
 * The select that answers all tallies of one relation, `t0`, `t1` … by column. Measures share conditions, so each is judged once a
 * row into bits, and rows with the same bits are folded into one; where that leaves few rows, the tallies are taken of those.
 * Leaves the temporary table `folded` behind.
 */
export async function selectFor(
  duck: Duck,
  table: string,
  wanted: readonly Tally[],
  keys: readonly Dimension[],
  foldBelow: number,
): Promise<string> {
  const layout: Layout = {
    parts: [...new Set(wanted.flatMap((one) => one.parts))],
    quantities: [...new Set(wanted.flatMap((one) => one.quantity ?? []))],
  }
  const words = Array.from(
    { length: Math.ceil(layout.parts.length / BITS) },
    (_, word) => `${wordSql(layout, word)} as w${word}`,
  )
  const folded = [
    ...keys,
    ...words,
    `${rowsOf(table)} as rows`,
    ...layout.quantities.map((quantity, index) => `sum(${quantity}) as q${index}`),
  ]
  await duck.run(
    `create or replace temp table folded as select ${folded.join(', ')} from ${table} group by all`,
  )
  const [size] = await duck.rows(
    `select (select count(*) from folded) as folded, (select count(*) from ${table}) as all_rows`,
  )
  const folds = Number(size?.['folded'] ?? 0) <= foldBelow * Number(size?.['all_rows'] ?? 0)
  const sums = wanted.map((one, index) => {
    const added = one.quantity === null ? 'rows' : `q${layout.quantities.indexOf(one.quantity)}`
    return `${folds ? sumSql(added, bitsHold(layout, one)) : direct(table, one)} as t${index}`
  })
  const from = folds ? 'folded' : table
  if (keys.length === 0) return `select ${sums.join(', ')} from ${from}`
  const names = keys.join(', ')
  return `select grouping(${names}) as whole, ${names}, ${sums.join(', ')} from ${from} group by grouping sets ((), (${names}))`
}
