import { createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const closureMigrations: Migrations = {
  '0210-closure': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'closure_proposal',
        about: 'case',
        columns: [
          'exit_reason text not null',
          'exit_detail text',
          'exit_detail_words text',
          'exit_on date not null',
          'settled text not null',
          'child_view text',
          'child_view_how text',
          'anything_open text',
          'still_open text not null',
          'referred_on text',
          'onward text not null',
          'summary text not null',
          `state text not null check (state in ('proposed', 'returned', 'signed-off', 'withdrawn'))`,
          'returned_why text',
          'proposed_by uuid not null',
          // A bare "other" was the commonest reason in the returns and told nothing (domain §3.5): not even the database takes one.
          `constraint closure_proposal_no_bare_other check (exit_reason <> 'other' or exit_detail is not null)`,
          `constraint closure_proposal_returned_with_words check (state <> 'returned' or returned_why is not null)`,
        ],
      })
      await createFactTable(db, {
        name: 'closure_decision',
        about: 'case',
        columns: [
          `decision text not null check (decision in ('sign-off', 'return', 'reopen'))`,
          'proposal_id uuid',
          'proposal_version integer',
          'reopen_reason text',
          'why text',
          'decided_by uuid not null',
          `constraint closure_decision_reopened_for_a_reason check (decision <> 'reopen' or reopen_reason is not null)`,
        ],
      })
    },
  },
  '0455-closure-exit-voice': {
    up: (db) =>
      runStatements(db, [
        'alter table closure_decision add column exit_not_asked text, add column exit_not_asked_words text',
        `alter table closure_decision add constraint closure_decision_exit_other_says_what
           check (exit_not_asked <> 'other' or exit_not_asked_words is not null)`,
      ]),
  },
}
