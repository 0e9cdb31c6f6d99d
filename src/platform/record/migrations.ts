import type { Migrations } from '../database/migrate.ts'
import { APPLICATION_ROLE, protect, runStatements } from '../database/fact-table.ts'

/** The number of the advisory lock under which the chain grows: one writer at a time, so order is beyond doubt. */
export const CHAIN_LOCK = 730_117

export const recordMigrations: Migrations = {
  '0001-roles': {
    up: (db) =>
      runStatements(db, [
        // Roles belong to the whole server: another database may have made this one already, or be making it now.
        `do $$ begin
           if not exists (select from pg_roles where rolname = '${APPLICATION_ROLE}') then
             create role ${APPLICATION_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
           end if;
         exception when duplicate_object or unique_violation then null; end $$`,
        `create extension if not exists pg_trgm`,
        `create extension if not exists fuzzystrmatch`,
        `revoke create on schema public from public`,
        `grant usage on schema public to ${APPLICATION_ROLE}`,
        `alter default privileges revoke execute on functions from public`,
      ]),
  },
  '0002-acts': {
    up: async (db) => {
      await runStatements(db, [
        `create table act (
           seq bigint primary key,
           id uuid not null unique,
           sort text not null check (sort in ('write', 'read', 'refusal')),
           kind text not null,
           account_id uuid,
           actor text not null check (actor in ('staff', 'public', 'system')),
           role text,
           acted_by_right text,
           case_id uuid,
           happened_at timestamptz(3) not null,
           recorded_at timestamptz(3) not null,
           idempotency_key text,
           answer text,
           detail text not null,
           payload_digest text not null,
           prev_hash text not null,
           hash text not null
         )`,
        `create unique index act_once on act (coalesce(account_id, '00000000-0000-0000-0000-000000000000'), idempotency_key)
           where idempotency_key is not null`,
        `create index act_of_case on act (case_id, seq) where case_id is not null`,
        `create index act_of_account on act (account_id, seq)`,
        `create table act_salt (act_id uuid primary key references act (id) deferrable initially deferred, salt text not null)`,

        // One field of the hashed text: its length in bytes, then itself, so that no two records read alike.
        `create function chain_field(value text) returns text language sql immutable as
           $$ select case when value is null then '-;' else octet_length(value)::text || ':' || value || ';' end $$`,
        `create function chain_moment(value timestamptz) returns text language sql immutable as
           $$ select chain_field(round(extract(epoch from value) * 1000)::bigint::text) $$`,

        `create function take_chain(p_now timestamptz) returns timestamptz
           language plpgsql security definer set search_path = public, pg_temp as $$
         declare last timestamptz;
         begin
           perform pg_advisory_xact_lock(${CHAIN_LOCK});
           select a.recorded_at into last from act a order by a.seq desc limit 1;
           return greatest(date_trunc('milliseconds', p_now), last);
         end $$`,

        // Returns the new act's place. p_recorded_at is what take_chain answered, or null for an act without facts.
        `create function append_act(p_id uuid, p_sort text, p_kind text, p_account uuid, p_actor text, p_role text,
             p_right text, p_case uuid, p_happened timestamptz, p_now timestamptz, p_recorded_at timestamptz, p_key text,
             p_answer text, p_detail text, p_digest text, p_salt text) returns bigint
           language plpgsql security definer set search_path = public, pg_temp as $$
         declare last act%rowtype; n bigint; before text; stamp timestamptz; happened timestamptz; digest text;
         begin
           perform pg_advisory_xact_lock(${CHAIN_LOCK});
           select * into last from act a order by a.seq desc limit 1;
           n := coalesce(last.seq, 0) + 1;
           before := coalesce(last.hash, repeat('0', 64));
           stamp := greatest(coalesce(p_recorded_at, date_trunc('milliseconds', p_now)), last.recorded_at);
           happened := date_trunc('milliseconds', coalesce(p_happened, stamp));
           digest := encode(sha256(convert_to(
             chain_field(before) || chain_field(n::text) || chain_field(p_id::text) || chain_field(p_sort)
             || chain_field(p_kind) || chain_field(p_account::text) || chain_field(p_actor) || chain_field(p_role)
             || chain_field(p_right) || chain_field(p_case::text) || chain_moment(happened) || chain_moment(stamp)
             || chain_field(p_key) || chain_field(p_answer) || chain_field(p_detail) || chain_field(p_digest),
             'UTF8')), 'hex');
           insert into act values (n, p_id, p_sort, p_kind, p_account, p_actor, p_role, p_right, p_case, happened, stamp,
             p_key, p_answer, p_detail, p_digest, before, digest);
           if p_salt is not null then insert into act_salt values (p_id, p_salt); end if;
           return n;
         end $$`,

        // A correction is the next version; inserting it closes the one before. The application cannot update, this can.
        `create function close_the_version_before() returns trigger
           language plpgsql security definer set search_path = public, pg_temp as $$
         declare closed integer;
         begin
           if new.superseded_at is not null then
             raise exception 'a fact is recorded open' using errcode = 'check_violation';
           end if;
           if new.version > 1 then
             -- In its own case only: no correction made in one case ends a fact of another, whatever id it names.
             -- A fact of no case yet (a call) may come to point at one.
             execute format('update %I as f set superseded_at = $1 where id = $2 and version = $3 and superseded_at is null
               and (to_jsonb(f) ->> ''case_id'' is null or to_jsonb(f) ->> ''case_id'' = $4)', tg_table_name)
               using new.recorded_at, new.id, new.version - 1, to_jsonb(new) ->> 'case_id';
             get diagnostics closed = row_count;
             if closed <> 1 then
               raise exception 'the version before is not current' using errcode = 'unique_violation';
             end if;
           end if;
           return new;
         end $$`,
        `grant execute on function take_chain, append_act to ${APPLICATION_ROLE}`,
      ])
    },
  },
  '0004-acts-protected': {
    up: async (db) => {
      await protect(db, 'act', {
        see: `account_id = (select current_account())
              or case_id = (select open_case())
              or case_id in (select visible_cases())
              or (select holds_role('auditor'))`,
        add: 'false',
      })
      await protect(db, 'act_salt', { see: 'false', add: 'false' })
      // The service asks at its start whether the schema is up to date.
      await runStatements(db, [`grant select on schema_migration to ${APPLICATION_ROLE}`])
    },
  },
  '0006-chain-head': {
    up: (db) =>
      runStatements(db, [
        // The end of the chain and nothing else: the service may publish it without being able to read the acts.
        `create function chain_head() returns table (seq bigint, hash text)
           language sql stable security definer set search_path = public, pg_temp as
           $$ select a.seq, a.hash from act a order by a.seq desc limit 1 $$`,
        `grant execute on function chain_head to ${APPLICATION_ROLE}`,
      ]),
  },
}
