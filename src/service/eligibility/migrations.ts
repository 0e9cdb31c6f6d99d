import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const outcome = `check (%s in ('eligible', 'not-eligible', 'hold'))`

export const eligibilityMigrations: Migrations = {
  '0150-eligibility': {
    up: (db) =>
      createFactTable(db, {
        name: 'eligibility_decision',
        about: 'case',
        columns: [
          'rule_version text not null',
          'route_rule_version text',
          'model_version text not null',
          'relevant_day date not null',
          `relevant_from text not null check (relevant_from in ('identified', 'received'))`,
          `age_assessment text check (age_assessment in ('adult', 'child', 'none', 'unknown'))`,
          `grounds_under_18 text check (grounds_under_18 in ('yes', 'no', 'unknown'))`,
          `outcome text not null ${outcome.replace('%s', 'outcome')}`,
          '"row" text not null',
          'route_outcome text',
          'route_row text',
          'conditions text not null',
          'overridden boolean not null',
          'override_reason text',
          'override_note text',
          `decided_outcome text not null ${outcome.replace('%s', 'decided_outcome')}`,
          `decided_route text check (decided_route in ('direct', 'indirect', 'exceptional-need', 'post-18'))`,
          'decided_by text',
          'check (not overridden or (override_reason is not null and override_note is not null))',
        ],
      }),
  },
}
