import { z } from 'zod'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { factIdOf } from '../../platform/record/index.ts'
import {
  placeAddress,
  type PlaceAddress,
  type PlanPart,
  type SafetyPlanTables,
  type SharedHow,
} from './facts.ts'

export interface Share {
  readonly planVersion: number
  readonly part: PlanPart
  readonly withWhom: string
  /** null: the child. */
  readonly recipient: string | null
  readonly sharedOn: string
  readonly how: SharedHow
  readonly note: string | null
}

/** With whom the plan was shared, the latest first. */
export async function sharesOf(db: Db, caseId: CaseId): Promise<Share[]> {
  const rows = await db
    .withTables<SafetyPlanTables>()
    .selectFrom('safety_plan_share')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('shared_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    planVersion: row.plan_version,
    part: row.part,
    withWhom: row.with_whom,
    recipient: row.recipient,
    sharedOn: row.shared_on,
    how: row.how,
    note: row.note,
  }))
}

export const addressesId = (caseId: CaseId): FactId => factIdOf('safety-plan-addresses', caseId)

/** The addresses of safe places as they stand. Read only by the page of the addresses and by a print that asked for them. */
export async function addressesOf(
  db: Db,
  caseId: CaseId,
): Promise<{ readonly version: number; readonly addresses: readonly PlaceAddress[] } | null> {
  const row = await db
    .withTables<SafetyPlanTables>()
    .selectFrom('safety_plan_addresses')
    .select(['version', 'addresses'])
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .executeTakeFirst()
  if (row === undefined) return null
  return { version: row.version, addresses: z.array(placeAddress).parse(JSON.parse(row.addresses)) }
}

/** A print with addresses that this person asked for since `since`; null for any other. */
export async function printAskedBy(
  db: Db,
  asked: { readonly caseId: CaseId; readonly id: string; readonly by: AccountId; readonly since: Date },
): Promise<{ readonly part: PlanPart; readonly planVersion: number } | null> {
  const row = await db
    .withTables<SafetyPlanTables>()
    .selectFrom('safety_plan_print')
    .select(['part', 'plan_version'])
    .where('case_id', '=', asked.caseId)
    .where('id', '=', asked.id)
    .where('asked_by', '=', asked.by)
    .where('recorded_at', '>', asked.since)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { part: row.part, planVersion: row.plan_version }
}
