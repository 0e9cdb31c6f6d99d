import { sql } from 'kysely'
import type { z } from 'zod'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactKind } from '../../platform/record/index.ts'
import type { Standing } from './details.ts'

/** Every fact of a kind that stands in a case, in the order of recording: what a page lists and a correction begins from. */
export async function standingFacts<S extends z.ZodObject>(
  db: Db,
  kind: FactKind<string, S>,
  caseId: CaseId,
): Promise<readonly Standing<z.output<S>>[]> {
  const found = await sql<{
    id: FactId
    version: number
    act_id: string
    recorded_at: Date
    reason: string | null
    row: unknown
  }>`select f.id, f.version, f.act_id, f.recorded_at, f.reason, to_jsonb(f) as row from ${sql.table(kind.table)} f
    where f.case_id = ${caseId} and f.superseded_at is null and f.standing = 'recorded'
    order by f.recorded_at, f.id`.execute(db)
  return found.rows.map((row) => ({
    id: row.id,
    version: row.version,
    actId: row.act_id,
    recordedAt: row.recorded_at,
    reason: row.reason,
    columns: kind.columns.parse(row.row),
  }))
}

/** The fact of that id among those that stand; undefined: the path names something that is not there. */
export async function standingFact<S extends z.ZodObject>(
  db: Db,
  kind: FactKind<string, S>,
  caseId: CaseId,
  id: string | undefined,
): Promise<Standing<z.output<S>> | undefined> {
  return (await standingFacts(db, kind, caseId)).find((one) => one.id === id)
}
