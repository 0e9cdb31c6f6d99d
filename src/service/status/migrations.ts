import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const statusMigrations: Migrations = {
  '0190-status': {
    up: (db) =>
      createFactTable(db, {
        name: 'monthly_status',
        about: 'case',
        columns: [
          `month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')`,
          'contact_with_trafficker text',
          'education_status text',
          'accommodation text',
          'immigration_stage text',
          'nrm_stage text',
          'cjs_role text',
          'cjs_stage text',
          'safety_plan_status text',
          'missing_in_month text',
          'missing_now text',
          'missing_since date',
          'no_contact_reason text',
          'note text',
        ],
        also: [
          `create unique index monthly_status_once on monthly_status (case_id, month)
             where superseded_at is null and standing = 'recorded'`,
        ],
      }),
  },
}
