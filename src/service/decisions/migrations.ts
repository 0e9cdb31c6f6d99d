import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const decisionMigrations: Migrations = {
  '0200-decisions': {
    up: (db) =>
      createFactTable(db, {
        name: 'manager_decision',
        about: 'case',
        columns: [
          'about text not null',
          `decision text not null check (decision in ('continue', 'close', 'hand-to-post-18', 'seek-reconsideration',
            'keep-open-until-found', 'defer'))`,
          'review_on date',
          `why text not null check (why <> '')`,
          'rule text not null',
          'model_version text not null',
          'decided_by uuid not null',
        ],
      }),
  },
}
