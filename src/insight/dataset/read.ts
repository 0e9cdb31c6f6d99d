import { sql } from 'kysely'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingAt } from '../../platform/record/index.ts'
import { readRooms, type RoomRows } from './rooms/read.ts'
import { readJustice, readNrm, type JusticeRow, type NrmRow } from './read-systems.ts'

/** One case as it stood at a moment: the head, who the child is, what the referrer said, how it ended. */
export interface CaseRow {
  readonly case_id: string
  readonly child_id: string
  readonly received_at: Date
  readonly stage: CaseStage
  readonly site: string | null
  readonly local_authority: string | null
  readonly route: string | null
  readonly model_version: string | null
  readonly dob: string | null
  readonly gender: string | null
  readonly nationalities: readonly string[] | null
  readonly immigration_group: string | null
  /** null where the case has no referral, which the service never leaves so. */
  readonly channel: string | null
  readonly referrer_agency: string | null
  readonly parental_responsibility: string | null
  readonly exploitation_primary: string | null
  readonly county_lines: string | null
  readonly missing_now: string | null
  readonly missing_since: string | null
  readonly trafficker_contact: string | null
  readonly education: string | null
  readonly cjs_involved: string | null
  readonly cjs_role: string | null
  readonly cjs_stage: string | null
  readonly decided_model: string | null
  readonly no_contact_code: string | null
  readonly exit_on: string | null
  readonly exit_reason: string | null
  readonly exit_detail: string | null
  /** When the head became closed, for a case that is. */
  readonly closed_at: Date | null
}

/** A contact that came about, or a meeting of professionals that we went to: attempts are work, and no contact. */
export interface ContactRow {
  readonly id: string
  readonly case_id: string
  readonly happened_at: Date
  readonly counterpart: 'child' | 'third-party'
  readonly third_party_type: string | null
  readonly mode: string
  readonly purposes: readonly string[]
  /** How long it was, where that was recorded. */
  readonly minutes: number | null
}

export interface StatusRow {
  readonly case_id: string
  readonly month: string
  readonly contact_with_trafficker: string | null
  readonly education_status: string | null
  readonly missing_in_month: string | null
  readonly missing_now: string | null
  readonly missing_since: string | null
}

/** A time missing, as recorded. */
export interface MissingRow {
  readonly case_id: string
  readonly started_at: Date
  readonly ended_at: Date | null
  readonly on_referral: boolean
}

/** A guardian's post at a site. */
export interface PostRow {
  readonly account_id: string
  readonly site: string | null
  readonly from_day: string
  readonly to_day: string | null
  readonly full_time_share: number | null
  /** When the person's account became that of one who has left; null while they are here. */
  readonly left_at: Date | null
}

export interface RecordAsAt {
  readonly cases: readonly CaseRow[]
  readonly contacts: readonly ContactRow[]
  readonly statuses: readonly StatusRow[]
  readonly missing: readonly MissingRow[]
  readonly posts: readonly PostRow[]
  /** By case. */
  readonly justice: ReadonlyMap<string, JusticeRow>
  readonly nrm: ReadonlyMap<string, NrmRow>
  readonly rooms: RoomRows
}

/**
 * Everything a package needs of the record, as it stood at `moment`; nothing recorded later is read. `db` is the owner's: it
 * sees every case. Names, addresses and words are not even asked for.
 */
export async function readRecord(db: Db, moment: Date): Promise<RecordAsAt> {
  const cases = await sql<CaseRow>`
    select f.case_id, f.child_id, f.received_at, f.stage, f.site, f.local_authority, f.route, f.model_version,
      i.dob, i.gender, i.nationalities, i.immigration_group,
      r.channel, r.referrer_agency, r.parental_responsibility, r.exploitation_primary, r.county_lines, r.missing_now,
      r.missing_since, r.trafficker_contact, r.education, r.cjs_involved, r.cjs_role, r.cjs_stage,
      e.model_version as decided_model, n.no_contact_code, p.exit_on, p.exit_reason, p.exit_detail, c.closed_at
    from case_file f
    left join child_identity i on i.id = f.case_id and ${standingAt('i', moment)}
    left join referral r on r.id = f.case_id and ${standingAt('r', moment)}
    left join eligibility_decision e on e.id = f.case_id and ${standingAt('e', moment)}
    left join no_contact_reason n on n.id = f.case_id and ${standingAt('n', moment)}
    left join lateral (select s.exit_on, s.exit_reason, s.exit_detail from closure_proposal s
      where s.case_id = f.case_id and s.state = 'signed-off' and ${standingAt('s', moment)}
      order by s.recorded_at desc, s.id limit 1) p on f.stage = 'closed'
    left join lateral (select min(h.recorded_at) as closed_at from case_file h
      where h.case_id = f.case_id and h.recorded_at <= ${moment} and not exists (select from case_file o
        where o.case_id = h.case_id and o.recorded_at <= ${moment} and o.version >= h.version and o.stage <> 'closed')
      ) c on f.stage = 'closed'
    where ${standingAt('f', moment)}
    order by f.case_id`.execute(db)
  const contacts = await sql<ContactRow>`
    select t.id, t.case_id, t.happened_at, t.counterpart, t.third_party_type, t.mode, t.purposes,
      t.duration_minutes as minutes
    from contact t where t.outcome = 'successful' and ${standingAt('t', moment)}
    union all
    select p.id, p.case_id, (p.on_day + time '12:00') at time zone 'Europe/London', 'third-party', p.third_party_type, p.mode,
      p.purposes, round(p.delivery_hours * 60)::integer
    from professionals_meeting p where ${standingAt('p', moment)}
    order by case_id, happened_at, id`.execute(db)
  const statuses = await sql<StatusRow>`
    select m.case_id, m.month, m.contact_with_trafficker, m.education_status, m.missing_in_month, m.missing_now,
      m.missing_since
    from monthly_status m where ${standingAt('m', moment)}
    order by m.case_id, m.month`.execute(db)
  const missing = await sql<MissingRow>`
    select e.case_id, e.started_at, e.ended_at, e.on_referral from missing_episode e
    where ${standingAt('e', moment)} and e.started_at <= ${moment}
    order by e.case_id, e.started_at, e.id`.execute(db)
  const posts = await sql<PostRow>`
    select a.account_id, a.site, a.from_day, a.to_day, a.full_time_share, l.left_at
    from role_assignment a
    left join lateral (select min(h.recorded_at) as left_at from account h
      where h.id = a.account_id and h.recorded_at <= ${moment} and not exists (select from account o
        where o.id = h.id and o.recorded_at <= ${moment} and o.version >= h.version and o.account_standing <> 'left')
      ) l on true
    where a.role = 'guardian' and ${standingAt('a', moment)}
    order by a.account_id, a.site, a.from_day`.execute(db)
  return {
    cases: cases.rows,
    contacts: contacts.rows,
    statuses: statuses.rows,
    missing: missing.rows,
    posts: posts.rows,
    justice: await readJustice(db, moment),
    nrm: await readNrm(db, moment),
    rooms: await readRooms(db, moment),
  }
}
