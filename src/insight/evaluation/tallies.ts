import type { Duck, DuckRow } from '../../platform/analytics/index.ts'
import { both, partsOf, type Condition, type Relation } from './conditions.ts'
import type { Measure, Quantity } from './measure.ts'
import { selectFor } from './fold.ts'
import type { Dimension } from './relations.ts'

/** A whole number to be had of a relation: its rows under a condition, or a sum over them. */
export interface Tally {
  readonly on: Relation
  /** Names it: two tallies of the same text are one. */
  readonly sql: string
  /** What is added up; null for rows. */
  readonly quantity: string | null
  readonly parts: readonly string[]
}

const table: Readonly<Record<Relation, string>> = {
  episodes: 'episodes',
  meetings: 'meetings_folded',
  nrm: 'nrm_referrals',
  support: 'support',
  work: 'work',
}

export function rowsWhere(one: Condition): Tally {
  return { on: one.on, sql: `rows where ${one.sql}`, quantity: null, parts: partsOf(one) }
}

export function sumWhere(quantity: Quantity, one: Condition): Tally {
  return { on: one.on, sql: `${quantity.sql} where ${one.sql}`, quantity: quantity.sql, parts: partsOf(one) }
}

/** Everything one measure adds up; derived measures add up nothing themselves. */
export function talliesOf({ counting }: Measure): readonly Tally[] {
  switch (counting.kind) {
    case 'count':
      return [rowsWhere(counting.counted)]
    case 'share':
      return [rowsWhere(both(counting.of, counting.counted)), rowsWhere(counting.of)]
    case 'mean':
      return [sumWhere(counting.quantity, counting.of), rowsWhere(counting.of)]
    case 'ratio':
      return [sumWhere(counting.over, counting.of), sumWhere(counting.under, counting.of)]
    case 'change':
      return [counting.from, counting.to].flatMap((split) => [
        rowsWhere(both(split.of, split.counted)),
        rowsWhere(split.of),
      ])
    case 'growth':
      return [rowsWhere(counting.from), rowsWhere(counting.to)]
    default:
      return []
  }
}

/** The tallies of one group of children (or of all of them). */
export class Tallied {
  private readonly values = new Map<string, number>()
  of(tally: Tally): number {
    const value = this.values.get(`${tally.on} ${tally.sql}`)
    if (value === undefined) throw new RangeError(`Never counted: ${tally.sql}`)
    return value
  }
  has(tally: Tally): boolean {
    return this.values.has(`${tally.on} ${tally.sql}`)
  }
  set(tally: Tally, value: number): void {
    this.values.set(`${tally.on} ${tally.sql}`, value)
  }
}

export interface Grouped {
  readonly whole: Tallied
  /** In the order of the groups' codes; empty without `by`. */
  readonly groups: readonly { readonly by: Readonly<Record<string, string>>; readonly tallied: Tallied }[]
}

/**
 * Folding pays where far fewer rows differ than there are; above this share of the rows each tally is taken of them directly.
 * The answer is the same either way.
 */
const FOLD_BELOW = 1 / 8

/**
 * Counts everything: one select a relation, whatever the number of measures. With `by`, the same select answers for the whole
 * and for each combination of codes there is (grouping sets). The NRM's referrals are of no child of ours, so they are never split.
 */
export async function countAll(
  duck: Duck,
  tallies: readonly Tally[],
  by: readonly Dimension[],
  foldBelow = FOLD_BELOW,
): Promise<Grouped> {
  const whole = new Tallied()
  const groups = new Map<string, { by: Record<string, string>; tallied: Tallied }>()
  for (const on of ['episodes', 'meetings', 'nrm', 'support', 'work'] as const) {
    const wanted = [...new Map(tallies.filter((one) => one.on === on).map((one) => [one.sql, one])).values()]
    if (wanted.length === 0) continue
    const keys = splits(on) ? by : []
    for (const row of await duck.rows(await selectFor(duck, table[on], wanted, keys, foldBelow))) {
      const tallied = keys.length === 0 || Number(row['whole']) > 0 ? whole : groupOf(groups, row, keys)
      wanted.forEach((one, index) => tallied.set(one, Number(row[`t${index}`] ?? 0)))
    }
  }
  fillEmpty([whole, ...[...groups.values()].map(({ tallied }) => tallied)], tallies)
  return {
    whole,
    groups: [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group),
  }
}

/** Can its rows be split by what is known of children? The NRM's referrals and work with professionals are of no child alone. */
export const splits = (on: Relation): boolean => on !== 'nrm' && on !== 'work'

function groupOf(
  groups: Map<string, { by: Record<string, string>; tallied: Tallied }>,
  row: DuckRow,
  keys: readonly Dimension[],
): Tallied {
  const by = Object.fromEntries(keys.map((key) => [key, String(row[key] ?? 'unknown')]))
  const name = JSON.stringify(Object.values(by))
  const found = groups.get(name) ?? { by, tallied: new Tallied() }
  groups.set(name, found)
  return found.tallied
}

/** A group of children without any meeting has no row among the meetings, and no relation of support is made where nobody has any. */
function fillEmpty(all: readonly Tallied[], tallies: readonly Tally[]): void {
  for (const tallied of all) {
    for (const one of tallies.filter(({ on }) => on === 'meetings' || on === 'support')) {
      if (!tallied.has(one)) tallied.set(one, 0)
    }
  }
}

/** What a ranking is made over: a column, or an expression that stands for one. */
const amongSql: Readonly<Record<string, string>> = {
  nationality: 'nationality::varchar',
  primary_exploitation: 'primary_exploitation::varchar',
  third_party_type: 'third_party_type',
  exit_reason: 'exit_reason::varchar',
  purpose: 'unnest(purpose_list)',
  gender_and_exploitation:
    "case when gender <> 'unknown' and primary_exploitation <> 'unknown' then gender || ' ' || primary_exploitation end",
}

/** Counts of each recorded value (neither blank nor unknown) of a column, for every ranking there is. */
export async function countRankings(
  duck: Duck,
  measures: readonly Measure[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const found = new Map<string, ReadonlyMap<string, number>>()
  for (const { counting } of measures) {
    if (counting.kind !== 'rank') continue
    const name = rankingName(counting)
    const among = amongSql[counting.among]
    if (found.has(name)) continue
    if (among === undefined) throw new RangeError(`Nothing to rank by: ${counting.among}`)
    const { on, sql } = counting.of
    const rows = await duck.rows(
      `select item, ${on === 'meetings' ? 'sum(meetings)' : 'count(*)'} as n from (
        select ${among} as item${on === 'meetings' ? ', meetings' : ''} from ${table[on]} where ${sql})
        where item is not null and item not in ('unknown', '') group by item order by n desc, item`,
    )
    found.set(name, new Map(rows.map((row) => [String(row['item']), Number(row['n'])])))
  }
  return found
}

export function rankingName(counting: { readonly of: Condition; readonly among: string }): string {
  return `${counting.of.on} ${counting.among} ${counting.of.sql}`
}
