import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ColumnsOf } from '../../platform/record/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import type { triage, TriageTables } from './facts.ts'

export type Triage = ColumnsOf<typeof triage> & { readonly version: number; readonly recordedAt: Date }

/** The triage that stands, or null. */
export async function readTriage(db: Db, caseId: CaseId): Promise<Triage | null> {
  const row = await db
    .withTables<TriageTables>()
    .selectFrom('triage')
    .selectAll()
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .executeTakeFirst()
  return row === undefined ? null : { ...row, recordedAt: row.recorded_at }
}

/** What the duty worker reads of the referral before deciding. null = not asked, `unknown` = asked and not known. */
export interface ReferralRead {
  readonly channel: string
  readonly referrer_agency: string | null
  readonly referrer_name: string | null
  readonly referrer_organisation: string | null
  readonly referrer_telephone: string | null
  readonly safeguarding_referral_made: string | null
  readonly suspected_victim: string | null
  readonly exploitation_primary: string | null
  readonly nrm_stage: string | null
  readonly missing_now: string | null
  readonly trafficker_contact: string | null
  readonly immediate_danger: string | null
  readonly concerns: string | null
}

export async function readReferral(db: Db, caseId: CaseId): Promise<ReferralRead | null> {
  const row = await db
    .withTables<ReferralTables>()
    .selectFrom('referral')
    .select([
      'channel',
      'referrer_agency',
      'referrer_name',
      'referrer_organisation',
      'referrer_telephone',
      'safeguarding_referral_made',
      'suspected_victim',
      'exploitation_primary',
      'nrm_stage',
      'missing_now',
      'trafficker_contact',
      'immediate_danger',
      'concerns',
    ])
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .executeTakeFirst()
  return row ?? null
}
