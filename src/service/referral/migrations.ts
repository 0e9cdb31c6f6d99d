import {
  APPLICATION_ROLE,
  createFactTable,
  protect,
  runStatements,
} from '../../platform/database/fact-table.ts'
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
  '0111-referral-drafts': {
    up: async (db) => {
      // What a referrer has typed and not yet sent: insert-only versions, cleared by `guardianship tidy`. `answers` null ends
      // a draft: it was sent, or its writer wished it forgotten.
      await runStatements(db, [
        `create table referral_draft (
           seq bigint generated always as identity primary key,
           reference text not null, code_hash text not null, saved_at timestamptz(3) not null,
           answers jsonb, sent boolean not null default false, check (answers is null or not sent))`,
        `create index referral_draft_of on referral_draft (reference, seq desc)`,
        `create unique index referral_draft_sent on referral_draft (reference) where sent`,
        // Every attempt to open a draft with a wrong reference or code, so that nobody can go on guessing.
        `create table referral_return_attempt (reference_hash text not null, at timestamptz(3) not null)`,
        `create index referral_return_attempt_of on referral_return_attempt (reference_hash, at)`,
      ])
      // Set for one request, from the reference and the hash of the code: without both no row is seen or added.
      const own = `reference || ':' || code_hash = (select current_setting('app.referral_draft', true))`
      await protect(db, 'referral_draft', { see: own, add: own })
      await protect(db, 'referral_return_attempt', { see: 'true', add: 'true' })
      await runStatements(db, [
        `create function reference_taken(p_reference text) returns boolean
           language sql stable security definer set search_path = public, pg_temp as $$
           select exists (select from case_file where reference = p_reference)
             or exists (select from referral_draft where reference = p_reference) $$`,
        `revoke execute on function reference_taken from public`,
        `grant execute on function reference_taken to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
