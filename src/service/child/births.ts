import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { modelOfCase } from '../../kernel/policy/service-model.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { readDeadlines, type BornInto, type Deadline } from '../deadlines/index.ts'
import type { ChildTables } from './facts.ts'

export type Births = BornInto & { readonly stage: CaseStage; readonly deadlines: readonly Deadline[] }

/**
 * What a room above this one makes of a birth date (null: not known), as facts of the act that records or corrects it. `app.ts`
 * names the rooms: this one may not know them.
 */
export type BirthFollower = (
  db: Db,
  born: { readonly caseId: CaseId; readonly dob: CalendarDay | null },
  now: Date,
) => Promise<readonly FactToRecord[]>

/** What the clocks of a case's birthdays rest on, as recorded, with every clock they could move. */
export async function readBirths(db: Db, caseId: CaseId): Promise<Births> {
  const row = await db
    .withTables<ChildTables>()
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join
        .onRef('i.case_id', '=', 'f.case_id')
        .on('i.superseded_at', 'is', null)
        .on('i.standing', '=', 'recorded'),
    )
    .select(['f.stage', 'f.received_at', 'f.model_version', 'f.site', 'i.dob'])
    .where('f.case_id', '=', caseId)
    .where('f.superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  const deadlines = await readDeadlines(db, {
    caseIds: [caseId],
    kinds: ['seventeen-and-a-half', 'manager-decision', 'nrm-answer-at-18', 'contact-after-18'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return {
    caseId,
    dob: row.dob,
    receivedAt: row.received_at,
    model: modelOfCase(row.model_version, dayInLondon(row.received_at)),
    site: row.site,
    stage: row.stage,
    deadlines,
  }
}
