import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const taker = `(select holds_role('assessment')) or (select holds_role('manager'))`
// A call that became a case hides behind the case: a declared conflict hides the call as well.
const unlinkedOrSeen = `case_id is null or case_id = (select open_case()) or case_id in (select visible_cases())`

export const deskMigrations: Migrations = {
  '0130-desk': {
    up: (db) =>
      createFactTable(db, {
        name: 'call',
        about: 'office',
        columns: [
          'taken_at timestamptz(3) not null',
          'caller_name text',
          'caller_agency text',
          'caller_organisation text',
          'caller_telephone text',
          `about text not null check (about in ('named', 'anonymous'))`,
          'child_name text',
          'child_age integer',
          'child_dob text',
          'child_gender text',
          'local_authority text',
          'site text',
          'worry text not null',
          'advice_topics text[]',
          'advice text',
          'next_step text not null',
          'ring_back_at timestamptz(3)',
          'rung_back_at timestamptz(3)',
          'case_id uuid',
          `constraint call_anonymous_has_no_name check (about = 'named' or child_name is null)`,
        ],
        also: [
          'create index call_taken on call (taken_at desc) where superseded_at is null',
          `create index call_ring_back on call (ring_back_at)
             where superseded_at is null and ring_back_at is not null and rung_back_at is null`,
          'create index call_case on call (case_id) where superseded_at is null and case_id is not null',
        ],
        rows: {
          see: `(${taker} or (select holds_role('service-lead'))) and (${unlinkedOrSeen})`,
          add: `(${taker}) and (${unlinkedOrSeen})`,
        },
      }),
  },
}
