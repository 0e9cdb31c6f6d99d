import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const childMigrations: Migrations = {
  '0100-child': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'child_identity',
        about: 'case',
        columns: [
          'dob date',
          'dob_standing text',
          'gender text',
          'nationalities text[]',
          'immigration_group text',
          'languages text[]',
          'interpreter text',
          'interpreter_language text',
          'welsh_preference text',
          'communication_need text',
        ],
        also: ['create index child_identity_dob on child_identity (dob) where superseded_at is null'],
      })
      await createFactTable(db, {
        name: 'child_name',
        about: 'case',
        columns: [
          `kind text not null check (kind in ('given', 'alias', 'native-script'))`,
          'full_name text not null',
          'search_key text not null',
        ],
        also: ['create index child_name_search on child_name using gin (search_key gin_trgm_ops)'],
      })
      await createFactTable(db, {
        name: 'child_location',
        about: 'case',
        columns: ['accommodation text', 'address text', 'postcode text', 'telephone text', 'since date'],
      })
      await createFactTable(db, {
        name: 'safe_contact',
        about: 'case',
        columns: ['way text', 'safe_to_write text', 'safe_to_ring text', 'when_safe text', 'never text'],
      })
      await createFactTable(db, {
        name: 'professional',
        about: 'case',
        columns: [
          'name text not null',
          'role text',
          'organisation text',
          'telephone text',
          'email text',
          'is_referrer boolean not null',
          'until date',
        ],
      })
    },
  },
}
