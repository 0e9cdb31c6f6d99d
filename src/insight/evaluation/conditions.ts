import { isExtension, type AnyTableName } from '../package/index.ts'

/**
 * What rows are counted in. `episodes`: one row an episode referred in the period. `meetings`: meetings of those episodes.
 * `nrm`: referrals to the National Referral Mechanism, national, whatever the period. `support`: one row an episode with what the
 * extension tables say of it. `work`: work with professionals in the months of the period.
 */
export type Relation = 'episodes' | 'meetings' | 'nrm' | 'support' | 'work'

/** What a condition cannot do without: a table of the package, or an extra column such as `nrm.age`. */
export type Need = AnyTableName | 'nrm.age' | 'meetings.minutes'

/** Why nothing can be said without a table. A package need not carry the tables that extend it. */
export const absentTable = (name: AnyTableName): string =>
  isExtension(name)
    ? `The package does not carry the table "${name}".`
    : `The package has no table "${name}".`

/** A named set of rows: words for the reader, SQL over the columns of `relations.ts` for the engine. */
export interface Condition {
  readonly on: Relation
  readonly words: string
  readonly sql: string
  readonly needs: readonly Need[]
  /** The conditions it joins by `both`; absent where it is one by itself. */
  readonly all?: readonly Condition[]
}

/** The parts that must all hold, each one by itself: so that a part shared by many conditions is judged once. */
export function partsOf(one: Condition): readonly string[] {
  // A copy of a joined condition with SQL of its own is no longer joined.
  return one.all !== undefined && one.sql === joined(one.all) ? one.all.flatMap(partsOf) : [one.sql]
}

const joined = (all: readonly Condition[]): string => all.map((one) => `(${one.sql})`).join(' and ')

export function condition(on: Relation, words: string, sql: string, needs: readonly Need[] = []): Condition {
  return { on, words, sql, needs }
}

const together = (all: readonly Condition[]): readonly Need[] => [...new Set(all.flatMap((one) => one.needs))]

function relationOf(all: readonly Condition[]): Relation {
  const [first, ...rest] = all
  if (first === undefined) throw new RangeError('No condition to join')
  const other = rest.find((one) => one.on !== first.on)
  if (other !== undefined)
    throw new RangeError(`"${first.words}" and "${other.words}" are about different rows`)
  return first.on
}

/** All of them hold. */
export function both(...all: readonly Condition[]): Condition {
  return {
    on: relationOf(all),
    words: all.map((one) => one.words).join(', '),
    sql: joined(all),
    needs: together(all),
    all,
  }
}

/** At least one of them holds. */
export function either(...all: readonly Condition[]): Condition {
  return {
    on: relationOf(all),
    words: all.map((one) => one.words).join(' or '),
    sql: all.map((one) => `(${one.sql})`).join(' or '),
    needs: together(all),
  }
}

/** Rows of which it does not hold; what is not recorded is among them. */
export function except(one: Condition, words = `not ${one.words}`): Condition {
  return { on: one.on, words, sql: `not coalesce(${one.sql}, false)`, needs: one.needs }
}
