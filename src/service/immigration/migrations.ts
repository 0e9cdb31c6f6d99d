import { createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const immigrationMigrations: Migrations = {
  '0350-immigration': {
    up: async (db) => {
      const table = (name: string, columns: string[]) => createFactTable(db, { name, about: 'case', columns })
      await table('immigration_claim', [
        'claim text not null',
        'claimed_on date',
        'home_office_reference text',
        'note text',
        `constraint immigration_claim_day_of_a_claim check (claim = 'claimed' or claimed_on is null)`,
      ])
      await table('legal_representative', [
        'kind text not null',
        'state text not null',
        'name text',
        'firm text',
        'telephone text',
        'email text',
        'reference text',
        'sought_on date',
        'instructed_on date',
        'ended_on date',
        'legal_aid text',
        'note text',
      ])
      await table('immigration_interview', [
        'kind text not null',
        'on_day date not null',
        'at_time text',
        'place text',
        'local text',
        'companions text[] not null',
        'asked text[] not null',
        'asked_note text',
        'granted text',
        'guardian_there text',
        'outcome text',
        'note text',
      ])
      await table('immigration_statement', [
        'kind text not null',
        'asked_on date',
        'due_on date',
        'submitted_on date',
        'still_needed text',
        'note text',
      ])
      await table('immigration_decision', [
        'decision text not null',
        'decided_on date not null',
        'letter_held text',
        'appeal text',
        'appeal_by date',
        'leave_ends text',
        'leave_until date',
        'extension_asked_on date',
        'note text',
        `constraint immigration_decision_end_of_leave check
           (leave_until is null or leave_ends = 'on-a-day')`,
      ])
      await table('immigration_appeal', [
        'decision_id uuid not null',
        'state text not null',
        'lodged_on date',
        'heard_on date',
        'decided_on date',
        'reference text',
        'guardian_evidence text',
        'note text',
      ])
      await table('support_letter', [
        'template text not null',
        'template_version text not null',
        'lang text not null',
        'addressee text not null',
        'body text not null',
        `state text not null check (state in ('draft', 'signed', 'sent'))`,
        'written_by uuid not null',
        'signed_by uuid',
        'signed_as text',
        'signed_on date',
        'sent_on date',
        'sent_how text',
        // A letter that is not signed has no signature, and one that is has all of it.
        `constraint support_letter_signature check
           ((state = 'draft') = (signed_by is null) and (signed_by is null) = (signed_as is null)
            and (signed_by is null) = (signed_on is null))`,
        `constraint support_letter_sent check ((state = 'sent') = (sent_on is not null))`,
      ])
    },
  },
  '0456-letters-discarded': {
    up: async (db) => {
      await runStatements(db, [
        `alter table support_letter drop constraint support_letter_state_check`,
        `alter table support_letter drop constraint support_letter_signature`,
        `alter table support_letter add constraint support_letter_state_check
           check (state in ('draft', 'signed', 'sent', 'discarded'))`,
        `alter table support_letter add constraint support_letter_signature check
           ((state in ('draft', 'discarded')) = (signed_by is null) and (signed_by is null) = (signed_as is null)
            and (signed_by is null) = (signed_on is null))`,
      ])
    },
  },
}
