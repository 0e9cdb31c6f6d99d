import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const deadlineMigrations: Migrations = {
  '0120-deadlines': {
    up: (db) =>
      createFactTable(db, {
        name: 'deadline',
        about: 'case',
        columns: [
          'kind text not null',
          'about text',
          'due_at timestamptz(3)',
          `state text not null check (state in ('open', 'paused', 'met', 'lapsed'))`,
          'met_at timestamptz(3)',
        ],
        also: [
          `create index deadline_due on deadline (due_at) where superseded_at is null and state = 'open'`,
        ],
      }),
  },
}
