import { caseHoldingRoles } from '../../kernel/policy/roles.ts'
import type { Migrations } from '../database/migrate.ts'
import { APPLICATION_ROLE, createFactTable, protect, runStatements } from '../database/fact-table.ts'

// What is current: not superseded, and not entered in error.
const current = (alias: string) => `${alias}.superseded_at is null and ${alias}.standing = 'recorded'`
const inForce = (alias: string) =>
  `${current(alias)} and ${alias}.from_day <= today and (${alias}.to_day is null or ${alias}.to_day >= today)`
const atPresent = (alias: string) =>
  `${current(alias)} and ${alias}.from_at <= moment and (${alias}.to_at is null or ${alias}.to_at > moment)`
/** Roles to which a child may be allocated (kernel/policy/roles.ts), as SQL. */
const holding = `('${caseHoldingRoles.join("','")}')`
const definer = 'language plpgsql stable security definer set search_path = public, pg_temp'

/** Does the account supervise the case: by the site, or by the worker who holds it. SQL over the same names as below. */
const supervising = `  select 'supervising' where exists (select from role_assignment a join case_file f on f.child_id = file.child_id and ${current('f')}
    where a.account_id = me and a.role in ('manager','service-lead') and ${inForce('a')} and (a.site is null or a.site = f.site))
    or exists (select from supervision s join case_relationship r on r.account_id = s.worker_id
      join case_file f on f.case_id = r.case_id and ${current('f')} join role_assignment a on a.account_id = me
        and a.role = 'manager' and ${inForce('a')}
    where s.supervisor_id = me and f.child_id = file.child_id and ${current('s')} and (s.to_day is null or s.to_day >= today)
      and ${atPresent('r')})
`

/** The relations of one account to one case, as SQL over `me`, `file`, `moment`, `today`; mirrored by decide.ts. */
const relationsOfOneCase = `
  select 'allocated' where exists (select from case_relationship r join role_assignment a on a.account_id = r.account_id
      and a.role in ${holding} and ${inForce('a')}
    where r.case_id in (select f.case_id from case_file f where f.child_id = file.child_id and ${current('f')})
      and r.account_id = me and r.kind = 'allocated' and ${atPresent('r')})
  union all
  select 'covering' where exists (select from case_relationship r join role_assignment a on a.account_id = r.account_id
      and a.role in ${holding} and ${inForce('a')}
    where r.case_id in (select f.case_id from case_file f where f.child_id = file.child_id and ${current('f')})
      and r.account_id = me and r.kind = 'covering' and ${atPresent('r')})
  union all
${supervising}  union all
  select 'on-duty' where exists (select from duty d join role_assignment a on a.account_id = me and a.role = 'assessment'
      and ${inForce('a')} join case_file f on f.child_id = file.child_id and ${current('f')}
    where d.account_id = me and ${atPresent('d')} and (d.site is null or d.site = f.site)
      and (a.site is null or a.site = f.site))`

/** For row policies that show more to whoever supervises than to whoever works with the child: `supervises_case(case)`. */
export const supervisesCase = `create function supervises_case(p_case uuid) returns boolean ${definer} as $$
   declare me uuid := current_account(); moment timestamptz := request_moment();
           today date := (moment at time zone 'Europe/London')::date; file case_file%rowtype;
   begin
     select f.* into file from case_file f where f.id = p_case and ${current('f')};
     if file.id is null then return false; end if;
     return exists (${supervising});
   end $$`

