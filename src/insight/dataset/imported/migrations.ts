import { createFactTable } from '../../../platform/database/fact-table.ts'
import type { Migrations } from '../../../platform/database/migrate.ts'

// The application needs none of it: what is taken in is read by the export alone, as the owner.
const rows = { see: 'false', add: 'false' }

const columns: Readonly<Record<string, readonly string[]>> = {
  imported_batch: [
    'package_digest text not null',
    'package_as_at date not null',
    'taken_by uuid not null',
    'rows_new integer not null',
    'rows_replaced integer not null',
    'rows_withdrawn integer not null',
    'rows_refused integer not null',
  ],
  imported_children: [
    'batch_id uuid not null',
    ...[
      'episode_id',
      'child_id',
      'referral_channel',
      'referrer_agency',
      'site',
      'gender',
      'nationality',
      'nationality_group',
      'immigration_group',
      'parental_responsibility',
      'primary_exploitation',
      'cjs_involved',
      'route',
      'model_version',
    ].map((name) => `${name} text not null`),
    ...[
      'local_authority',
      'trafficker_contact_at_referral',
      'education_at_referral',
      'cjs_role',
      'cjs_stage',
      'no_contact_reason',
      'exit_reason',
      'exit_reason_detail',
    ].map((name) => `${name} text`),
    'referral_date date not null',
    'age_at_referral integer',
    'county_lines boolean',
    'missing_on_referral boolean not null',
    'exit_date date',
    'check (exit_date is null or exit_date >= referral_date)',
  ],
  imported_months: [
    'batch_id uuid not null',
    'episode_id text not null',
    'month_index integer not null check (month_index >= 1)',
    'month text not null',
    'face_to_face integer not null',
    'other_contacts integer not null',
    'missing boolean not null',
    'trafficker_contact text',
    'education_status text',
  ],
  imported_meetings: [
    'batch_id uuid not null',
    'meeting_id text not null',
    'episode_id text not null',
    '"date" date not null',
    'counterpart text not null',
    'third_party_type text',
    'mode text not null',
    'purposes text',
  ],
  imported_missing_episodes: [
    'batch_id uuid not null',
    'episode_id text not null',
    'started_on date not null',
    'ended_on date',
    'on_referral boolean not null',
    'check (ended_on is null or ended_on >= started_on)',
  ],
  imported_guardians: [
    'batch_id uuid not null',
    'month text not null',
    'site text not null',
    'guardians integer not null',
  ],
  imported_social_worker_months: [
    'batch_id uuid not null',
    'episode_id text not null',
    'month_index integer not null check (month_index >= 1)',
    'any_contact boolean',
    'face_to_face boolean',
    'meetings integer',
    'education_meetings integer',
    `quality text not null check (quality in ('ok', 'missing', 'input-error'))`,
  ],
  imported_nrm: [
    'batch_id uuid not null',
    'nrm_id text not null',
    'as_at date not null',
    'referral_date date not null',
    'age_group text not null',
    'area text not null',
    'site text',
    'gender text not null',
    'nationality text not null',
    'exploitation_type text not null',
    'exploitation_subtype text',
    'rg_outcome text',
    'rg_date date',
    'cg_outcome text',
    'cg_date date',
  ],
}

export const datasetMigrations: Migrations = {
  '0300-imported': {
    up: async (db) => {
      for (const [name, own] of Object.entries(columns))
        await createFactTable(db, {
          name,
          about: 'office',
          columns: [...own],
          rows,
          also:
            name === 'imported_nrm'
              ? ['create index imported_nrm_vintage on imported_nrm (as_at) where superseded_at is null']
              : [],
        })
    },
  },
}
