import { sql } from 'kysely'
import { addYears, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { nrmStagesNow } from '../nrm/index.ts'
import type { Progress } from './rules.ts'

/** How many the list shows at most: more than a site has at that age. */
export const MOST = 300

/** Whose list it is: the sites that somebody answers for (null: all), or the cases that somebody works with. */
export type Whose = { readonly sites: readonly string[] | null } | { readonly worker: AccountId }

export interface ListedChild {
  readonly caseId: CaseId
  readonly reference: string
  readonly name: string | null
  readonly dob: CalendarDay
  readonly dobStanding: string | null
  readonly site: string | null
  readonly nrmStage: string | null
  readonly post18Worker: boolean
  readonly progress: Progress
}

/** The version of a fact that stands. `alias` is written in this file, never by a person. */
const stands = (alias: string) =>
  sql<boolean>`(${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded')`

function chosen(whose: Whose, now: Date) {
  if ('sites' in whose)
    return whose.sites === null ? sql`true` : sql`f.site = any(${[...whose.sites]}::text[])`
  return sql`exists (select from case_relationship w where w.case_id = f.case_id and ${stands('w')}
    and w.account_id = ${whose.worker}::uuid and w.from_at <= ${now} and (w.to_at is null or w.to_at > ${now}))`
}

/**
 * The children in the service who are 17 or older, as far as the reader may see them, the eldest first, with how far each
 * transition has come; and of how many the birth date is not known. Never more of a child than name, reference, age and site.
 */
export async function readList(
  db: Db,
  whose: Whose,
  today: CalendarDay,
  now: Date,
): Promise<{ readonly children: readonly ListedChild[]; readonly notKnown: number }> {
  const found = await sql<{
    case_id: CaseId
    reference: string
    name: string | null
    dob: CalendarDay | null
    dob_standing: string | null
    site: string | null
    nrm_stage: string | null
    worker: boolean
    assessed: boolean
    result: string | null
    agreed: string | null
    contingency: boolean
    contacted: boolean
    named: boolean
    informed: boolean
    answered: boolean
    leaving: boolean
    not_known: number
  }>`
    with cases as materialized (
      select f.case_id, f.reference, f.site, i.dob, i.dob_standing from case_file f
      left join child_identity i on i.case_id = f.case_id and ${stands('i')}
      where ${stands('f')} and f.stage not in ('closed', 'declined') and ${chosen(whose, now)}),
    counted as (select (count(*) filter (where dob is null))::integer as not_known from cases)
    select c.case_id, c.reference, c.site, c.dob::text as dob, c.dob_standing, counted.not_known,
      (select n.full_name from child_name n where n.case_id = c.case_id and ${stands('n')}
        order by n.kind = 'given' desc, n.recorded_at desc limit 1) as name,
      coalesce((select m.nrm_stage from monthly_status m where m.case_id = c.case_id and ${stands('m')}
        order by m.month desc limit 1),
        (select r.nrm_stage from referral r where r.case_id = c.case_id and ${stands('r')} limit 1)) as nrm_stage,
      exists (select from case_relationship w where w.case_id = c.case_id and ${stands('w')} and w.kind = 'allocated'
        and w.capacity = 'post-18' and w.from_at <= ${now} and (w.to_at is null or w.to_at > ${now})) as worker,
      a.case_id is not null as assessed, a.result, p.agreed, coalesce(p.missing_what is not null, false) as contingency,
      exists (select from adult_service s where s.case_id = c.case_id and ${stands('s')}) as contacted,
      exists (select from adult_service s where s.case_id = c.case_id and ${stands('s')} and s.state = 'accepted'
        and s.named_contact is not null) as named,
      exists (select from transition_information t where t.case_id = c.case_id and ${stands('t')}) as informed,
      exists (select from transition_answer t where t.case_id = c.case_id and ${stands('t')}) as answered,
      exists (select from leaving_care l where l.case_id = c.case_id and ${stands('l')}) as leaving
    from counted
    left join cases c on c.dob <= ${addYears(today, -17)}::date + 2
    left join transition_assessment a on a.case_id = c.case_id and ${stands('a')}
    left join transition_plan p on p.case_id = c.case_id and ${stands('p')}
    order by c.dob, c.reference limit ${MOST + 1}`.execute(db)
  const rows = found.rows.filter((row) => row.case_id !== null)
  const stages = await nrmStagesNow(
    db,
    rows.map((row) => row.case_id),
    today,
  )
  return {
    notKnown: found.rows[0]?.not_known ?? 0,
    children: rows.flatMap((row) =>
      row.dob === null
        ? []
        : [
            {
              caseId: row.case_id,
              reference: row.reference,
              name: row.name,
              dob: row.dob,
              dobStanding: row.dob_standing,
              site: row.site,
              nrmStage: stages.get(row.case_id) ?? row.nrm_stage,
              post18Worker: row.worker,
              progress: {
                assessed: row.assessed,
                result: row.result,
                agreed: row.agreed,
                servicesContacted: row.contacted,
                contactNamed: row.named,
                informed: row.informed,
                answered: row.answered,
                leavingCare: row.leaving,
                contingency: row.contingency,
              },
            },
          ],
    ),
  }
}