export const accessMigrations: Migrations = {
  '0003-access': {
    up: async (db) => {
      await runStatements(db, [
        `create function current_account() returns uuid language sql stable as
           $$ select nullif(current_setting('app.account', true), '')::uuid $$`,
        `create function request_moment() returns timestamptz language sql stable as
           $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$`,
        // The one case this request was let into; set by open_request after it has looked at the relation.
        `create function open_case() returns uuid language sql stable as
           $$ select nullif(current_setting('app.open_case', true), '')::uuid $$`,
        // Replaced below; row policies need the names to exist.
        `create function visible_cases() returns setof uuid language sql stable as $$ select null::uuid where false $$`,
        `create function holds_role(p_role text) returns boolean language sql stable as $$ select false $$`,
        `grant execute on function current_account, request_moment, open_case, visible_cases, holds_role to ${APPLICATION_ROLE}`,
      ])
      await createFactTable(db, {
        name: 'account',
        about: 'office',
        columns: [
          'name text not null',
          'email text not null',
          `account_standing text not null check (account_standing in ('invited','active','suspended','left'))`,
          `language text not null check (language in ('en','cy'))`,
          `speaks text[] not null default '{}'`,
          'telephone text',
        ],
        also: [`create unique index account_email on account (lower(email)) where superseded_at is null`],
      })
      await createFactTable(db, {
        name: 'role_assignment',
        about: 'office',
        columns: [
          'account_id uuid not null',
          'role text not null',
          'site text',
          'from_day date not null',
          'to_day date',
          'full_time_share real',
        ],
        also: [
          `create index role_assignment_account on role_assignment (account_id) where superseded_at is null`,
        ],
      })
      await createFactTable(db, {
        name: 'supervision',
        about: 'office',
        columns: ['supervisor_id uuid not null', 'worker_id uuid not null', 'to_day date'],
        also: [
          `create index supervision_supervisor on supervision (supervisor_id) where superseded_at is null`,
        ],
      })
      await createFactTable(db, {
        name: 'duty',
        about: 'office',
        columns: [
          'account_id uuid not null',
          'site text',
          'from_at timestamptz(3) not null',
          'to_at timestamptz(3)',
        ],
        also: [`create index duty_account on duty (account_id) where superseded_at is null`],
      })
      await createFactTable(db, {
        name: 'staff_leave',
        about: 'office',
        columns: ['account_id uuid not null', 'from_day date not null', 'to_day date not null'],
        also: [`create index staff_leave_account on staff_leave (account_id) where superseded_at is null`],
      })
      await runStatements(db, [
        `create table session (
           id uuid primary key, account_id uuid not null, token_hash text not null unique,
           created_at timestamptz(3) not null, device text not null)`,
        `create index session_account on session (account_id)`,
        `create table session_event (
           session_id uuid not null references session (id), at timestamptz(3) not null,
           kind text not null check (kind in ('seen','locked','unlocked','ended')))`,
        `create index session_event_session on session_event (session_id, at desc)`,
      ])
      await protect(db, 'session', {
        see: `account_id = (select current_account()) or (select holds_role('administrator'))`,
        add: 'true',
      })
      await protect(db, 'session_event', {
        see: `session_id in (select s.id from session s)`,
        add: 'true',
      })
      await createFactTable(db, {
        name: 'case_file',
        about: 'case',
        columns: [
          'child_id uuid not null',
          'reference text not null',
          'received_at timestamptz(3) not null',
          `stage text not null check (stage in ('referred','more-information','accepted','declined','allocated','closing','closed'))`,
          'site text',
          'local_authority text',
          `route text check (route in ('direct','indirect','exceptional-need','post-18'))`,
          'model_version text',
        ],
        also: [
          `create index case_file_child on case_file (child_id) where superseded_at is null`,
          `create index case_file_site on case_file (site, stage) where superseded_at is null`,
          `create index case_file_stage on case_file (stage, received_at) where superseded_at is null`,
          `create unique index case_file_reference on case_file (reference) where superseded_at is null`,
        ],
      })
      await createFactTable(db, {
        name: 'case_relationship',
        about: 'case',
        columns: [
          'account_id uuid not null',
          `kind text not null check (kind in ('allocated','covering'))`,
          'capacity text not null',
          'from_at timestamptz(3) not null',
          'to_at timestamptz(3)',
          'reason_code text',
        ],
        also: [
          `create index case_relationship_account on case_relationship (account_id) where superseded_at is null`,
        ],
      })
      await createFactTable(db, {
        name: 'conflict_of_interest',
        about: 'case',
        columns: [
          'account_id uuid not null',
          'nature text not null',
          'withdrawn boolean not null default false',
        ],
        also: [
          `create index conflict_of_interest_account on conflict_of_interest (account_id) where superseded_at is null`,
        ],
      })
      await runStatements(db, visibility)
    },
  },
}

