import { sql } from 'kysely'
import type { CaseId, FactId } from '../../../kernel/ids.ts'
import { caseFile, type CaseStage } from '../../../platform/access/index.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { ColumnsOf } from '../../../platform/record/index.ts'
import type { Standing } from '../../child/index.ts'
import { referral, type ReferralTables } from '../facts.ts'
import type { Referral } from './tell.ts'

/** The referral as it stands, or null: a case transferred from older records may have none. */
export async function readReferral(db: Db, caseId: CaseId): Promise<Standing<Referral> | null> {
  const row = await db
    .withTables<ReferralTables>()
    .selectFrom('referral')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id as FactId,
    version: row.version,
    actId: row.act_id,
    recordedAt: row.recorded_at,
    reason: row.reason,
    columns: referral.columns.parse(row),
  }
}

export interface CaseHead {
  readonly id: FactId
  readonly version: number
  readonly stage: CaseStage
  readonly columns: ColumnsOf<typeof caseFile>
}

export async function readHead(db: Db, caseId: CaseId): Promise<CaseHead> {
  const row = await db
    .selectFrom('case_file')
    .selectAll()
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    id: row.id as FactId,
    version: row.version,
    stage: row.stage,
    columns: caseFile.columns.parse(row),
  }
}

/** When the referral reached us and whether anybody recorded where the child is: nothing of the place. */
export async function receiptOf(
  db: Db,
  caseId: CaseId,
): Promise<{ receivedAt: Date; placeRecorded: boolean }> {
  const found = await sql<{ received_at: Date; place: boolean }>`select f.received_at,
      exists (select from child_location l where l.case_id = f.case_id and l.superseded_at is null
        and l.standing = 'recorded') as place
    from case_file f where f.id = ${caseId} and f.superseded_at is null`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('a case that was let in has a head')
  return { receivedAt: row.received_at, placeRecorded: row.place }
}
