import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const me = '(select current_account())'
/** Mirrors who supervises in platform/access: a manager, of a worker, to the last day of it. */
const supervisesNow = (table: string) => `(select holds_role('manager')) and exists (select from supervision s
  where s.supervisor_id = ${me} and s.worker_id = ${table}.worker_id
    and s.superseded_at is null and s.standing = 'recorded'
    and (s.to_day is null or s.to_day >= (request_moment() at time zone 'Europe/London')::date))`
/** Its writer, the worker, and whoever supervises the worker now. */
const seenBy = (table: string) =>
  `worker_id = ${me} or (supervisor_id = ${me} and (select holds_role('manager'))) or (${supervisesNow(table)})`

export const supervisionMigrations: Migrations = {
  '0440-supervision': {
    up: (db) =>
      createFactTable(db, {
        name: 'supervision_note',
        about: 'office',
        columns: [
          'supervisor_id uuid not null',
          'worker_id uuid not null',
          'on_day date not null',
          `discussed text not null check (discussed <> '')`,
          'agreed text',
          'due_on date',
          'constraint supervision_note_of_two_people check (supervisor_id <> worker_id)',
          'constraint supervision_note_due_where_agreed check (due_on is null or agreed is not null)',
        ],
        also: [
          'create index supervision_note_worker on supervision_note (worker_id, on_day) where superseded_at is null',
        ],
        rows: {
          see: seenBy('supervision_note'),
          add: `supervisor_id = ${me} and ${supervisesNow('supervision_note')}`,
        },
      }),
  },
  '0460-supervision-actions': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'supervision_action',
        about: 'office',
        columns: [
          'note_id uuid not null',
          'supervisor_id uuid not null',
          'worker_id uuid not null',
          'for_account uuid not null',
          `words text not null check (words <> '')`,
          'due_on date not null',
          `state text not null check (state in ('open', 'done', 'dropped'))`,
          'constraint supervision_action_of_two_people check (supervisor_id <> worker_id)',
          'constraint supervision_action_binds_one_of_them check (for_account in (supervisor_id, worker_id))',
        ],
        also: [
          `create index supervision_action_open on supervision_action (for_account, due_on)
            where superseded_at is null and state = 'open'`,
          'create index supervision_action_note on supervision_action (note_id) where superseded_at is null',
        ],
        rows: {
          see: seenBy('supervision_action'),
          // Who is bound by it may say that it is done; only a supervisor founds one.
          add: `(supervisor_id = ${me} and ${supervisesNow('supervision_action')}) or (for_account = ${me} and version > 1)`,
        },
      })
      await createFactTable(db, {
        name: 'supervision_about_child',
        about: 'case',
        columns: [
          'note_id uuid not null',
          'on_day date not null',
          `said_by text not null check (said_by in ('worker', 'supervisor', 'both'))`,
          'worker_name text not null',
          'supervisor_name text not null',
          `words text not null check (words <> '')`,
        ],
      })
    },
  },
}
