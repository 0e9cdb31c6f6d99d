import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const standing = (alias: string) => `${alias}.superseded_at is null and ${alias}.standing = 'recorded'`

// Who answers for a site learns that a child of another site was found in its area, before any case there could tell them:
// the reference, the sites and the day, and nothing else of the child. A declared conflict hides it.
const foundInMySites = `
  create function found_in_my_sites(p_since timestamptz)
    returns table (reference text, site text, found_site text, ended_at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare me uuid := current_account(); today date := (request_moment() at time zone 'Europe/London')::date;
  begin
    if me is null then return; end if;
    return query
    select f.reference, f.site, e.found_site, e.ended_at
    from missing_episode e join case_file f on f.id = e.case_id and ${standing('f')}
    where ${standing('e')} and e.found_site is not null and e.found_site is distinct from f.site and e.ended_at >= p_since
      and exists (select from role_assignment a where a.account_id = me and a.role in ('assessment', 'manager')
        and ${standing('a')} and a.from_day <= today and (a.to_day is null or a.to_day >= today)
        and (a.site is null or a.site = e.found_site))
      and not exists (select from conflict_of_interest c join case_file o on o.case_id = c.case_id and ${standing('o')}
        where c.account_id = me and not c.withdrawn and ${standing('c')} and o.child_id = f.child_id)
    order by e.ended_at desc, f.reference limit 20;
  end $$`

// Of the cases that may be about the same child, which are of a child missing now: asked on the page where a new referral is
// compared, so that a child found under another name is recognised. It answers whom possible_same_child answers.
const missingAmongPossible = `
  create function missing_among_possible(p_case uuid) returns table (case_id uuid, missing_since timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.case_id, e.started_at from possible_same_child(p_case) p
      join missing_episode e on e.case_id = p.case_id and ${standing('e')} and e.ended_at is null $$`

export const missingMigrations: Migrations = {
  '0320-missing': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'missing_episode',
        about: 'case',
        columns: [
          'started_at timestamptz(3) not null',
          'on_referral boolean not null',
          'reported_at timestamptz(3)',
          'reported_by text',
          'police_force text',
          'police_reference text',
          'risk_grade text',
          'missing_from text',
          'trigger text',
          'circumstances text',
          'ended_at timestamptz(3)',
          'returned_how text',
          'found_site text',
          'police_check text',
          'return_note text',
          'constraint missing_episode_runs_forward check (ended_at is null or ended_at >= started_at)',
        ],
        also: [
          // Lists ask who is missing now, among many cases at once.
          `create index missing_episode_open on missing_episode (case_id) include (started_at)
             where superseded_at is null and standing = 'recorded' and ended_at is null`,
        ],
      })
      await createFactTable(db, {
        name: 'missing_place',
        about: 'case',
        columns: ['last_seen text', 'found_at text'],
      })
      await createFactTable(db, {
        name: 'missing_action',
        about: 'case',
        columns: [
          'episode_id uuid not null',
          'happened_at timestamptz(3) not null',
          'action text not null',
          'agency text',
          'publicity text',
          'who text',
          'note text',
        ],
      })
      await createFactTable(db, {
        name: 'missing_meeting',
        about: 'case',
        columns: [
          'episode_id uuid not null',
          'held_at timestamptz(3) not null',
          'meeting_kind text not null',
          'agencies text[] not null',
          'risks text',
          'actions_agreed text',
          'next_on date',
        ],
      })
      await createFactTable(db, {
        name: 'return_interview',
        about: 'case',
        columns: [
          'episode_id uuid not null',
          'rule text not null',
          `outcome text not null check (outcome in ('offered', 'held', 'declined', 'not-offered'))`,
          'offered_at timestamptz(3)',
          'settled_at timestamptz(3)',
          'by_whom text',
          'independent text',
          'why_not text',
          'child_words text',
          'harm text[] not null',
          'harm_note text',
          'trafficker text',
          'learning text',
          'plan_must_change text',
          'constraint return_interview_once_an_episode check (id = episode_id)',
        ],
      })
      await runStatements(db, [
        foundInMySites,
        missingAmongPossible,
        'revoke execute on function found_in_my_sites, missing_among_possible from public',
        `grant execute on function found_in_my_sites, missing_among_possible to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
