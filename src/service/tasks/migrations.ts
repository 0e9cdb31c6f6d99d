import {
  APPLICATION_ROLE,
  createFactTable,
  protect,
  runStatements,
} from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const current = (alias: string) => `${alias}.superseded_at is null and ${alias}.standing = 'recorded'`
const own = 'account_id = (select current_account())'

export const taskMigrations: Migrations = {
  '0360-tasks': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'task',
        about: 'case',
        columns: [
          `words text not null check (words <> '')`,
          'due_on date not null',
          'for_account uuid not null',
          `state text not null check (state in ('open', 'done', 'withdrawn'))`,
        ],
        also: [`create index task_for on task (for_account) where superseded_at is null and state = 'open'`],
      })
      await runStatements(db, [
        `create table calendar_feed (seq bigint generated always as identity primary key, id uuid not null unique,
           account_id uuid not null, token_hash text not null unique, made_at timestamptz(3) not null, posts text not null,
           category text not null check (category in ('none', 'work', 'appointment')),
           language text not null check (language in ('en', 'cy')))`,
        `create index calendar_feed_account on calendar_feed (account_id, seq desc)`,
        `create table calendar_feed_end (feed_id uuid primary key references calendar_feed (id), account_id uuid not null,
           ended_at timestamptz(3) not null)`,
      ])
      for (const table of ['calendar_feed', 'calendar_feed_end'])
        await protect(db, table, { see: own, add: own })
      await runStatements(db, functions)
    },
  },
}

const functions = [
  // The roles an account holds on the day, with their sites: as one text, to be compared.
  `create function posts_of_account(p_account uuid, p_now timestamptz) returns text
     language sql stable security definer set search_path = public, pg_temp as $$
     select coalesce(string_agg(a.role || '@' || coalesce(a.site, '*'), ',' order by a.role, a.site), '') from role_assignment a
       where a.account_id = p_account and ${current('a')} and a.from_day <= (p_now at time zone 'Europe/London')::date
         and (a.to_day is null or a.to_day >= (p_now at time zone 'Europe/London')::date) $$`,
  // A calendar program has no session. Whoever shows the secret of a calendar that stands asks as its account from here to the
  // end of the transaction, so that row security shows that account's cases and nobody else's; anybody else asks as nobody.
  // Unknown, ended, replaced, suspended and other posts are one condition of one look-up, and answered alike.
  `create function open_calendar_feed(p_token_hash text, p_now timestamptz) returns jsonb
     language plpgsql volatile security definer set search_path = public, pg_temp as $$
   declare held calendar_feed%rowtype;
   begin
     perform set_config('app.account', '', true), set_config('app.open_case', '', true), set_config('app.visible', '', true),
             set_config('app.now', p_now::text, true);
     select f.* into held from calendar_feed f
       join account a on a.id = f.account_id and ${current('a')} and a.account_standing = 'active'
       where f.token_hash = p_token_hash and f.posts <> '' and f.posts = posts_of_account(f.account_id, p_now)
         and not exists (select from calendar_feed_end e where e.feed_id = f.id)
         and not exists (select from calendar_feed n where n.account_id = f.account_id and n.seq > f.seq);
     if held.id is null then return null; end if;
     perform set_config('app.account', held.account_id::text, true);
     return jsonb_build_object('id', held.id, 'accountId', held.account_id, 'category', held.category,
       'language', held.language,
       'posts', (select coalesce(jsonb_agg(jsonb_build_object('role', a.role, 'site', a.site)), '[]') from role_assignment a
          where a.account_id = held.account_id and ${current('a')}
            and a.from_day <= (p_now at time zone 'Europe/London')::date
            and (a.to_day is null or a.to_day >= (p_now at time zone 'Europe/London')::date)),
       'onDuty', exists (select from duty d where d.account_id = held.account_id and ${current('d')} and d.from_at <= p_now
         and (d.to_at is null or d.to_at > p_now)));
   end $$`,
  `revoke execute on function posts_of_account, open_calendar_feed from public`,
  `grant execute on function posts_of_account, open_calendar_feed to ${APPLICATION_ROLE}`,
]
