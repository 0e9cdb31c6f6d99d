import { sql } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import { changeDeadline, readDeadlines, type Deadline, type Occasion } from '../deadlines/index.ts'
import { exceptionalNeed, needsAssessment, type ExceptionalNeed, type NeedsAssessment } from './facts.ts'
import { DECISION, needsClocks, REVIEW } from './rules.ts'

export interface NeedsKnown {
  /** By day, the earliest first. */
  readonly assessments: readonly Standing<NeedsAssessment>[]
  /** In the order in which they were made. */
  readonly decisions: readonly Standing<ExceptionalNeed>[]
}

export async function needsKnown(db: Db, caseId: CaseId): Promise<NeedsKnown> {
  const found = await standingFacts(db, needsAssessment, caseId)
  return {
    assessments: [...found].sort((a, b) =>
      a.columns.on_day < b.columns.on_day ? -1 : a.columns.on_day > b.columns.on_day ? 1 : 0,
    ),
    decisions: await standingFacts(db, exceptionalNeed, caseId),
  }
}

/** Every clock of this room in a case, in whatever state. */
export function needsDeadlines(db: Db, caseId: CaseId): Promise<Deadline[]> {
  return readDeadlines(db, {
    caseIds: [caseId],
    kinds: [REVIEW, DECISION],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
}

export const occasionOf = (
  one: Pick<Standing<NeedsAssessment>, 'id' | 'recordedAt' | 'columns'>,
): Occasion => ({
  id: one.id,
  on_day: one.columns.on_day,
  recordedAt: one.recordedAt,
  last: one.columns.point === 'exit',
})

/** What the clocks are without an assessment that was entered in error: the one that it had met runs again. */
export async function clocksWithoutAssessment(
  db: Db,
  caseId: CaseId,
  assessmentId: string,
): Promise<readonly FactToRecord[]> {
  const { assessments } = await needsKnown(db, caseId)
  const deadlines = await needsDeadlines(db, caseId)
  const left = assessments.filter(({ id }) => id !== assessmentId).map(occasionOf)
  const why = 'entered-in-error'
  return needsClocks(caseId, left, deadlines, { running: true, why }).concat(
    deadlines
      .filter((one) => one.kind === DECISION && one.about === assessmentId && one.state === 'open')
      .map((one) => changeDeadline(one, { state: 'lapsed' }, why)),
  )
}

/** Has anybody begun to work with the child since an instant? After a move, whoever did before is not who ought to. */
export async function allocatedSince(db: Db, caseId: CaseId, since: Date): Promise<boolean> {
  const found = await sql<{ there: boolean }>`select exists (select 1 from case_relationship f
    where f.case_id = ${caseId} and f.superseded_at is null and f.standing = 'recorded' and f.from_at >= ${since}) as there`.execute(
    db,
  )
  return found.rows[0]?.there === true
}
