import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

// How strongly each likeness speaks for one and the same child, from 0 to 1 [PROPOSAL]. A name alone is enough to ask when
// it is the same or sounds the same in every part; a birth date alone never is, because the first of January is common.
const SCORE = {
  /** Times the likeness of the names (1 when they have the same parts in any order). */
  name: 0.6,
  /** Times the share of the name's parts that sound alike. */
  sound: 0.5,
  sameDob: 0.35,
  swappedDob: 0.25,
  nearDob: 0.1,
  /** Both dates are held to be exact and they are far apart. */
  otherDob: -0.1,
  nrmReference: 0.7,
  laReference: 0.5,
} as const
/** From this score on a case is offered. */
const OFFER_FROM = 0.45
const MOST_OFFERED = 10
/** Below these a name neither looks nor sounds alike. */
const NAME_ALIKE_FROM = 0.5
const SOUND_ALIKE_FROM = 0.5
/** Birth dates this close (days) may be one, given from memory. */
const NEAR_DAYS = 366

const standing = (alias: string) => `${alias}.superseded_at is null and ${alias}.standing = 'recorded'`

const possibleSameChild = `
  create function possible_same_child(p_case uuid)
    returns table (case_id uuid, child_id uuid, reference text, name text, dob date, dob_standing text, site text,
                   stage text, score real, reasons text[])
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare me uuid := current_account();
  begin
    -- Only for the case this request was let into, and only for those who do triage.
    if me is null or p_case is distinct from open_case() or not (holds_role('assessment') or holds_role('manager')) then
      return;
    end if;
    return query
    with this_case as materialized (
      select f.child_id, i.dob, i.dob_standing, f.local_authority, plain_reference(r.nrm_reference) as nrm,
             plain_reference(r.la_reference) as la, coalesce(f.local_authority, r.local_authority) as authority,
             case when extract(day from i.dob) <= 12
               then make_date(extract(year from i.dob)::int, extract(day from i.dob)::int, extract(month from i.dob)::int)
             end as swapped
      from case_file f
        left join child_identity i on i.id = f.case_id and ${standing('i')}
        left join referral r on r.id = f.case_id and ${standing('r')}
      where f.id = p_case and ${standing('f')}),
    these_names as materialized (
      select distinct n.search_key, name_parts(n.search_key) as parts, name_sounds(n.search_key) as sounds
      from child_name n where n.case_id = p_case and ${standing('n')}),
    not_for_me as (
      select f.child_id from conflict_of_interest c join case_file f on f.case_id = c.case_id and ${standing('f')}
      where c.account_id = me and not c.withdrawn and ${standing('c')}),
    answered as (
      select f.child_id from match_decision d join case_file f on f.id = d.other_case and ${standing('f')}
        where d.case_id = p_case and d.decision = 'different' and ${standing('d')}
      union
      select f.child_id from match_decision d join case_file f on f.id = d.case_id and ${standing('f')}
        where d.other_case = p_case and d.decision = 'different' and ${standing('d')}),
    found as (
      select n.case_id from these_names t join child_name n on n.search_key % t.search_key and ${standing('n')}
      union
      select n.case_id from these_names t join child_name n on name_parts(n.search_key) = t.parts and ${standing('n')}
      union
      select n.case_id from these_names t join child_name n on name_sounds(n.search_key) && t.sounds and ${standing('n')}
      union
      select r.case_id from this_case t join referral r on plain_reference(r.nrm_reference) = t.nrm and ${standing('r')}
      union
      select r.case_id from this_case t join referral r on plain_reference(r.la_reference) = t.la and ${standing('r')}),
    compared as (
      select f.case_id, f.child_id, f.reference, f.site, f.stage, i.dob, i.dob_standing, names.same, names.alike, names.sound,
        i.dob = t.dob as same_dob,
        i.dob = t.swapped and i.dob <> t.dob as swapped_dob,
        extract(year from i.dob) = extract(year from t.dob) or abs(i.dob - t.dob) <= ${NEAR_DAYS} as near_dob,
        i.dob_standing = 'exact' and t.dob_standing = 'exact' as both_exact,
        plain_reference(r.nrm_reference) = t.nrm as same_nrm,
        plain_reference(r.la_reference) = t.la and coalesce(coalesce(f.local_authority, r.local_authority) = t.authority, true)
          as same_la
      from found
        cross join this_case t
        join case_file f on f.id = found.case_id and ${standing('f')}
        left join child_identity i on i.id = f.case_id and ${standing('i')}
        left join referral r on r.id = f.case_id and ${standing('r')}
        cross join lateral (
          select coalesce(bool_or(name_parts(n.search_key) = m.parts), false) as same,
                 coalesce(max(similarity(n.search_key, m.search_key)), 0) as alike,
                 coalesce(max((select count(*) from unnest(m.sounds) s where s = any (name_sounds(n.search_key)))::real
                   / greatest(cardinality(m.sounds), cardinality(name_sounds(n.search_key)), 1)), 0) as sound
          from child_name n cross join these_names m where n.case_id = f.case_id and ${standing('n')}) names
      where f.child_id <> t.child_id and f.child_id not in (select n.child_id from not_for_me n)
        and f.child_id not in (select a.child_id from answered a)),
    scored as (
      select c.*,
        greatest(case when c.same then ${SCORE.name} when c.alike >= ${NAME_ALIKE_FROM} then ${SCORE.name} * c.alike else 0 end,
                 case when c.sound >= ${SOUND_ALIKE_FROM} then ${SCORE.sound} * c.sound else 0 end)
        + case when c.same_dob then ${SCORE.sameDob} when c.swapped_dob then ${SCORE.swappedDob}
               when c.near_dob then ${SCORE.nearDob} when c.both_exact and c.near_dob = false then ${SCORE.otherDob} else 0 end
        + case when c.same_nrm then ${SCORE.nrmReference} else 0 end
        + case when c.same_la then ${SCORE.laReference} else 0 end as points
      from compared c)
    select s.case_id, s.child_id, s.reference,
      (select n.full_name from child_name n where n.case_id = s.case_id and ${standing('n')}
        order by n.kind = 'given' desc, n.recorded_at desc limit 1),
      s.dob, s.dob_standing, s.site, s.stage, round(least(s.points, 1)::numeric, 2)::real,
      array_remove(array[
        case when s.same then 'same-name' when s.alike >= ${NAME_ALIKE_FROM} then 'similar-name' end,
        case when not s.same and s.sound >= ${SOUND_ALIKE_FROM} then 'sounds-like' end,
        case when s.same_dob then 'same-dob' when s.swapped_dob then 'swapped-dob' when s.near_dob then 'near-dob' end,
        case when s.same_nrm then 'same-nrm-reference' end,
        case when s.same_la then 'same-la-reference' end], null)
    from scored s where s.points >= ${OFFER_FROM}
    order by s.points desc, s.reference limit ${MOST_OFFERED};
  end $$`

