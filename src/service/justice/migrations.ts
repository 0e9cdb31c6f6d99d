import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const justiceMigrations: Migrations = {
  '0340-justice': {
    up: async (db) => {
      const table = (name: string, columns: string[]) => createFactTable(db, { name, about: 'case', columns })
      await table('justice_matter', [
        'role text not null',
        'offence text',
        'police_force text',
        'police_reference text',
        'court_reference text',
        'section45_outcome text',
        'section45_by text',
        'section45_on date',
        'non_prosecution text',
        'note text',
        // The defence is an accused child's only: section 45 of the Modern Slavery Act 2015.
        `constraint justice_matter_defence_of_the_accused check
           (role = 'accused' or (section45_outcome is null and section45_by is null and section45_on is null))`,
      ])
      await table('justice_stage', [
        'matter_id uuid not null',
        'stage text not null',
        'on_day date not null',
        'note text',
      ])
      await table('court_date', [
        'matter_id uuid not null',
        'on_day date not null',
        'at_time text',
        'court text',
        'kind text not null',
        'asked text[] not null',
        'asked_note text',
        'granted text',
        'guardian_there text',
        'outcome text',
        'note text',
      ])
      await table('defence_told', [
        'matter_id uuid not null',
        'told text not null',
        'on_day date not null',
        'told_by text not null',
        'note text',
      ])
      await table('custody', [
        'kind text not null',
        'from_day date not null',
        'to_day date',
        'appropriate_adult text',
        'note text',
        'constraint custody_ends_after_it_begins check (to_day is null or to_day >= from_day)',
      ])
      await table('disruption_order', [
        'kind text not null',
        'stage text not null',
        'advised_on date',
        'sought_on date',
        'decided_on date',
        'until_day date',
        'applicant text',
        'reference text',
        'conditions text',
        'note text',
      ])
    },
  },
}
