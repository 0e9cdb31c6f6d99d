import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'
import { reviewOutcomes, stepBackStates, toldHow } from './facts.ts'

const oneOf = (column: string, codes: readonly string[]) =>
  `${column} text not null check (${column} in (${codes.map((code) => `'${code}'`).join(', ')}))`

export const steppingBackMigrations: Migrations = {
  '0450-stepping-back': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'step_back',
        about: 'case',
        columns: [
          oneOf('state', stepBackStates),
          `why text not null check (why <> '')`,
          `needs text not null check (needs <> '[]')`,
          'child_view text',
          oneOf('told_how', toldHow),
          'told_words text',
          'from_on date not null',
          'contact_days integer check (contact_days >= 1)',
          'review_days integer check (review_days >= 1)',
          'proposed_by uuid not null',
          'decided_by uuid',
          'decided_why text',
          'ended_on date',
          'ended_by uuid',
          'ended_why text',
          'constraint step_back_not_on_own_word check (decided_by is null or decided_by <> proposed_by)',
          `constraint step_back_child_asked check (child_view is not null or told_how = 'could-not-be-told')`,
          `constraint step_back_approved_with_rhythm check (state <> 'approved' or
            (decided_by is not null and contact_days is not null and review_days is not null))`,
        ],
      })
      await createFactTable(db, {
        name: 'step_back_review',
        about: 'case',
        columns: [
          'step_back_id uuid not null',
          'held_on date not null',
          oneOf('outcome', reviewOutcomes),
          `found text not null check (found <> '')`,
          'child_view text',
          'because text[] not null',
          'held_by uuid not null',
        ],
      })
    },
  },
}
