import { APPLICATION_ROLE, protect, runStatements } from '../database/fact-table.ts'
import type { Migrations } from '../database/migrate.ts'

/**
 * Credentials are no part of the record, and nobody's but their owner's: a row is seen by a request of that account, or by a
 * request that is just proving to be that account (`app.signing_in`, which holds for one transaction).
 */
const own = `account_id = (select current_account()) or account_id = (select signing_in_account())`

export const signInMigrations: Migrations = {
  '0050-sign-in': {
    up: async (db) => {
      await runStatements(db, [
        `create function signing_in_account() returns uuid language sql stable as
           $$ select nullif(current_setting('app.signing_in', true), '')::uuid $$`,
        `grant execute on function signing_in_account to ${APPLICATION_ROLE}`,
        // The latest row of an account is the one that holds.
        `create table password (seq bigint generated always as identity primary key, account_id uuid not null,
           set_at timestamptz(3) not null, hash text not null)`,
        `create index password_account on password (account_id, seq desc)`,
        `create table authenticator (seq bigint generated always as identity primary key, id uuid not null unique,
           account_id uuid not null, added_at timestamptz(3) not null, sealed text not null)`,
        `create index authenticator_account on authenticator (account_id, seq desc)`,
        `create table totp_use (account_id uuid not null, authenticator_id uuid not null references authenticator (id),
           step bigint not null, used_at timestamptz(3) not null, primary key (authenticator_id, step))`,
        `create table recovery_set (seq bigint generated always as identity primary key, id uuid not null unique,
           account_id uuid not null, made_at timestamptz(3) not null)`,
        `create index recovery_set_account on recovery_set (account_id, seq desc)`,
        `create table recovery_code (account_id uuid not null, set_id uuid not null references recovery_set (id),
           hash text not null, primary key (set_id, hash))`,
        `create table recovery_use (account_id uuid not null, set_id uuid not null, hash text not null,
           used_at timestamptz(3) not null, primary key (set_id, hash),
           foreign key (set_id, hash) references recovery_code (set_id, hash))`,
        `create table invitation (seq bigint generated always as identity primary key, id uuid not null unique,
           account_id uuid not null, token_hash text not null unique, made_at timestamptz(3) not null,
           expires_at timestamptz(3) not null)`,
        `create index invitation_account on invitation (account_id, seq desc)`,
        `create table invitation_use (invitation_id uuid primary key references invitation (id),
           account_id uuid not null, used_at timestamptz(3) not null)`,
        // `subject` is a keyed mark of the email address typed, known or not: strangers' tries count like everybody's.
        `create table sign_in_attempt (seq bigint generated always as identity primary key, at timestamptz(3) not null,
           subject text not null, account_id uuid, address text not null, device text, ticket uuid,
           outcome text not null check (outcome in ('tried', 'succeeded')))`,
        `create index sign_in_attempt_subject on sign_in_attempt (subject, seq desc)`,
        `create index sign_in_attempt_address on sign_in_attempt (address, seq desc)`,
        `create index sign_in_attempt_at on sign_in_attempt (at)`,
      ])
      for (const table of [
        'password',
        'authenticator',
        'totp_use',
        'recovery_set',
        'recovery_code',
        'recovery_use',
        'invitation_use',
      ])
        await protect(db, table, { see: own, add: own })
      // Whether somebody's invitation is still open is the administrator's business; only the token's hash is in it.
      await protect(db, 'invitation', { see: `${own} or (select holds_role('administrator'))`, add: own })
      await protect(db, 'sign_in_attempt', { see: own, add: `account_id is null or ${own}` })
      await runStatements(db, [
        // Whoever proves to be an account by a recovery code ends its other sessions, and must see them for that.
        `create policy see_signing_in on session for select to ${APPLICATION_ROLE}
           using (account_id = (select signing_in_account()))`,
        ...functions,
      ])
    },
  },
}

const definer = 'language plpgsql volatile security definer set search_path = public, pg_temp'
/** Within this the tries of one bucket are counted. */
const WINDOW = `interval '24 hours'`
const SHORT_WINDOW = `interval '15 minutes'`

const functions = [
  // Whose invitation this is while it can be used, and none otherwise. Only the latest invitation of an account counts.
  `create function account_of_invitation(p_token_hash text, p_now timestamptz) returns table (invitation_id uuid, account_id uuid)
     ${definer} as $$
   begin
     return query select i.id, i.account_id from invitation i
       where i.token_hash = p_token_hash and i.expires_at > p_now
         and not exists (select from invitation_use u where u.invitation_id = i.id)
         and not exists (select from invitation n where n.account_id = i.account_id and n.seq > i.seq);
   end $$`,
  // How many tries without success stand against this one, in every bucket. Counts only; nobody's rows are shown. Null when
  // another try of the same bucket is still being weighed: tries are weighed one after another, or a crowd would slip through.
  // The password that gave the ticket in hand is not counted against the first code that comes with it.
  `create function tries_so_far(p_subject text, p_address text, p_device text, p_ticket uuid, p_now timestamptz) returns jsonb
     ${definer} as $$
   declare since bigint; answer jsonb;
   begin
     if not pg_try_advisory_xact_lock(hashtextextended(p_subject || coalesce(p_device, ''), 50)) then return null; end if;
     select coalesce(max(a.seq), 0) into since from sign_in_attempt a
       where a.subject = p_subject and a.device is not distinct from p_device and a.outcome = 'succeeded';
     select jsonb_build_object(
       'own', (select jsonb_build_object('count', count(*), 'lastAt', max(a.at)) from sign_in_attempt a
                 where a.subject = p_subject and a.device is not distinct from p_device and a.outcome = 'tried' and a.ticket is distinct from p_ticket
                   and a.seq > since and a.at > p_now - ${WINDOW}),
       'address', (select jsonb_build_object('count', count(*), 'lastAt', max(a.at)) from sign_in_attempt a
                 where a.address = p_address and a.device is null and a.outcome = 'tried' and a.ticket is distinct from p_ticket and a.at > p_now - ${SHORT_WINDOW}),
       'everyone', (select jsonb_build_object('count', count(*), 'lastAt', max(a.at)) from sign_in_attempt a
                 where a.device is null and a.outcome = 'tried' and a.ticket is distinct from p_ticket and a.at > p_now - ${SHORT_WINDOW})) into answer;
     return answer;
   end $$`,
  `revoke execute on function account_of_invitation, tries_so_far from public`,
  `grant execute on function account_of_invitation, tries_so_far to ${APPLICATION_ROLE}`,
]