const visibility = [
  `create or replace function holds_role(p_role text) returns boolean ${definer} as $$
   declare me uuid := current_account(); today date := (request_moment() at time zone 'Europe/London')::date;
   begin return exists (select from role_assignment a where a.account_id = me and a.role = p_role and ${inForce('a')}); end $$`,

  // Row policies ask this once for every table of a statement, so the answer is worked out once a request and kept beside
  // the request's other settings. Each branch runs only for those who hold such a post: a guardian never scans the service.
  `create or replace function visible_cases() returns setof uuid ${definer} rows 200 as $$
   declare me uuid := current_account(); moment timestamptz := request_moment();
           today date := (moment at time zone 'Europe/London')::date;
           kept text := nullif(current_setting('app.visible', true), '');
           mine uuid[] := '{}'; seen uuid[]; refused uuid[]; everywhere boolean; sites text[];
   begin
     if kept is not null then return query select unnest(kept::uuid[]); return; end if;
     if me is null then return; end if;
     select coalesce(array_agg(distinct f.child_id), '{}') into refused from conflict_of_interest c
       join case_file f on f.case_id = c.case_id and ${current('f')}
       where c.account_id = me and not c.withdrawn and ${current('c')};
     with posts as (
       select p.role, p.site from role_assignment p
         where p.account_id = me and p.role in ('manager','service-lead') and ${inForce('p')}
       union all
       select p.role, coalesce(p.site, d.site) from role_assignment p join duty d on d.account_id = me and ${atPresent('d')}
         where p.account_id = me and p.role = 'assessment' and ${inForce('p')}
           and (p.site is null or d.site is null or p.site = d.site))
     select coalesce(bool_or(site is null), false), array_agg(site) filter (where site is not null)
       into everywhere, sites from posts;
     if everywhere then
       select coalesce(array_agg(f.case_id), '{}') into seen from case_file f
         where ${current('f')} and (refused = '{}' or not f.child_id = any (refused));
     else
       if sites is not null then
         select coalesce(array_agg(f.child_id), '{}') into mine from case_file f where ${current('f')} and f.site = any (sites);
       end if;
       if exists (select from role_assignment p where p.account_id = me and p.role in ${holding} and ${inForce('p')}) then
         mine := mine || array(select f.child_id from case_relationship r join case_file f on f.id = r.case_id and ${current('f')}
           where r.account_id = me and ${atPresent('r')});
       end if;
       if exists (select from role_assignment p where p.account_id = me and p.role = 'manager' and ${inForce('p')}) then
         mine := mine || array(select f.child_id from supervision s
           join case_relationship r on r.account_id = s.worker_id and ${atPresent('r')}
           join case_file f on f.id = r.case_id and ${current('f')}
           where s.supervisor_id = me and ${current('s')} and (s.to_day is null or s.to_day >= today));
       end if;
       select coalesce(array_agg(f.case_id), '{}') into seen from case_file f
         where ${current('f')} and f.child_id in (select unnest(mine) except select unnest(refused));
     end if;
     perform set_config('app.visible', seen::text, true);
     return query select unnest(seen);
   end $$`,

  // Opens a request: who holds this session, and what they are to this case. Sets what the row policies read.
  `create function open_request(p_token_hash text, p_case uuid, p_now timestamptz) returns jsonb
     language plpgsql volatile security definer set search_path = public, pg_temp as $$
   declare me uuid; moment timestamptz := p_now; today date := (p_now at time zone 'Europe/London')::date;
           file case_file%rowtype; held session%rowtype; who jsonb; the_case jsonb; relations jsonb; conflicted boolean := false;
   begin
     perform set_config('app.account', '', true), set_config('app.open_case', '', true), set_config('app.visible', '', true),
             set_config('app.now', p_now::text, true);
     select s.* into held from session s where s.token_hash = p_token_hash;
     if held.id is null then return jsonb_build_object('session', null); end if;
     me := held.account_id;
     perform set_config('app.account', me::text, true);
     select jsonb_build_object('id', me, 'name', a.name, 'email', a.email, 'standing', a.account_standing,
              'language', a.language) into who
       from account a where a.id = me and ${current('a')};
     if p_case is not null then
       select f.* into file from case_file f where f.id = p_case and ${current('f')};
       if file.id is not null then
         select exists (select from conflict_of_interest c join case_file f on f.case_id = c.case_id and ${current('f')}
             where f.child_id = file.child_id and c.account_id = me and not c.withdrawn and ${current('c')}) into conflicted;
         select coalesce(jsonb_agg(r.relation), '[]') into relations from (${relationsOfOneCase}) as r(relation);
         the_case := jsonb_build_object('conflicted', conflicted, 'relations', relations, 'stage', file.stage, 'site', file.site);
         if not conflicted and relations <> '[]' then perform set_config('app.open_case', p_case::text, true); end if;
       end if;
     end if;
     return jsonb_build_object(
       'session', jsonb_build_object('id', held.id, 'createdAt', held.created_at,
         'lastSeenAt', (select max(e.at) from session_event e where e.session_id = held.id and e.kind in ('seen','unlocked')),
         'lockedAt', (select max(e.at) from session_event e where e.session_id = held.id and e.kind = 'locked'),
         'unlockedAt', (select max(e.at) from session_event e where e.session_id = held.id and e.kind = 'unlocked'),
         'endedAt', (select max(e.at) from session_event e where e.session_id = held.id and e.kind = 'ended')),
       'account', who,
       'posts', (select coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'site', a.site)), '[]') from role_assignment a
                   where a.account_id = me and ${inForce('a')}),
       'onDuty', exists (select from duty d where d.account_id = me and ${atPresent('d')}),
       'case', the_case);
   end $$`,

  // Lets an act that founds a case write it: only while nobody else has ever recorded a case under that id.
  `create function found_case(p_case uuid) returns void
     language plpgsql volatile security definer set search_path = public, pg_temp as $$
   begin
     if exists (select from case_file f where f.id = p_case) then
       raise exception 'that case exists' using errcode = 'unique_violation';
     end if;
     perform set_config('app.open_case', p_case::text, true);
   end $$`,
  `revoke execute on function open_request, found_case, visible_cases, holds_role from public`,
  `grant execute on function open_request, found_case, visible_cases, holds_role to ${APPLICATION_ROLE}`,
]
