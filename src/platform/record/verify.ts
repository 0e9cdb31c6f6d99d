import { sql, type Kysely } from 'kysely'
import type { PlatformTables } from '../database/tables.ts'
import { faultOfLink, type ChainHead, type Finding, type Link } from './chain.ts'
import { digestOfFacts, type StoredFact } from './digest.ts'
import { declaredFactKinds } from './fact.ts'

const STEP = 500

export interface Verification {
  readonly acts: number
  readonly facts: number
  readonly head: ChainHead | null
  readonly findings: readonly Finding[]
}

type FactRow = { [column: string]: unknown; act_id: string }

async function factsOfActs(
  db: Kysely<PlatformTables>,
  acts: readonly string[],
): Promise<Map<string, StoredFact[]>> {
  const byAct = new Map<string, StoredFact[]>()
  for (const { table } of declaredFactKinds()) {
    const rows = await db
      .withTables<Record<string, FactRow>>()
      .selectFrom(table)
      .selectAll()
      .where('act_id', 'in', acts)
      .execute()
    for (const row of rows) {
      const act = String(row['act_id'])
      const list = byAct.get(act) ?? []
      list.push({ table, row })
      byAct.set(act, list)
    }
  }
  return byAct
}

/** Versions whose closing time is not that of the version that follows: the one column that no digest covers. */
async function unclosedVersions(db: Kysely<PlatformTables>, table: string): Promise<Finding[]> {
  const wrong = await sql<{ id: string; version: number }>`
    select f.id, f.version from ${sql.table(table)} f
      left join ${sql.table(table)} n on n.id = f.id and n.version = f.version + 1
      where f.superseded_at is distinct from n.recorded_at
        or (f.version > 1 and not exists (select from ${sql.table(table)} p where p.id = f.id and p.version = f.version - 1))
      limit 100`.execute(db)
  return wrong.rows.map((row) => ({
    fault: 'version-not-closed',
    seq: null,
    where: `${table} ${row.id} version ${row.version}`,
  }))
}

/** Facts that no act accounts for; the foreign key forbids them, but a thief of the owner's password does not ask it. */
async function orphans(db: Kysely<PlatformTables>, table: string): Promise<Finding[]> {
  const rows = await sql<{ id: string }>`
    select f.id from ${sql.table(table)} f where not exists (select from act a where a.id = f.act_id) limit 100`.execute(
    db,
  )
  return rows.rows.map((row) => ({ fault: 'fact-without-act', seq: null, where: `${table} ${row.id}` }))
}

/**
 * Reads the whole record as its owner and recomputes every link and every digest of facts. Altering, deleting, inserting or
 * reordering an act or a fact is found; a cut-off tail is found when `published`, a head kept outside, is given.
 */
export async function verifyRecord(
  db: Kysely<PlatformTables>,
  published: ChainHead | null = null,
): Promise<Verification> {
  const findings: Finding[] = []
  let before: ChainHead | null = null
  let facts = 0
  let acts = 0
  let publishedFound = published === null || published.seq === 0
  for (;;) {
    const after: number = before?.seq ?? -1
    const links: Link[] = await db
      .selectFrom('act')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(STEP)
      .execute()
    if (links.length === 0) break
    const ids = links.filter((link) => link.sort === 'write').map((link) => link.id)
    const byAct = ids.length === 0 ? new Map<string, StoredFact[]>() : await factsOfActs(db, ids)
    const salts = new Map(
      ids.length === 0
        ? []
        : (await db.selectFrom('act_salt').selectAll().where('act_id', 'in', ids).execute()).map(
            (row): [string, string] => [row.act_id, row.salt],
          ),
    )
    for (const link of links) {
      const fault = faultOfLink(link, before)
      if (fault !== null) findings.push({ fault, seq: link.seq, where: link.id })
      if (link.sort === 'write') {
        const salt = salts.get(link.id)
        const stored = byAct.get(link.id) ?? []
        facts += stored.length
        if (salt === undefined) findings.push({ fault: 'salt-missing', seq: link.seq, where: link.id })
        else if (digestOfFacts(salt, stored) !== link.payload_digest) {
          findings.push({ fault: 'facts-do-not-match', seq: link.seq, where: link.id })
        }
      }
      if (published !== null && link.seq === published.seq && link.hash === published.hash)
        publishedFound = true
      before = { seq: link.seq, hash: link.hash }
      acts += 1
    }
  }
  if (!publishedFound) {
    findings.push({ fault: 'head-not-found', seq: published?.seq ?? null, where: published?.hash ?? '' })
  }
  for (const { table } of declaredFactKinds()) {
    findings.push(...(await orphans(db, table)), ...(await unclosedVersions(db, table)))
  }
  return { acts, facts, head: before, findings }
}

/** The present end of the chain, for printing and keeping elsewhere. */
export async function chainHead(db: Kysely<PlatformTables>): Promise<ChainHead | null> {
  const row = await db
    .selectFrom('act')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
