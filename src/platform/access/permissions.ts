import type { ServiceRole as Role } from '../../kernel/policy/roles.ts'

/** What a person is to a child's case. Roles say which kinds of action, relations say which child. */
export const relations = ['allocated', 'covering', 'supervising', 'on-duty'] as const
export type Relation = (typeof relations)[number]

export interface CaseGrant {
  readonly role: Role
  readonly relation: Relation
}

/**
 * `public`: anyone, signed in or not. `signing-in`: whoever is on the way through sign-in. `account`: any open session.
 * `office`: a role is enough, because no child's content is reached. `case`: a role and a relation to this very case.
 */
export type Rule =
  | { readonly needs: 'public' }
  | { readonly needs: 'signing-in' }
  | { readonly needs: 'account' }
  | { readonly needs: 'office'; readonly roles: readonly Role[] }
  | { readonly needs: 'case'; readonly grants: readonly CaseGrant[] }

const workers = ['guardian', 'coordinator', 'practitioner', 'post-18'] as const

function grants(roles: readonly Role[], relations: readonly Relation[]): CaseGrant[] {
  return roles.flatMap((role) => relations.map((relation) => ({ role, relation })))
}

// A manager may hold cases too (evaluation 2019, table 1 note).
const byWorkers = grants([...workers, 'manager'], ['allocated', 'covering'])
const byManagers = grants(['manager', 'service-lead'], ['supervising'])
const byManager = grants(['manager'], ['supervising'])
const byDesk = grants(['assessment'], ['on-duty'])

/** The decision table (deny by default: what is not here is refused). Row security mirrors the relations in SQL. */
export const permissions = {
  'public:refer': { needs: 'public' },
  'public:read': { needs: 'public' },
  'sign-in': { needs: 'signing-in' },
  'account:self': { needs: 'account' },
  'desk:read': { needs: 'office', roles: ['assessment', 'manager', 'service-lead'] },
  'desk:log-call': { needs: 'office', roles: ['assessment', 'manager'] },
  'referral:take': { needs: 'office', roles: ['assessment', 'manager'] },
  // The book of consultations about no child of the service, by site; what it says of an area is numbers.
  'consultation:read': {
    needs: 'office',
    roles: ['assessment', 'coordinator', 'practitioner', 'manager', 'service-lead'],
  },
  'consultation:record': { needs: 'office', roles: ['assessment', 'coordinator', 'practitioner', 'manager'] },
  'children:search': { needs: 'office', roles: ['assessment', ...workers, 'manager', 'service-lead'] },
  'caseload:read': { needs: 'office', roles: [...workers, 'manager'] },
  'tasks:read': { needs: 'office', roles: ['assessment', ...workers, 'manager', 'service-lead'] },
  'site:read': { needs: 'office', roles: ['manager', 'service-lead'] },
  // Of a worker and no child: row security shows a note to its writer, the worker and the worker's later supervisors.
  'supervision:read': { needs: 'office', roles: ['assessment', ...workers, 'manager'] },
  'supervision:record': { needs: 'office', roles: ['manager'] },
  // Managers see their sites there; a worker sees the young people they work with.
  'transition:list': { needs: 'office', roles: [...workers, 'manager', 'service-lead'] },
  // Counted from a package without names and with small numbers withheld: no case is reached.
  'evidence:read': { needs: 'office', roles: ['evaluator', 'service-lead', 'returns'] },
  'site-evidence:read': { needs: 'office', roles: ['manager', 'service-lead'] },
  // Studies of viewpoints: statements and sorts without names. No case is reached, and nobody who holds a case may do it.
  'q-sort:design': { needs: 'office', roles: ['evaluator'] },
  'accounts:manage': { needs: 'office', roles: ['administrator'] },
  'audit:read': { needs: 'office', roles: ['auditor'] },
  'case:read': { needs: 'case', grants: [...byDesk, ...byWorkers, ...byManagers] },
  'case:see-location': { needs: 'case', grants: [...byDesk, ...byWorkers, ...byManager] },
  'case:record': { needs: 'case', grants: [...byDesk, ...byWorkers, ...byManager] },
  'case:declare-conflict': { needs: 'case', grants: [...byDesk, ...byWorkers, ...byManagers] },
  'triage:record': { needs: 'case', grants: [...byDesk, ...byManager] },
  'eligibility:override': { needs: 'case', grants: byManager },
  'allocation:record': { needs: 'case', grants: byManagers },
  'contact:record': { needs: 'case', grants: [...byDesk, ...byWorkers, ...byManager] },
  // The 24-hour clock stands still only by the word of a manager or the duty worker.
  'contact:pause-clock': { needs: 'case', grants: [...byDesk, ...byManager] },
  'status:record': { needs: 'case', grants: [...byWorkers, ...byManager] },
  // A step down of the safety plan is what traffickers wait for: whoever leads the site decides (domain §4.4).
  'safety-plan:step-down': { needs: 'case', grants: byManagers },
  // What a child says of the guardian. Row security hides it besides from the very person it is about.
  'feedback:read': { needs: 'case', grants: byManagers },
  // Whoever works with the child says that others meet the need; whoever leads the site decides (domain §2.2 row 12).
  'step-back:propose': { needs: 'case', grants: byWorkers },
  'step-back:decide': { needs: 'case', grants: byManagers },
  'closure:propose': { needs: 'case', grants: [...byWorkers, ...byManager] },
  'closure:decide': { needs: 'case', grants: byManagers },
} as const satisfies Readonly<Record<string, Rule>>

export type Permission = keyof typeof permissions

export function ruleOf(permission: Permission): Rule {
  return permissions[permission]
}

/** Whether a holder of these roles may do it to any case at all: so that a list offers no link that is always refused. */
export function mayToSomeCase(permission: Permission, posts: readonly { readonly role: Role }[]): boolean {
  const rule = ruleOf(permission)
  return rule.needs === 'case' && posts.some(({ role }) => rule.grants.some((grant) => grant.role === role))
}
