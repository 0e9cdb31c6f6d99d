import { sql } from 'kysely'
import { z } from 'zod'
import type { CaseId, ChildId, FactId } from '../../kernel/ids.ts'
import { caseStages, type CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { MatchAnswer, MatchingTables } from './facts.ts'

export const matchReasons = [
  'same-name',
  'similar-name',
  'sounds-like',
  'same-dob',
  'swapped-dob',
  'near-dob',
  'same-nrm-reference',
  'same-la-reference',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** A case that may be about the same child. The asker may have no other right to it: this is all that is told of it. */
export interface PossibleChild {
  readonly caseId: CaseId
  readonly childId: ChildId
  readonly reference: string
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly site: string | null
  readonly stage: CaseStage
  /** 0 to 1; for the order only, it is no probability. */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

const row = z.object({
  case_id: z.string().transform((id) => id as CaseId),
  child_id: z.string().transform((id) => id as ChildId),
  reference: z.string(),
  name: z.string().nullable(),
  dob: z.string().nullable(),
  dob_standing: z.string().nullable(),
  site: z.string().nullable(),
  stage: z.enum(caseStages),
  score: z.number(),
  reasons: z.array(z.enum(matchReasons)),
})

/** Cases that may be about the same child, most alike first; never one that the asker has a conflict with. */
export async function possibleSameChild(db: Db, caseId: CaseId): Promise<PossibleChild[]> {
  const found = await sql`select * from possible_same_child(${caseId})`.execute(db)
  return z
    .array(row)
    .parse(found.rows)
    .map(({ case_id, child_id, dob_standing, ...rest }) => ({
      ...rest,
      caseId: case_id,
      childId: child_id,
      dobStanding: dob_standing,
    }))
}

export interface MatchDecision {
  readonly id: FactId
  readonly version: number
  readonly otherCase: CaseId
  readonly otherReference: string
  readonly decision: MatchAnswer
  readonly why: string | null
  readonly formerChild: string | null
  readonly movedCases: readonly string[]
}

/** What was decided in this case about other cases, latest first. */
export async function matchDecisions(db: Db, caseId: CaseId): Promise<MatchDecision[]> {
  const rows = await db
    .withTables<MatchingTables>()
    .selectFrom('match_decision')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((found) => ({
    id: found.id as FactId,
    version: found.version,
    otherCase: found.other_case as CaseId,
    otherReference: found.other_reference,
    decision: found.decision,
    why: found.why,
    formerChild: found.former_child,
    movedCases: found.moved_cases ?? [],
  }))
}

export interface FileOfChild {
  readonly case_id: string
  readonly version: number
  readonly child_id: string
  readonly reference: string
  readonly received_at: Date
  readonly stage: CaseStage
  readonly site: string | null
  readonly local_authority: string | null
  readonly route: 'direct' | 'indirect' | 'exceptional-need' | 'post-18' | null
  readonly model_version: string | null
}

/** The heads of all cases of this case's child. */
export async function filesOfChild(db: Db, caseId: CaseId): Promise<FileOfChild[]> {
  return db
    .selectFrom('case_file')
    .select([
      'case_id',
      'version',
      'child_id',
      'reference',
      'received_at',
      'stage',
      'site',
      'local_authority',
      'route',
      'model_version',
    ])
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .where('child_id', '=', (eb) =>
      eb
        .selectFrom('case_file as this')
        .select('this.child_id')
        .where('this.id', '=', caseId)
        .where('this.superseded_at', 'is', null),
    )
    .execute()
}
