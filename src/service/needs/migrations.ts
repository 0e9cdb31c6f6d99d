import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const needsMigrations: Migrations = {
  '0430-needs': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'needs_assessment',
        about: 'case',
        columns: [
          'on_day date not null',
          'point text not null',
          'with_child text',
          'child_words text',
          'answers text not null',
          'hours double precision check (hours is null or (hours >= 0 and hours <= 500))',
          'asks_decision boolean not null',
          'summary text',
        ],
      })
      await createFactTable(db, {
        name: 'exceptional_need',
        about: 'case',
        columns: [
          'assessment_id uuid not null',
          'decision text not null',
          'on_day date not null',
          'why text not null',
          `reading text not null check (reading in ('exceptional', 'not-exceptional', 'not-known'))`,
          'total integer not null',
          'scored integer not null',
          'in_pilot boolean not null',
          'rule_version text not null',
          'dt2_row text not null',
          `route text check (route in ('direct', 'indirect', 'exceptional-need', 'post-18'))`,
        ],
      })
    },
  },
}
