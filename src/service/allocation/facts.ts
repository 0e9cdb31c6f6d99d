import { z } from 'zod'
import { serviceRoles, type ServiceRole } from '../../kernel/policy/roles.ts'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const text = z.string()

export const allocationChanges = [
  'allocated',
  'reallocated',
  'cover-arranged',
  'cover-ended',
  'moved-site',
] as const
export type AllocationChangeKind = (typeof allocationChanges)[number]

/**
 * Why the people round a child changed: one a change, beside the relationships that it begins and ends. Who works with the
 * child is the relationship's to say (`case_relationship`); this says why, and in whose words.
 */
export const allocationChange = factKind(
  'allocation_change',
  z.object({
    change: z.enum(allocationChanges),
    account_id: text.nullable(),
    /** As the colleague was called on that day: the history must read by itself. */
    worker_name: text.nullable(),
    capacity: z.enum(serviceRoles).nullable(),
    former_name: text.nullable(),
    /** reference-data/reallocation-reason.csv or cover-reason.csv; null at the first allocation. */
    reason_code: text.nullable(),
    note: text.nullable(),
    /** The worker holds no post at the child's site. */
    across_sites: z.boolean(),
    from_site: text.nullable(),
    to_site: text.nullable(),
    from_at: z.date().nullable(),
    until_at: z.date().nullable(),
  }),
)

/** The worker has seen that the child is theirs. */
export const allocationSeen = factKind(
  'allocation_seen',
  z.object({ relationship_id: text, account_id: text }),
)

interface AllocationChangeTable extends CaseFactColumns {
  change: Once<AllocationChangeKind>
  account_id: Once<string | null>
  worker_name: Once<string | null>
  capacity: Once<ServiceRole | null>
  former_name: Once<string | null>
  reason_code: Once<string | null>
  note: Once<string | null>
  across_sites: Once<boolean>
  from_site: Once<string | null>
  to_site: Once<string | null>
  from_at: Once<Date | null>
  until_at: Once<Date | null>
}
interface AllocationSeenTable extends CaseFactColumns {
  relationship_id: Once<string>
  account_id: Once<string>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type AllocationTables = {
  allocation_change: AllocationChangeTable
  allocation_seen: AllocationSeenTable
}
