import { sql } from 'kysely'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { gapIn, rankOf, variableNames, type VariableName } from './variables.ts'

export interface Gap {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly dob: string | null
  readonly dobStanding: string | null
  readonly variable: VariableName
  readonly gap: 'blank' | 'unknown'
}

export interface Gaps {
  readonly rows: readonly Gap[]
  readonly blank: number
  readonly unknown: number
}

/** What nobody has asked or nobody can say about the children somebody works with, what is filled fastest first. One statement. */
export async function readGaps(db: Db, accountId: AccountId, now: Date, most: number): Promise<Gaps> {
  const each = sql.join(
    variableNames.map(
      (name) =>
        sql`(${sql.lit(name)}::text, ${gapIn(name)}, ${sql.lit(rankOf(name, 'blank'))}::integer, ${sql.lit(rankOf(name, 'unknown'))}::integer)`,
    ),
  )
  const current = (alias: string) =>
    sql`${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded'`
  const result = await sql<{
    case_id: CaseId
    reference: string
    name: string | null
    dob: string | null
    dob_standing: string | null
    variable: VariableName
    gap: Gap['gap']
    blank: number
    unknown: number
  }>`
    with mine as (select distinct w.case_id from case_relationship w where w.account_id = ${accountId}::uuid and ${current('w')}
      and w.from_at <= ${now} and (w.to_at is null or w.to_at > ${now})),
    gaps as materialized (
      select f.case_id, f.reference, f.received_at, i.dob, i.dob_standing, v.variable, v.gap,
        case when v.gap = 'blank' then v.if_blank else v.if_unknown end as rank
      from mine join case_file f on f.case_id = mine.case_id and ${current('f')} and f.stage not in ('closed', 'declined')
      left join child_identity i on i.case_id = f.case_id and ${current('i')}
      left join referral r on r.case_id = f.case_id and ${current('r')}
      cross join lateral (values ${each}) v(variable, gap, if_blank, if_unknown)
      where v.gap is not null)
    select g.case_id, g.reference, g.dob::text as dob, g.dob_standing, g.variable, g.gap,
      (select n.full_name from child_name n where n.case_id = g.case_id and ${current('n')}
        order by n.kind = 'given' desc, n.recorded_at desc limit 1) as name,
      (count(*) filter (where g.gap = 'blank') over ())::integer as blank,
      (count(*) filter (where g.gap = 'unknown') over ())::integer as unknown
    from gaps g order by g.rank, g.variable, g.received_at, g.case_id limit ${most}`.execute(db)
  return {
    blank: result.rows[0]?.blank ?? 0,
    unknown: result.rows[0]?.unknown ?? 0,
    rows: result.rows.map((row) => ({
      caseId: row.case_id,
      reference: row.reference,
      name: row.name,
      dob: row.dob,
      dobStanding: row.dob_standing,
      variable: row.variable,
      gap: row.gap,
    })),
  }
}
