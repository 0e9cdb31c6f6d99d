import { sql } from 'kysely'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ChildTables } from './facts.ts'

/** What a list shows of a child. `name` is null when nobody knows it; nothing here says where the child is. */
export interface ChildSummary {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  /** Since when, where an episode says that the child is missing now; null = none does. */
  readonly missingSince: Date | null
  /** From which day the service has stepped back to consultation, 'YYYY-MM-DD'; null = it has not. */
  readonly steppedBackFrom: string | null
}

/** Summaries of the given cases, as far as the asker may see them; in no order. */
export async function childSummaries(db: Db, caseIds: readonly string[]): Promise<Map<string, ChildSummary>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .withTables<ChildTables>()
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join
        .onRef('i.case_id', '=', 'f.case_id')
        .on('i.superseded_at', 'is', null)
        .on('i.standing', '=', 'recorded'),
    )
    .where('f.case_id', 'in', caseIds)
    .where('f.superseded_at', 'is', null)
    .select([
      'f.case_id',
      'f.reference',
      'i.dob',
      'i.dob_standing',
      sql<
        string | null
      >`(select n.full_name from child_name n where n.case_id = f.case_id and n.superseded_at is null
        and n.standing = 'recorded' order by n.kind = 'given' desc, n.recorded_at desc limit 1)`.as('name'),
      sql<Date | null>`(select e.started_at from missing_episode e where e.case_id = f.case_id and e.superseded_at is null
        and e.standing = 'recorded' and e.ended_at is null order by e.started_at limit 1)`.as(
        'missing_since',
      ),
      sql<
        string | null
      >`(select s.from_on::text from step_back s where s.case_id = f.case_id and s.superseded_at is null
        and s.standing = 'recorded' and s.state = 'approved' limit 1)`.as('stepped_back_from'),
    ])
    .execute()
  return new Map(
    rows.map((row) => [
      row.case_id,
      {
        caseId: row.case_id as CaseId,
        reference: row.reference,
        name: row.name,
        dob: row.dob,
        dobStanding: row.dob_standing,
        missingSince: row.missing_since,
        steppedBackFrom: row.stepped_back_from,
      },
    ]),
  )
}
