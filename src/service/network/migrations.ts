import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const visible = (column: string) =>
  `(${column} = (select open_case()) or ${column} in (select visible_cases()))`
// A link would tell that another child is known here: who may not see both cases sees no row of it, in any page or count.
const both = `${visible('case_id')} and ${visible('other_case')}`

export const networkMigrations: Migrations = {
  '0370-network': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'network_member',
        about: 'case',
        columns: [
          'called text not null',
          'kind text not null',
          'type text not null',
          'trust text',
          'frequency text',
          'since date',
          'until date',
          'safe_to_contact text',
          'note text',
          'constraint network_member_leaves_after_it_comes check (until is null or since is null or until >= since)',
        ],
      })
      await createFactTable(db, {
        name: 'network_tie',
        about: 'case',
        columns: [
          'one_id uuid not null',
          'other_id uuid not null',
          'kind text',
          'note text',
          'constraint network_tie_of_two check (one_id <> other_id)',
        ],
      })
      await createFactTable(db, {
        name: 'network_review',
        about: 'case',
        columns: [
          'on_day date not null',
          'point text not null',
          'agreed_by text not null',
          `with_child text not null check (with_child in ('yes', 'no'))`,
          'child_words text',
          'note text',
          `reading text not null check (reading in ('unknown', 'empty', 'partial', 'full', 'overloaded'))`,
          ...['protective', 'neutral', 'exploitative', 'type_unknown', 'professionals'].map(
            (column) => `${column} integer not null check (${column} >= 0)`,
          ),
        ],
      })
      await createFactTable(db, {
        name: 'network_link',
        about: 'case',
        columns: [
          'member_id uuid not null',
          'other_case uuid not null',
          'constraint network_link_to_another_case check (other_case <> case_id)',
        ],
        rows: { see: both, add: both },
      })
    },
  },
}
