import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const yesNoUnknown = (column: string) =>
  `${column} text not null check (${column} in ('yes', 'no', 'unknown'))`

export const triageMigrations: Migrations = {
  '0160-triage': {
    up: (db) =>
      createFactTable(db, {
        name: 'triage',
        about: 'case',
        columns: [
          yesNoUnknown('safeguarding_need'),
          `risk_level text not null check (risk_level in ('low', 'medium', 'high', 'immediate'))`,
          yesNoUnknown('missing_now'),
          'advice text[] not null',
          'advice_text text',
          'actions text[] not null',
          'actions_text text',
          'tonight text',
          'supervision text',
          'phone text',
          'ring text',
          'if_missing text',
          `decision text not null check (decision in ('accept', 'decline', 'ask-for-more'))`,
          'decline_reason text',
          'signposting text[] not null',
          'signposting_text text',
          'more_what text',
          'more_from text',
          'more_by date',
          'eligibility_version integer',
          `route text check (route in ('direct', 'indirect', 'exceptional-need', 'post-18'))`,
          // The rule stands in the database too: nobody is accepted without an eligibility decision and a route.
          `check (decision <> 'accept' or (eligibility_version is not null and route is not null))`,
          `check (decision <> 'decline' or decline_reason is not null)`,
          `check (decision <> 'ask-for-more' or (more_what is not null and more_from is not null and more_by is not null))`,
        ],
      }),
  },
}
