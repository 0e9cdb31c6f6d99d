import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const me = '(select current_account())'
/** Mirrors who supervises in platform/access: a manager, of a worker, to the last day of it. */
const supervisesNow = `(select holds_role('manager')) and exists (select from supervision s
  where s.supervisor_id = ${me} and s.worker_id = supervision_note.worker_id
    and s.superseded_at is null and s.standing = 'recorded'
    and (s.to_day is null or s.to_day >= (request_moment() at time zone 'Europe/London')::date))`

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
          see: `worker_id = ${me} or (supervisor_id = ${me} and (select holds_role('manager'))) or (${supervisesNow})`,
          add: `supervisor_id = ${me} and ${supervisesNow}`,
        },
      }),
  },
}