export const matchingMigrations: Migrations = {
  '0140-matching': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'match_decision',
        about: 'case',
        columns: [
          'other_case uuid not null',
          'other_reference text not null',
          `decision text not null check (decision in ('same', 'different', 'not-sure'))`,
          'why text',
          'former_child uuid',
          'moved_cases uuid[]',
        ],
        also: [
          `create index match_decision_other on match_decision (other_case) where superseded_at is null`,
        ],
      })
      await runStatements(db, [
        // The parts of a name in one order: which comes first differs between countries, and between two people's forms.
        `create function name_parts(p_key text) returns text[]
           language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as
           $$ select array_agg(distinct part order by part) from unnest(string_to_array(p_key, ' ')) part where part <> '' $$`,
        // How each part sounds. Parts in other scripts have no sound here and are compared by spelling alone.
        `create function name_sounds(p_key text) returns text[]
           language sql immutable strict parallel safe set search_path = public, pg_temp as
           $$ select coalesce(array_agg(distinct sound order by sound), '{}')
              from (select dmetaphone(part) as sound from unnest(string_to_array(p_key, ' ')) part
                    where part ~ '^[a-z]+$') spoken where sound <> '' $$`,
        // A reference without spaces and strokes; null where there is none, or it is not known.
        `create function plain_reference(p_reference text) returns text
           language sql immutable parallel safe set search_path = pg_catalog, pg_temp as
           $$ select case when lower(p_reference) in ('unknown', 'none') or length(plain) < 4 then null else plain end
              from (select lower(regexp_replace(p_reference, '[^A-Za-z0-9]', '', 'g')) as plain) p $$`,
        // The application's inserts keep the indexes, and so call them.
        `grant execute on function name_parts, name_sounds, plain_reference to ${APPLICATION_ROLE}`,
        `create index child_name_parts on child_name (name_parts(search_key))`,
        `create index child_name_sounds on child_name using gin (name_sounds(search_key))`,
        `create index referral_nrm_reference on referral (plain_reference(nrm_reference)) where superseded_at is null`,
        `create index referral_la_reference on referral (plain_reference(la_reference)) where superseded_at is null`,
        possibleSameChild,
        `revoke execute on function possible_same_child from public`,
        `grant execute on function possible_same_child to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
