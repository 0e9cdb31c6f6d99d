import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ChildTables } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import type { ReferralTables } from '../referral/index.ts'
import type { AllocationTables } from './facts.ts'
import type { AllocationState, Relationship } from './state.ts'

/** What the pages need of the child and of the referrer beside the state that the rules read. */
export interface CaseForAllocation {
  readonly state: AllocationState
  /** null = not asked. */
  readonly languages: readonly string[] | null
  readonly referrer: {
    readonly name: string | null
    readonly role: string | null
    readonly organisation: string | null
    readonly telephone: string | null
  } | null
}

async function relationshipsOf(db: Db, caseId: string): Promise<Relationship[]> {
  const rows = await db
    .selectFrom('case_relationship as r')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'r.account_id').on('a.superseded_at', 'is', null),
    )
    .where('r.case_id', '=', caseId)
    .where('r.superseded_at', 'is', null)
    .where('r.standing', '=', 'recorded')
    .select([
      'r.id',
      'r.version',
      'r.account_id',
      'r.kind',
      'r.capacity',
      'r.from_at',
      'r.to_at',
      'r.reason_code',
      'a.name',
    ])
    .orderBy('r.from_at')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    accountId: row.account_id,
    name: row.name ?? '',
    kind: row.kind,
    capacity: row.capacity,
    fromAt: row.from_at,
    toAt: row.to_at,
    reasonCode: row.reason_code,
  }))
}

/** The case as allocation sees it; null when there is none that the asker may see. Three statements. */
export async function readForAllocation(db: Db, caseId: CaseId): Promise<CaseForAllocation | null> {
  const row = await db
    .withTables<ChildTables & ReferralTables>()
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join
        .onRef('i.case_id', '=', 'f.case_id')
        .on('i.superseded_at', 'is', null)
        .on('i.standing', '=', 'recorded'),
    )
    .leftJoin('referral as r', (join) =>
      join
        .onRef('r.case_id', '=', 'f.case_id')
        .on('r.superseded_at', 'is', null)
        .on('r.standing', '=', 'recorded'),
    )
    .where('f.case_id', '=', caseId)
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
      'i.languages',
      'r.id as referral',
      'r.referrer_name',
      'r.referrer_role',
      'r.referrer_organisation',
      'r.referrer_telephone',
    ])
    .executeTakeFirst()
  if (row === undefined) return null
  const relationships = await relationshipsOf(db, caseId)
  const deadlines = await readDeadlines(db, {
    caseIds: [caseId],
    kinds: ['referrer-call', 'monthly-status', 'voice-entry'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  const calls = deadlines.filter((one) => one.kind === 'referrer-call')
  return {
    state: {
      head: {
        caseId,
        version: row.version,
        childId: row.child_id,
        reference: row.reference,
        receivedAt: row.received_at,
        stage: row.stage,
        site: row.site,
        localAuthority: row.local_authority,
        route: row.route,
        modelVersion: row.model_version,
      },
      relationships,
      referrerCall: calls.find((call) => call.state === 'open') ?? calls[0] ?? null,
      statusAsked: deadlines.some((one) => one.kind === 'monthly-status'),
      voiceAsked: deadlines.some((one) => one.kind === 'voice-entry'),
    },
    languages: row.languages,
    referrer:
      row.referral === null
        ? null
        : {
            name: row.referrer_name,
            role: row.referrer_role,
            organisation: row.referrer_organisation,
            telephone: row.referrer_telephone,
          },
  }
}

/** Which of a person's relationships with the case the person has seen. */
export async function seenRelationships(db: Db, caseId: CaseId): Promise<string[]> {
  const rows = await db
    .withTables<AllocationTables>()
    .selectFrom('allocation_seen')
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .select('relationship_id')
    .execute()
  return rows.map((row) => row.relationship_id)
}

/** What changed and why, newest first. */
export async function readChanges(db: Db, caseId: CaseId) {
  return db
    .withTables<AllocationTables>()
    .selectFrom('allocation_change as c')
    .innerJoin('act', 'act.id', 'c.act_id')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'act.account_id').on('a.superseded_at', 'is', null),
    )
    .where('c.case_id', '=', caseId)
    .where('c.superseded_at', 'is', null)
    .where('c.standing', '=', 'recorded')
    .select([
      'c.change',
      'c.worker_name',
      'c.former_name',
      'c.reason_code',
      'c.note',
      'c.from_site',
      'c.to_site',
      'c.from_at',
      'c.until_at',
      'c.across_sites',
      'c.recorded_at',
      'a.name as by',
    ])
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id')
    .execute()
}
export type ChangeRow = Awaited<ReturnType<typeof readChanges>>[number]
