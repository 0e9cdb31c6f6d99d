import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const nrmMigrations: Migrations = {
  '0330-nrm': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'nrm_referral',
        about: 'case',
        columns: [
          'sent_on date not null',
          'sent_by text not null',
          'own_reference text',
          'nrm_reference text',
          `route text not null check (route in ('standard', 'devolved', 'unknown'))`,
          'prepared_version integer',
          'note text',
        ],
      })
      await createFactTable(db, {
        name: 'nrm_decision',
        about: 'case',
        columns: [
          'referral_id uuid not null',
          `grounds text not null check (grounds in ('rg', 'cg', 'combined'))`,
          `outcome text not null check (outcome in ('positive', 'negative', 'withdrawn'))`,
          'decided_on date not null',
          'heard_on date',
          'authority text',
          'because text',
        ],
      })
      await createFactTable(db, {
        name: 'nrm_reconsideration',
        about: 'case',
        columns: [
          'decision_id uuid not null',
          `state text not null check (state in ('asked', 'changed', 'stands', 'not-taken'))`,
          'asked_on date not null',
          `asked_by text not null check (asked_by in ('first-responder', 'support-provider'))`,
          `grounds text not null check (grounds in ('new-evidence', 'guidance', 'both'))`,
          'detail text',
          'outcome_on date',
          'outcome_detail text',
          `constraint nrm_reconsideration_answered_on_a_day check ((state = 'asked') = (outcome_on is null))`,
        ],
      })
      await createFactTable(db, {
        name: 'nrm_event',
        about: 'case',
        columns: [
          'referral_id uuid not null',
          'event text not null',
          'happened_on date not null',
          'due_on date',
          'answers_id uuid',
          'detail text',
          `constraint nrm_event_due_where_asked check (due_on is null or event = 'information-asked')`,
          `constraint nrm_event_answers_where_sent check (answers_id is null or event = 'information-sent')`,
        ],
      })
      await createFactTable(db, {
        name: 'nrm_told',
        about: 'case',
        columns: [
          'told_on date not null',
          'about text not null',
          `told_by text not null check (told_by <> '')`,
          'language text',
          'interpreter text',
          'understood text',
          'child_words text',
          'note text',
        ],
      })
      await createFactTable(db, {
        name: 'nrm_prepared',
        about: 'case',
        columns: ['answers text not null', 'constraint nrm_prepared_once_a_case check (id = case_id)'],
      })
      await createFactTable(db, {
        name: 'nrm_print',
        about: 'case',
        columns: [`why text not null check (why <> '')`, 'asked_by uuid not null'],
      })
    },
  },
}
