import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { holdsCases, type CaseHoldingRole, type ServiceRole } from '../../kernel/policy/roles.ts'
import type { SupportRoute } from '../../kernel/vocabulary.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Deadline } from '../deadlines/index.ts'

/** The head of a case as the rules of allocation read it. */
export interface CaseHead {
  readonly caseId: CaseId
  readonly version: number
  readonly childId: string
  readonly reference: string
  readonly receivedAt: Date
  readonly stage: CaseStage
  readonly site: string | null
  readonly localAuthority: string | null
  readonly route: SupportRoute | null
  readonly modelVersion: string | null
}

/** Somebody's part in a child's case, for a span of time: `toAt` is the first instant at which it no longer holds. */
export interface Relationship {
  readonly id: string
  readonly version: number
  readonly accountId: string
  readonly name: string
  readonly kind: 'allocated' | 'covering'
  readonly capacity: ServiceRole
  readonly fromAt: Date
  readonly toAt: Date | null
  readonly reasonCode: string | null
}

export interface AllocationState {
  readonly head: CaseHead
  /** All that stand, those that have ended included, oldest first. */
  readonly relationships: readonly Relationship[]
  /** Of kind `referrer-call`, in whatever state; null when none was ever opened. */
  readonly referrerCall: Deadline | null
  /** Whether a month's status was ever asked for, in whatever state that deadline is now. */
  readonly statusAsked: boolean
  /** Whether the ratings at entry were ever asked for, likewise. */
  readonly voiceAsked: boolean
}

/** A colleague who might work with the child. */
export interface Worker {
  readonly accountId: AccountId
  readonly name: string
  /** Case-holding posts in force today. `site` null: every site. */
  readonly posts: readonly { readonly role: CaseHoldingRole; readonly site: string | null }[]
  /** A conflict of interest with this child is declared: never offered, never named, always refused. */
  readonly conflicted: boolean
}

/** Who works with a child on each route (domain §1.2; DT-2, DT-4). */
export const roleOfRoute = {
  direct: 'guardian',
  indirect: 'coordinator',
  'exceptional-need': 'practitioner',
  'post-18': 'post-18',
} as const satisfies Record<SupportRoute, CaseHoldingRole>

export function holdsAt(relationship: Relationship, at: Date): boolean {
  return relationship.fromAt <= at && (relationship.toAt === null || relationship.toAt > at)
}

/** Not over yet: holds at `at`, or will begin later. */
export function standsAfter(relationship: Relationship, at: Date): boolean {
  if (relationship.toAt === null) return true
  return relationship.toAt > at && relationship.toAt > relationship.fromAt
}

/** Who is allocated at an instant; null when nobody is. */
export function allocatedAt(state: Pick<AllocationState, 'relationships'>, at: Date): Relationship | null {
  return state.relationships.find((one) => one.kind === 'allocated' && holdsAt(one, at)) ?? null
}

/**
 * In which role a worker would take a child of this route: the one that fits it; else as a manager, for managers may hold
 * cases (evaluation 2019 (RR111), table 1 note). A covering colleague may come from any case-holding role. Null: in none.
 */
export function capacityFor(
  worker: Worker,
  route: SupportRoute | null,
  kind: Relationship['kind'],
  site: string | null,
): { readonly role: CaseHoldingRole; readonly acrossSites: boolean } | null {
  const wanted = route === null ? null : roleOfRoute[route]
  const rank = (role: CaseHoldingRole): number | null =>
    role === wanted ? 0 : role === 'manager' ? 1 : kind === 'covering' && holdsCases(role) ? 2 : null
  const fitting = worker.posts
    .map((post) => ({
      role: post.role,
      rank: rank(post.role),
      acrossSites: post.site !== null && post.site !== site,
    }))
    .filter((post): post is typeof post & { rank: number } => post.rank !== null)
    .sort((a, b) => Number(a.acrossSites) - Number(b.acrossSites) || a.rank - b.rank)
  const best = fitting[0]
  return best === undefined ? null : { role: best.role, acrossSites: best.acrossSites }
}

/** Names what a page showed: two people who saw the same may not both change it. */
export function stampOf(state: AllocationState): string {
  const parts = state.relationships.map((one) => `${one.id.slice(0, 8)}.${one.version}`).sort()
  return [String(state.head.version), ...parts].join('-')
}
