import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const contactMigrations: Migrations = {
  '0180-contact': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'contact',
        about: 'case',
        columns: [
          'happened_at timestamptz(3) not null',
          `counterpart text not null check (counterpart in ('child', 'third-party'))`,
          'third_party_type text',
          'mode text not null',
          'outcome text not null',
          'purposes text[] not null',
          'interpreter text',
          'language text',
          'child_words text',
          'note text',
          'safe_to_write text',
          'duration_minutes integer',
          'with_whom text',
          'accompanied text',
          `constraint contact_third_party check (counterpart = 'third-party' or third_party_type is null)`,
        ],
        also: [
          // Lists ask for the latest contact of many children at once.
          `create index contact_latest on contact (case_id, happened_at desc, id) include (counterpart, outcome)
             where superseded_at is null and standing = 'recorded'`,
        ],
      })
      await createFactTable(db, {
        name: 'clock_pause',
        about: 'case',
        columns: [
          'from_at timestamptz(3) not null',
          'to_at timestamptz(3)',
          'pause_reason text not null',
          'note text',
          'constraint clock_pause_runs_forward check (to_at is null or to_at >= from_at)',
        ],
      })
      await createFactTable(db, {
        name: 'breach_reason',
        about: 'case',
        columns: [
          'breach_code text not null',
          'note text',
          'constraint breach_reason_once_a_case check (id = case_id)',
        ],
      })
      await createFactTable(db, {
        name: 'no_contact_reason',
        about: 'case',
        columns: [
          'no_contact_code text not null',
          'detail text',
          'constraint no_contact_reason_once_a_case check (id = case_id)',
        ],
      })
    },
  },
}
