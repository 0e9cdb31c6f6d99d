import { HOUR } from '../../kernel/clock.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import type { ServiceRole } from '../../kernel/policy/roles.ts'
import { caseRelationship } from '../../platform/access/index.ts'
import { newFact, type FactsOrRefusal } from '../../platform/record/index.ts'
import { firstStatusDeadline, firstVoiceDeadline, openDeadline } from '../deadlines/index.ts'
import { change, endings, headWith, taking } from './changes.ts'
import { allocationSeen } from './facts.ts'
import { allocatedAt, holdsAt, type AllocationState, type Worker } from './state.ts'

/**
 * The coordinator rings the referrer. No source states a limit (domain §2.2, step 7I); [PROPOSAL] the 24 hours that the
 * first contact with a child has, so that no route waits longer than the other.
 */
export const REFERRER_CALL_LIMIT_MS = 24 * HOUR

interface Taken {
  readonly worker: Worker
  readonly role: ServiceRole
  readonly acrossSites: boolean
  readonly reasonCode: string | null
  readonly note: string | null
}

function handOver(
  state: AllocationState,
  by: 'allocated' | 'reallocated',
  taken: Taken,
  now: Date,
): FactsOrRefusal {
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
    // Each month's status opens the next; the first is opened here, once in the life of the case.
    ...(state.statusAsked ? [] : [firstStatusDeadline(head.caseId, head.receivedAt)]),
    ...(state.voiceAsked ? [] : [firstVoiceDeadline(head.caseId, now)]),
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
): FactsOrRefusal {
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
): FactsOrRefusal {
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

/** The worker says: I have seen that this child is mine. Only the worker can. */
export function acknowledge(
  state: AllocationState,
  accountId: string,
  seen: readonly string[],
  now: Date,
): FactsOrRefusal {
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
