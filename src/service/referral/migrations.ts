import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const referralMigrations: Migrations = {
  '0110-referral': {
    up: (db) =>
      createFactTable(db, {
        name: 'referral',
        about: 'case',
        columns: [
          'channel text not null',
          ...[
            'referrer_agency',
            'referrer_name',
            'referrer_role',
            'referrer_organisation',
            'referrer_telephone',
            'referrer_email',
            'la_reference',
            'safeguarding_referral_made',
            'suspected_victim',
            'local_authority',
            'parental_responsibility',
            'pr_holder_relationship',
            'pr_suspected',
            'from_outside_uk',
            'exploitation_primary',
            'county_lines',
            'nrm_stage',
            'nrm_reference',
            'missing_now',
            'trafficker_contact',
            'education',
            'looked_after',
            'cjs_involved',
            'cjs_role',
            'cjs_stage',
            'immediate_danger',
            'concerns',
          ].map((column) => `${column} text`),
          'identified_on date',
          'missing_since date',
          'exploitation_all text[]',
          `incomplete text[] not null default '{}'`,
          'call_id uuid',
        ],
      }),
  },
}
