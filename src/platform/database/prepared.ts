import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** How many statements one connection keeps prepared, and how many it remembers having been asked. */
export interface Keeps {
  readonly prepared: number
  readonly remembered: number
}

/**
 * With row security a statement takes longer to plan than to run, and the service asks the same few hundred again and
 * again: from the second asking each connection keeps its plan. Under a name of its own, because a name stands for one text.
 */
class Prepared {
  /** By the statement's text: its name, or null when it was asked once. */
  readonly #names = new Map<string, string | null>()
  readonly #keeps: Keeps
  #prepared = 0
  #given = 0
  constructor(keeps: Keeps) {
    this.#keeps = keeps
  }

  /** The name to ask under; null: ask it as it is. */
  nameFor(text: string): string | null {
    const known = this.#names.get(text)
    if (known !== undefined && known !== null) return known
    if (known === undefined) {
      if (this.#names.size < this.#keeps.remembered) this.#names.set(text, null)
      return null
    }
    if (this.#prepared >= this.#keeps.prepared) return null
    this.#prepared += 1
    this.#given += 1
    const name = `kept_${this.#given}`
    this.#names.set(text, name)
    return name
  }

  forget(): void {
    this.#names.clear()
    this.#prepared = 0
  }
}

/** What has a plan to keep: not the beginning and ending of transactions, nor what builds a table. */
const isQuestion = (text: string): boolean => /^\s*(select|with|insert)\b/i.test(text)

/** PostgreSQL's word for a kept plan whose table has since got other columns: feature not supported. */
const OTHER_COLUMNS = '0A000'

const isStale = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === OTHER_COLUMNS

/**
 * The pool as Kysely asks it, its connections keeping what they are asked often. Where a table is altered under a running
 * service, a statement fails at most once on each connection: then the connection prepares anew.
 */
export function preparing(pool: pg.Pool, keeps: Keeps): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const over = (client: pg.PoolClient): PostgresPoolClient => {
    const kept = new Prepared(keeps)
    const ask = async <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
      const name = isQuestion(text) ? kept.nameFor(text) : null
      const asked = { text, values: [...values], ...(name === null ? {} : { name }) }
      try {
        return (await client.query(asked)) as unknown as PostgresQueryResult<R>
      } catch (error) {
        if (isStale(error)) kept.forget()
        throw error
      }
    }
    return { query: ask as PostgresPoolClient['query'], release: () => client.release() }
  }
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const before = known.get(client)
      if (before !== undefined) return before
      const now = over(client)
      known.set(client, now)
      return now
    },
    end: () => pool.end(),
  }
}
