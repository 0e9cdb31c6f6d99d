import { refuse, done, type Outcome } from '../../kernel/refusal.ts'
import type { ServiceRole } from '../../kernel/policy/roles.ts'
import { caseFile, caseRelationship, type CaseStage } from '../../platform/access/index.ts'
import { newFact, nextVersion, type ColumnsOf, type FactToRecord } from '../../platform/record/index.ts'
import { allocationChange } from './facts.ts'
import {
  capacityFor,
  standsAfter,
  type AllocationState,
  type CaseHead,
  type Relationship,
  type Worker,
} from './state.ts'

type Change = ColumnsOf<typeof allocationChange>

const nobody = {
  account_id: null,
  worker_name: null,
  capacity: null,
  former_name: null,
  reason_code: null,
  note: null,
  across_sites: false,
  from_site: null,
  to_site: null,
  from_at: null,
  until_at: null,
} as const

export function change(head: CaseHead, columns: Partial<Change> & Pick<Change, 'change'>): FactToRecord {
  return newFact(allocationChange, head.caseId, { ...nobody, ...columns })
}

/** The next version of the head of a case with some of it changed; everything else stays as it is. */
export function headWith(
  head: CaseHead,
  changed: { stage?: CaseStage; site?: string; localAuthority?: string },
  why: string,
): FactToRecord {
  return nextVersion(
    caseFile,
    head.caseId,
    { id: head.caseId, version: head.version },
    {
      child_id: head.childId,
      reference: head.reference,
      received_at: head.receivedAt,
      stage: changed.stage ?? head.stage,
      site: changed.site ?? head.site,
      local_authority: changed.localAuthority ?? head.localAuthority,
      route: head.route,
      model_version: head.modelVersion,
    },
    why,
  )
}

/** The same relationship, ending at `at` (never before it began, and never later than it would have ended). */
export function ending(head: CaseHead, one: Relationship, at: Date, why: string): FactToRecord {
  const wanted = at < one.fromAt ? one.fromAt : at
  const to_at = one.toAt !== null && one.toAt < wanted ? one.toAt : wanted
  return nextVersion(
    caseRelationship,
    head.caseId,
    one,
    {
      account_id: one.accountId,
      kind: one.kind,
      capacity: one.capacity,
      from_at: one.fromAt,
      to_at,
      reason_code: one.reasonCode,
    },
    why,
  )
}

export function endings(state: AllocationState, now: Date, why: string): FactToRecord[] {
  return state.relationships
    .filter((one) => standsAfter(one, now))
    .map((one) => ending(state.head, one, now, why))
}

/** May this colleague work with this child at all, and as what? Says nothing of why not: a conflict must not be told. */
export function taking(
  state: AllocationState,
  worker: Worker | null,
  kind: Relationship['kind'],
  note: string | null,
): Outcome<{ worker: Worker; role: ServiceRole; acrossSites: boolean }> {
  if (worker === null || worker.conflicted) return refuse('worker-not-available')
  const capacity = capacityFor(worker, state.head.route, kind, state.head.site)
  if (capacity === null) return refuse('worker-not-available')
  if (capacity.acrossSites && note === null) return refuse('reason-required', 'across-sites')
  return done({ worker, role: capacity.role, acrossSites: capacity.acrossSites })
}
