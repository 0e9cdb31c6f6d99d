import { HOUR, MINUTE } from '../../kernel/clock.ts'
import type { AccountId, SessionId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { ServiceRole as Role } from '../../kernel/policy/roles.ts'
import { relations, ruleOf, type Permission, type Relation } from './permissions.ts'

/** A session locks after this long without a request (issue: idle lock at 15 minutes), in milliseconds. */
export const IDLE_LOCK = 15 * MINUTE
/** And ends after this long whatever happens. */
export const LONGEST_SESSION = 12 * HOUR

export interface SessionFacts {
  readonly id: SessionId
  readonly createdAt: Date
  /** The latest request or unlocking. */
  readonly lastSeenAt: Date | null
  readonly lockedAt: Date | null
  readonly unlockedAt: Date | null
  readonly endedAt: Date | null
}

export interface Person {
  readonly id: AccountId
  readonly name: string
  readonly email: string
  readonly standing: 'invited' | 'active' | 'suspended' | 'left'
  readonly language: 'en' | 'cy'
}

export interface Post {
  readonly role: Role
  /** null: every site. */
  readonly site: string | null
}

export interface CaseFacts {
  readonly conflicted: boolean
  readonly relations: readonly Relation[]
  readonly stage: string
  readonly site: string | null
}

/** Everything a decision rests on, as the database tells it when the request is opened. */
export interface AccessFacts {
  readonly session: SessionFacts | null
  readonly person: Person | null
  readonly posts: readonly Post[]
  readonly onDuty: boolean
  /** null: no case was asked for, or there is none under that id. */
  readonly theCase: CaseFacts | null
}

export type SessionState = 'none' | 'open' | 'locked' | 'ended'

/** The state of a session at `now` (milliseconds exact, by the server's clock). */
export function sessionState(session: SessionFacts | null, now: Date): SessionState {
  if (session === null) return 'none'
  const at = now.getTime()
  if (session.endedAt !== null || at - session.createdAt.getTime() >= LONGEST_SESSION) return 'ended'
  const seen = Math.max(session.createdAt.getTime(), session.lastSeenAt?.getTime() ?? 0)
  if (at - seen >= IDLE_LOCK) return 'locked'
  if (session.lockedAt !== null && (session.unlockedAt === null || session.unlockedAt < session.lockedAt))
    return 'locked'
  return 'open'
}

export interface Permit {
  readonly role: Role | null
  /** The relation, grant or rule that permitted: written into the audit beside the act. */
  readonly right: string
}

export type Decision =
  | { readonly permitted: true; readonly permit: Permit }
  | { readonly permitted: false; readonly refusal: Refusal }

function refused(code: Refusal['code'], because?: string): Decision {
  return { permitted: false, refusal: because === undefined ? { code } : { code, because } }
}

/**
 * The one decision: may this person do this, here, now. Deny by default, in a fixed order: session and account, role, then,
 * for a case, the declared conflict (always refuses) and the relation. A case that is not there and a case that is not
 * theirs are refused alike with `no-such-page`: the answer must not tell a stranger that the child is known.
 */
export function decide(permission: Permission, facts: AccessFacts, now: Date): Decision {
  const rule = ruleOf(permission)
  if (rule.needs === 'public') return { permitted: true, permit: { role: null, right: 'public' } }
  if (rule.needs === 'signing-in') return { permitted: true, permit: { role: null, right: 'signing-in' } }
  const state = sessionState(facts.session, now)
  if (state === 'none' || state === 'ended') return refused('not-signed-in')
  if (facts.person?.standing !== 'active') return refused('not-signed-in', 'account-not-active')
  if (state === 'locked') return refused('session-locked')
  if (rule.needs === 'account') return { permitted: true, permit: { role: null, right: 'own-account' } }
  const held = new Set(facts.posts.map((post) => post.role))
  if (rule.needs === 'office') {
    const role = rule.roles.find((wanted) => held.has(wanted))
    return role === undefined
      ? refused('not-permitted')
      : { permitted: true, permit: { role, right: 'role' } }
  }
  if (!rule.grants.some((grant) => held.has(grant.role))) return refused('not-permitted')
  if (facts.theCase === null) return refused('no-such-page', 'no-such-case')
  if (facts.theCase.conflicted) return refused('no-such-page', 'conflict-of-interest')
  // The closest relation first, so that the audit names the strongest reason for having looked.
  for (const relation of relations) {
    if (!facts.theCase.relations.includes(relation)) continue
    const grant = rule.grants.find((one) => one.relation === relation && held.has(one.role))
    if (grant !== undefined) return { permitted: true, permit: { role: grant.role, right: relation } }
  }
  return refused('no-such-page', 'no-relation')
}
