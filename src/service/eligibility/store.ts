import { sql } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { CaseRoute, CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ChildTables } from '../child/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import type { eligibilityDecision, EligibilityTables } from './facts.ts'

export type EligibilityDecision = ColumnsOf<typeof eligibilityDecision> & {
  readonly version: number
  readonly recordedAt: Date
}

/** Everything of a case that DT-1 and DT-2 read, as recorded: null = not asked, `unknown` = asked and not known. */
export interface CaseRecord {
  readonly caseId: CaseId
  readonly file: {
    readonly version: number
    readonly child_id: string
    readonly reference: string
    readonly received_at: Date
    readonly stage: CaseStage
    readonly site: string | null
    readonly local_authority: string | null
    readonly route: CaseRoute | null
    readonly model_version: string | null
  }
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly identifiedOn: string | null
  readonly localAuthority: string | null
  readonly suspectedVictim: string | null
  readonly nrmStage: string | null
  readonly parentalResponsibility: string | null
  readonly prSuspected: string | null
  readonly fromOutsideUk: string | null
  /** The manager's latest decision on exceptional need (DT-3): exceptional, not-exceptional, deferred; null = none was made. */
  readonly exceptionalNeed: string | null
  readonly decision: EligibilityDecision | null
}

/** One case's answers and its decision, if there is one; null when the asker may not see the case. */
export async function caseRecord(db: Db, caseId: CaseId): Promise<CaseRecord | null> {
  const tables = db.withTables<ChildTables & ReferralTables & EligibilityTables>()
  const row = await tables
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join.onRef('i.id', '=', 'f.id').on('i.superseded_at', 'is', null).on('i.standing', '=', 'recorded'),
    )
    .leftJoin('referral as r', (join) =>
      join.onRef('r.id', '=', 'f.id').on('r.superseded_at', 'is', null).on('r.standing', '=', 'recorded'),
    )
    .where('f.id', '=', caseId)
    .where('f.superseded_at', 'is', null)
    .select([
      'f.version',
      'f.child_id',
      'f.reference',
      'f.received_at',
      'f.stage',
      'f.site',
      'f.local_authority',
      'f.route',
      'f.model_version',
      'i.dob',
      'i.dob_standing',
      'r.identified_on',
      'r.local_authority as authority_referred',
      'r.suspected_victim',
      'r.nrm_stage',
      'r.parental_responsibility',
      'r.pr_suspected',
      'r.from_outside_uk',
      // The room of needs lies above this one; its one word is read here because DT-2 turns on it.
      sql<string | null>`(select d.decision from exceptional_need d where d.case_id = f.case_id
        and d.superseded_at is null and d.standing = 'recorded' order by d.recorded_at desc limit 1)`.as(
        'exceptional_need',
      ),
    ])
    .executeTakeFirst()
  if (row === undefined) return null
  const decision = await tables
    .selectFrom('eligibility_decision')
    .selectAll()
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .executeTakeFirst()
  const { version, child_id, reference, received_at, stage, site, local_authority, route, model_version } =
    row
  return {
    caseId,
    file: { version, child_id, reference, received_at, stage, site, local_authority, route, model_version },
    dob: row.dob,
    dobStanding: row.dob_standing,
    identifiedOn: row.identified_on,
    // The referral's answer is what was asked last of a person; the head of the case follows it at triage.
    localAuthority: row.authority_referred ?? local_authority,
    suspectedVictim: row.suspected_victim,
    nrmStage: row.nrm_stage,
    parentalResponsibility: row.parental_responsibility,
    prSuspected: row.pr_suspected,
    fromOutsideUk: row.from_outside_uk,
    exceptionalNeed: row.exceptional_need,
    decision: decision === undefined ? null : { ...decision, recordedAt: decision.recorded_at },
  }
}
