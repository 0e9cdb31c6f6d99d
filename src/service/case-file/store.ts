import { sql, type RawBuilder } from 'kysely'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingAt } from '../../platform/record/index.ts'
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
    (select to_json(t) from (select ${sql.raw(status)} from monthly_status f
      where f.case_id = ${caseId} and ${stands('f')} order by f.month desc limit 1) t) as status,
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

/** The child's other cases, as far as the asker may see them now: of a past moment nothing is said of them. */
function otherCases(asked: { caseId: CaseId; moment: Date | null }): RawBuilder<unknown> {
  if (asked.moment !== null) return sql`'[]'::json`
  return sql`(select coalesce(json_agg(to_json(t)), '[]') from (
    select f.case_id, f.reference, f.received_at, f.stage from case_file f
    where f.child_id = (select h.child_id from case_file h where h.id = ${asked.caseId} and h.superseded_at is null)
      and f.id <> ${asked.caseId} and ${standingAt('f', null)} order by f.received_at desc) t)`
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
