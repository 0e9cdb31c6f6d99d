import { addDays, dayInLondon, startOfLondonDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import { HOUR } from '../../kernel/clock.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import type { ServiceRole } from '../../kernel/policy/roles.ts'
import { caseFile, caseRelationship, type CaseStage } from '../../platform/access/index.ts'
import { newFact, nextVersion, type ColumnsOf, type FactToRecord } from '../../platform/record/index.ts'
import { openDeadline } from '../deadlines/index.ts'
import { allocationChange, allocationSeen } from './facts.ts'
import {
  allocatedAt,
  capacityFor,
  holdsAt,
  standsAfter,
  type AllocationState,
  type CaseHead,
  type Relationship,
  type Worker,
} from './state.ts'

/**
 * The coordinator rings the referrer. No source states a limit (domain §2.2, step 7I); [PROPOSAL] the 24 hours that the
 * first contact with a child has, so that no route waits longer than the other.
 */
export const REFERRER_CALL_LIMIT_MS = 24 * HOUR

type Facts = Outcome<readonly FactToRecord[]>
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

function change(head: CaseHead, columns: Partial<Change> & Pick<Change, 'change'>): FactToRecord {
  return newFact(allocationChange, head.caseId, { ...nobody, ...columns })
}

/** The next version of the head of a case with some of it changed; everything else stays as it is. */
function headWith(
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
function ending(head: CaseHead, one: Relationship, at: Date, why: string): FactToRecord {
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

function endings(state: AllocationState, now: Date, why: string): FactToRecord[] {
  return state.relationships
    .filter((one) => standsAfter(one, now))
    .map((one) => ending(state.head, one, now, why))
}

/** May this colleague work with this child at all, and as what? Says nothing of why not: a conflict must not be told. */
function taking(
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

interface Taken {
  readonly worker: Worker
  readonly role: ServiceRole
  readonly acrossSites: boolean
  readonly reasonCode: string | null
  readonly note: string | null
}

function handOver(state: AllocationState, by: 'allocated' | 'reallocated', taken: Taken, now: Date): Facts {
  const { head, referrerCall } = state
  const former = allocatedAt(state, now)
  const why = taken.reasonCode ?? 'allocated'
  return done([
    ...endings(state, now, why),
    newFact(caseRelationship, head.caseId, {
      account_id: taken.worker.accountId,
      kind: 'allocated',
      capacity: taken.role,
      from_at: now,
      to_at: null,
      reason_code: taken.reasonCode,
    }),
    // The head moves with the first allocation; with a later one only where no relationship stands guard against a second
    // manager who does the same at the same moment.
    ...(by === 'allocated' || former === null
      ? [headWith(head, { stage: by === 'allocated' ? 'allocated' : head.stage }, why)]
      : []),
    change(head, {
      change: by,
      account_id: taken.worker.accountId,
      worker_name: taken.worker.name,
      capacity: taken.role,
      former_name: former?.name ?? null,
      reason_code: taken.reasonCode,
      note: taken.note,
      across_sites: taken.acrossSites,
      from_at: now,
    }),
    ...(head.route === 'indirect' && referrerCall === null
      ? [openDeadline(head.caseId, 'referrer-call', new Date(now.getTime() + REFERRER_CALL_LIMIT_MS))]
      : []),
  ])
}

/**
 * Allocates an accepted case (domain §2.2, steps 6D and 6I). Also after a move to another site, when the former worker may
 * still be there: that relationship ends in the same act.
 */
export function allocate(
  state: AllocationState,
  asked: { readonly worker: Worker | null; readonly note: string | null },
  now: Date,
): Facts {
  if (state.head.stage !== 'accepted') return refuse('not-in-this-state')
  if (state.head.route === null) return refuse('route-undecided')
  const taken = taking(state, asked.worker, 'allocated', asked.note)
  if (!taken.ok) return taken
  const reasonCode = allocatedAt(state, now) === null ? null : 'moved-site'
  return handOver(state, 'allocated', { ...taken.value, reasonCode, note: asked.note }, now)
}

/** Hands the child to another colleague: the earlier relationship, and any cover for it, end in the same act. */
export function reallocate(
  state: AllocationState,
  asked: { readonly worker: Worker | null; readonly reasonCode: string | null; readonly note: string | null },
  now: Date,
): Facts {
  if (state.head.stage !== 'allocated' && state.head.stage !== 'closing') return refuse('not-in-this-state')
  if (state.head.route === null) return refuse('route-undecided')
  if (asked.reasonCode === null) return refuse('reason-required')
  const taken = taking(state, asked.worker, 'allocated', asked.note)
  if (!taken.ok) return taken
  if (allocatedAt(state, now)?.accountId === taken.value.worker.accountId) return refuse('already-done')
  return handOver(
    state,
    'reallocated',
    { ...taken.value, reasonCode: asked.reasonCode, note: asked.note },
    now,
  )
}

/** A colleague stands in from one day to another, both included; the cover ends by itself. */
export function arrangeCover(
  state: AllocationState,
  asked: {
    readonly worker: Worker | null
    readonly from: CalendarDay
    readonly to: CalendarDay
    readonly reasonCode: string
    readonly note: string | null
  },
  now: Date,
): Facts {
  const { head } = state
  if (head.stage !== 'allocated' && head.stage !== 'closing') return refuse('not-in-this-state')
  const today = dayInLondon(now)
  if (asked.from < today || asked.to < asked.from) return refuse('not-in-this-state', 'dates')
  const taken = taking(state, asked.worker, 'covering', asked.note)
  if (!taken.ok) return taken
  const { worker, role, acrossSites } = taken.value
  const fromAt = asked.from === today ? now : startOfLondonDay(asked.from)
  const toAt = startOfLondonDay(addDays(asked.to, 1))
  const already = state.relationships.some(
    (one) =>
      one.accountId === worker.accountId && one.fromAt < toAt && (one.toAt === null || one.toAt > fromAt),
  )
  if (already) return refuse('already-done')
  return done([
    newFact(caseRelationship, head.caseId, {
      account_id: worker.accountId,
      kind: 'covering',
      capacity: role,
      from_at: fromAt,
      to_at: toAt,
      reason_code: asked.reasonCode,
    }),
    change(head, {
      change: 'cover-arranged',
      account_id: worker.accountId,
      worker_name: worker.name,
      capacity: role,
      reason_code: asked.reasonCode,
      note: asked.note,
      across_sites: acrossSites,
      from_at: fromAt,
      until_at: toAt,
    }),
  ])
}

/** Ends a cover before its time, or calls it off before it began. */
export function endCover(state: AllocationState, relationshipId: string, now: Date): Facts {
  const cover = state.relationships.find((one) => one.id === relationshipId && one.kind === 'covering')
  if (cover === undefined) return refuse('no-such-page')
  if (!standsAfter(cover, now)) return refuse('already-done')
  return done([
    ending(state.head, cover, now, 'cover-ended'),
    change(state.head, {
      change: 'cover-ended',
      account_id: cover.accountId,
      former_name: cover.name,
      capacity: cover.capacity,
      until_at: now,
    }),
  ])
}

/**
 * Moves the case to another site, because another authority is responsible for the child now (domain §1.3). The thread is
 * kept: it is the same case. The new site must allocate; until then, or until a day that is named, whoever worked with the
 * child still does.
 */
export function moveSite(
  state: AllocationState,
  asked: {
    readonly site: string
    readonly localAuthority: string
    readonly note: string | null
    /** Last day of the present worker's access; null = until the new site allocates. */
    readonly accessUntil: CalendarDay | null
  },
  now: Date,
): Facts {
  const { head } = state
  if (head.stage !== 'accepted' && head.stage !== 'allocated') return refuse('not-in-this-state')
  if (asked.note === null) return refuse('reason-required')
  if (asked.site === head.site) return refuse('already-done')
  const { accessUntil } = asked
  if (accessUntil !== null && accessUntil < dayInLondon(now)) return refuse('not-in-this-state', 'dates')
  const until = accessUntil === null ? null : startOfLondonDay(addDays(accessUntil, 1))
  return done([
    headWith(
      head,
      { stage: 'accepted', site: asked.site, localAuthority: asked.localAuthority },
      'moved-site',
    ),
    ...(until === null
      ? []
      : state.relationships
          .filter((one) => standsAfter(one, now) && (one.toAt === null || one.toAt > until))
          .map((one) => ending(head, one, until, 'moved-site'))),
    change(head, {
      change: 'moved-site',
      former_name: allocatedAt(state, now)?.name ?? null,
      reason_code: 'moved-site',
      note: asked.note,
      from_site: head.site,
      to_site: asked.site,
      until_at: until,
    }),
  ])
}

/** The worker says: I have seen that this child is mine. Only the worker can. */
export function acknowledge(
  state: AllocationState,
  accountId: string,
  seen: readonly string[],
  now: Date,
): Facts {
  const mine = state.relationships.filter((one) => one.accountId === accountId && holdsAt(one, now))
  const fresh = mine.filter((one) => !seen.includes(one.id))
  if (mine.length === 0) return refuse('not-in-this-state')
  if (fresh.length === 0) return refuse('already-done')
  return done(
    fresh.map((one) =>
      newFact(allocationSeen, state.head.caseId, { relationship_id: one.id, account_id: accountId }),
    ),
  )
}
