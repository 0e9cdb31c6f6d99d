import { APPLICATION_ROLE, createFactTable, runStatements } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

export const allocationMigrations: Migrations = {
  '0170-allocation': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'allocation_change',
        about: 'case',
        columns: [
          `change text not null
             check (change in ('allocated', 'reallocated', 'cover-arranged', 'cover-ended', 'moved-site'))`,
          'account_id uuid',
          'worker_name text',
          'capacity text',
          'former_name text',
          'reason_code text',
          'note text',
          'across_sites boolean not null',
          'from_site text',
          'to_site text',
          'from_at timestamptz(3)',
          'until_at timestamptz(3)',
          `constraint allocation_change_has_a_reason
             check (change in ('allocated', 'cover-ended') or reason_code is not null)`,
          `constraint allocation_change_across_sites_says_why check (not across_sites or note is not null)`,
        ],
      })
      await createFactTable(db, {
        name: 'allocation_seen',
        about: 'case',
        columns: ['relationship_id uuid not null', 'account_id uuid not null'],
        also: [
          'create unique index allocation_seen_once on allocation_seen (relationship_id) where superseded_at is null',
        ],
      })
      await runStatements(db, [
        // How many children each worker has, for whoever allocates: numbers only, so that a worker of two sites is not
        // taken for idle by the manager of one of them.
        `create function caseload_counts(p_accounts uuid[])
           returns table (worker uuid, allocated integer, covering integer)
           language plpgsql stable security definer set search_path = public, pg_temp as $$
         declare moment timestamptz := request_moment();
         begin
           if not (holds_role('manager') or holds_role('service-lead')) then return; end if;
           return query
             select r.account_id, (count(distinct r.case_id) filter (where r.kind = 'allocated'))::integer,
               (count(distinct r.case_id) filter (where r.kind = 'covering'))::integer
             from case_relationship r
             join case_file f on f.case_id = r.case_id and f.superseded_at is null and f.standing = 'recorded'
               and f.stage in ('accepted', 'allocated', 'closing')
             where r.account_id = any (p_accounts) and r.superseded_at is null and r.standing = 'recorded'
               and r.from_at <= moment and (r.to_at is null or r.to_at > moment)
             group by r.account_id;
         end $$`,
        `revoke execute on function caseload_counts from public`,
        `grant execute on function caseload_counts to ${APPLICATION_ROLE}`,
      ])
    },
  },
}
