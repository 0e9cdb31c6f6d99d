import { sql, type RawBuilder } from 'kysely'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingAt } from '../../platform/record/index.ts'
import { glanceTables } from '../immigration/index.ts'
import { nrmGlanceTables } from '../nrm/index.ts'
import type { Overview } from './overview-data.ts'

/**
 * The overview in one statement: a round trip a table would cost more than all of its reading. `moment` null = as it stands;
 * otherwise as it stood then (call `settle` first). Never reads an address: of child_location only the kind.
 */
export async function readOverview(
  db: Db,
  asked: { caseId: CaseId; accountId: AccountId; now: Date; moment: Date | null },
): Promise<Overview> {
  const { caseId, moment } = asked
  const at = moment ?? asked.now
  const stands = (alias: string) => standingAt(alias, moment)
  const one = (columns: string, table: string): RawBuilder<unknown> =>
    sql`(select to_json(t) from (select ${sql.raw(columns)} from ${sql.table(table)} f
      where f.case_id = ${caseId} and ${stands('f')} order by f.recorded_at desc, f.id limit 1) t)`
  const many = (columns: string, rest: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select coalesce(json_agg(to_json(t)), '[]') from (select ${sql.raw(columns)} ${rest}) t)`

  const result = await sql<Overview>`select
    ${one(head, 'case_file')} as head,
    ${many(
      'f.kind, f.full_name',
      sql`from child_name f where f.case_id = ${caseId} and ${stands('f')}
      order by f.kind = 'given' desc, f.recorded_at desc, f.id`,
    )} as names,
    ${one(identity, 'child_identity')} as identity,
    ${one(referral, 'referral')} as referral,
    ${one('f.way, f.safe_to_write, f.safe_to_ring, f.when_safe, f.never', 'safe_contact')} as "safeContact",
    ${many(
      professional,
      sql`from professional f where f.case_id = ${caseId} and ${stands('f')} and f.until is null
      order by f.is_referrer desc, f.name, f.id`,
    )} as professionals,
    ${many(
      worker,
      sql`from case_relationship f
      left join account a on a.id = f.account_id and ${stands('a')}
      where f.case_id = ${caseId} and ${stands('f')} and f.from_at <= ${at} and (f.to_at is null or f.to_at > ${at})
      order by f.kind, f.from_at, f.id`,
    )} as workers,
    ${many(
      'f.kind, f.about, f.due_at, f.state, f.met_at',
      sql`from deadline f
      where f.case_id = ${caseId} and ${stands('f')} and (f.state in ('open', 'paused') or f.kind = 'first-contact')
      order by f.due_at nulls last, f.id`,
    )} as deadlines,
    (select f.accommodation from child_location f where f.case_id = ${caseId} and ${stands('f')}
      order by f.recorded_at desc, f.id limit 1) as accommodation,
    ${one('f.decided_outcome, f.decided_route', 'eligibility_decision')} as eligibility,
    ${one('f.risk_level, f.safeguarding_need, f.missing_now, f.if_missing, f.actions_text', 'triage')} as triage,
    ${rowsOf(glanceTables, caseId, stands)} as immigration,
    ${rowsOf(nrmGlanceTables, caseId, stands)} as nrm,
    (select to_json(t) from (select ${sql.raw(status)} from monthly_status f
      where f.case_id = ${caseId} and ${stands('f')} order by f.month desc limit 1) t) as status,
    (select to_json(t) from (select f.level, f.in_force_from, f.call_first,
      (select s.watch_until from safety_plan_step_down s where s.case_id = f.case_id and ${stands('s')}
        and s.state = 'approved' and s.to_level = f.level order by s.recorded_at desc limit 1) as watch_until
      from safety_plan f where f.case_id = ${caseId} and ${stands('f')}) t) as plan,
    (select to_json(t) from (select f.started_at, f.ended_at, f.risk_grade from missing_episode f
      where f.case_id = ${caseId} and ${stands('f')} order by f.ended_at is null desc, f.started_at desc limit 1) t) as missing,
    (select to_json(t) from (select f.role,
      (select s.stage from justice_stage s where s.case_id = f.case_id and ${stands('s')} and s.matter_id = f.id
        order by s.on_day desc, s.recorded_at desc limit 1) as stage,
      (select min(d.on_day) from court_date d where d.case_id = f.case_id and ${stands('d')} and d.outcome is null)
        as next_on,
      (select h.kind from custody h where h.case_id = f.case_id and ${stands('h')} and h.to_day is null
        order by h.from_day desc limit 1) as custody
      from justice_matter f where f.case_id = ${caseId} and ${stands('f')}
      order by array_position(array['accused', 'victim', 'witness'], f.role), f.recorded_at desc limit 1) t) as justice,
    ${many(
      `f.id, (select s.stage from justice_stage s where s.matter_id = f.id and s.case_id = f.case_id`,
      sql`and ${stands('s')} order by s.on_day desc, s.recorded_at desc limit 1) as stage,
        array(select h.told from defence_told h where h.case_id = f.case_id and ${stands('h')} and h.matter_id = f.id) as heard
      from justice_matter f where f.case_id = ${caseId} and ${stands('f')} and f.role = 'accused'
      order by f.recorded_at, f.id`,
    )} as accused,
    ${many(
      'f.event, f.event_on, f.why',
      sql`from safety_plan_review f where f.case_id = ${caseId} and ${stands('f')} and f.state = 'raised'
      order by f.recorded_at desc, f.id`,
    )} as "reviewsRaised",
    (select to_json(t) from (select f.on_day, f.answers,
      (select d.decision from exceptional_need d where d.case_id = f.case_id and ${stands('d')}
        order by d.recorded_at desc limit 1) as decision
      from needs_assessment f where f.case_id = ${caseId} and ${stands('f')} order by f.on_day desc limit 1) t) as needs,
    json_build_object('members', ${many('f.kind, f.type, f.since, f.until', sql`from network_member f where f.case_id = ${caseId} and ${stands('f')}`)},
      'agreed_on', (select max(f.on_day) from network_review f where f.case_id = ${caseId} and ${stands('f')})) as network,
    ${transitionOf(caseId, at, stands)} as transition,
    (select to_json(t) from (select count(*) filter (where f.due = 'follow-up') as follow_ups,
        min(f.day) filter (where f.due = 'follow-up') as follow_up_on, count(*) filter (where f.due = 'answer') as answers,
        min(f.day) filter (where f.due = 'answer') as answer_on, max(f.day) filter (where f.due = 'met') as met_on
      from (select case when follow_up_on is not null and followed_up_on is null and outcome is null then 'follow-up' end as due,
          follow_up_on as day from consultation f where f.case_id = ${caseId} and ${stands('f')}
        union all select case when answer is null then 'answer' end, answer_due_on from due_regard f
          where f.case_id = ${caseId} and ${stands('f')}
        union all select 'met', on_day from professionals_meeting f where f.case_id = ${caseId} and ${stands('f')}) f
      having count(*) > 0) t) as indirect,
    (select to_json(t) from (select f.on_day as last_on,
      (select g.words from voice_goal g where g.case_id = f.case_id and ${stands('g')} and g.ended_on is null
        order by g.from_day desc limit 1) as goal
      from voice_occasion f where f.case_id = ${caseId} and ${stands('f')} and f.possible = 'yes'
      order by f.on_day desc, f.recorded_at desc limit 1) t) as voice,
    (select to_json(t) from (select f.state, f.from_on from step_back f where f.case_id = ${caseId} and ${stands('f')}
      and f.state in ('proposed', 'approved') order by f.recorded_at desc limit 1) t) as "steppedBack",
    ${many(
      contact,
      sql`from contact f where f.case_id = ${caseId} and ${stands('f')}
      order by f.happened_at desc, f.id limit 5`,
    )} as contacts,
    (select to_json(min(f.happened_at)) from contact f where f.case_id = ${caseId} and ${stands('f')}
      and f.counterpart = 'child' and f.outcome = 'successful' and f.mode = 'face-to-face') as "firstMetInPerson",
    ${otherCases(asked)} as "otherCases",
    ${draftsOf(asked)} as drafts`.execute(db)
  const row = result.rows[0]
  if (row === undefined) throw new Error('a read without a row')
  return row
}

const head =
  'f.case_id, f.child_id, f.reference, f.received_at, f.stage, f.site, f.local_authority, f.route, f.model_version'
const identity = `f.dob, f.dob_standing, f.gender, f.nationalities, f.immigration_group, f.languages, f.interpreter,
  f.interpreter_language, f.welsh_preference, f.communication_need`
const referral = `f.nrm_stage, f.missing_now, f.missing_since, f.trafficker_contact, f.education, f.immediate_danger,
  f.exploitation_primary, f.exploitation_all, f.county_lines, f.parental_responsibility, f.local_authority,
  f.referrer_name, f.referrer_telephone, f.incomplete`
const status = `f.month, f.contact_with_trafficker, f.education_status, f.accommodation, f.immigration_stage, f.nrm_stage,
  f.missing_now, f.missing_since`
const contact =
  'f.happened_at, f.counterpart, f.third_party_type, f.mode, f.outcome, f.purposes, f.child_words'
const professional = 'f.name, f.role, f.organisation, f.telephone, f.email, f.is_referrer'
const worker = 'a.name, a.telephone, f.kind, f.capacity, f.from_at, f.to_at'

/** How far the way into adult life has come: the room says what is missing. */
function transitionOf(
  caseId: CaseId,
  at: Date,
  stands: (alias: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const any = (table: string, more: RawBuilder<unknown> = sql`true`) =>
    sql`exists (select from ${sql.table(table)} f where f.case_id = ${caseId} and ${stands('f')} and ${more})`
  const one = (column: string, table: string) =>
    sql`(select ${sql.ref(`f.${column}`)} from ${sql.table(table)} f where f.case_id = ${caseId} and ${stands('f')}
      order by f.recorded_at desc limit 1)`
  return sql`json_build_object(
    'assessed', ${any('transition_assessment')}, 'result', ${one('result', 'transition_assessment')},
    'agreed', ${one('agreed', 'transition_plan')},
    'contingency', ${any('transition_plan', sql`f.missing_what is not null`)},
    'contacted', ${any('adult_service')},
    'named', ${any('adult_service', sql`f.state = 'accepted' and f.named_contact is not null`)},
    'informed', ${any('transition_information')}, 'answered', ${any('transition_answer')},
    'leaving', ${any('leaving_care')},
    'worker', ${any(
      'case_relationship',
      sql`f.kind = 'allocated' and f.capacity = 'post-18' and f.from_at <= ${at} and (f.to_at is null or f.to_at > ${at})`,
    )})`
}

/** The child's other cases, as far as the asker may see them now: of a past moment nothing is said of them. */
function otherCases(asked: { caseId: CaseId; moment: Date | null }): RawBuilder<unknown> {
  if (asked.moment !== null) return sql`'[]'::json`
  return sql`(select coalesce(json_agg(to_json(t)), '[]') from (
    select f.case_id, f.reference, f.received_at, f.stage from case_file f
    where f.child_id = (select h.child_id from case_file h where h.id = ${asked.caseId} and h.superseded_at is null)
      and f.id <> ${asked.caseId} and ${standingAt('f', null)} order by f.received_at desc) t)`
}

/** Every row that stands of a room's tables, by table: how a matter stands is read from them by the room's own rule. */
function rowsOf(
  tables: readonly string[],
  caseId: CaseId,
  stands: (alias: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const each = tables.map(
    (table) => sql`select ${table}::text as name, to_json(f) as row from ${sql.table(table)} f
      where f.case_id = ${caseId} and ${stands('f')}`,
  )
  return sql`(select json_object_agg(g.name, g.rows) from (select u.name, json_agg(u.row) as rows
    from (${sql.join(each, sql` union all `)}) u group by u.name) g)`
}

/** What the asker has typed on pages of this case and not sent. Their own only; nothing of it is part of the past. */
function draftsOf(asked: { caseId: CaseId; accountId: AccountId; moment: Date | null }): RawBuilder<unknown> {
  if (asked.moment !== null) return sql`'[]'::json`
  const below = `/cases/${asked.caseId}/%`
  return sql`(select coalesce(json_agg(json_build_object('path', l.path, 'saved_at', l.saved_at) order by l.saved_at desc), '[]')
    from (select distinct on (d.path) d.path, d.saved_at, d.fields from draft d
      where d.account_id = ${asked.accountId} and d.path like ${below} order by d.path, d.saved_at desc, d.id desc) l
    where l.fields is not null)`
}
