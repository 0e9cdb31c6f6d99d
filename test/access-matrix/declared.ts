import type { Permission } from '../../src/platform/access/index.ts'
import type { ServiceRole } from '../../src/kernel/policy/roles.ts'

/**
 * The worlds in which every role meets a case. P is the person who asks.
 * O own case (allocated to P, at P's site) · S same site, not P's · X other site · F formerly P's (other site, ended) ·
 * U at another site, of a worker whom P supervises · C P's own, with a declared conflict.
 */
export const worlds = ['O', 'S', 'X', 'F', 'U', 'C'] as const
export type World = (typeof worlds)[number]

type Row = Readonly<Partial<Record<ServiceRole, string>>>

// Written by hand from the issue and the domain reference, not derived from the decision table it tests.
const workersOwn: Row = { guardian: 'O', coordinator: 'O', practitioner: 'O', 'post-18': 'O' }
const manager: Row = { manager: 'OSU' }
const managers: Row = { manager: 'OSU', 'service-lead': 'OS' }
const desk: Row = { assessment: 'OS' }

/** For permissions about one case: the worlds in which each role is let in. A role that is missing is forbidden. */
export const caseCells: Partial<Readonly<Record<Permission, Row>>> = {
  'case:read': { ...desk, ...workersOwn, ...managers },
  'case:see-location': { ...desk, ...workersOwn, ...manager },
  'case:record': { ...desk, ...workersOwn, ...manager },
  'case:declare-conflict': { ...desk, ...workersOwn, ...managers },
  'triage:record': { ...desk, ...manager },
  'eligibility:override': { ...manager },
  'allocation:record': { ...managers },
  'contact:record': { ...desk, ...workersOwn, ...manager },
  'contact:pause-clock': { ...desk, ...manager },
  'status:record': { ...workersOwn, ...manager },
  'safety-plan:step-down': { ...managers },
  'feedback:read': { ...managers },
  'step-back:propose': { ...workersOwn, manager: 'O' },
  'step-back:decide': { ...managers },
  'closure:propose': { ...workersOwn, ...manager },
  'closure:decide': { ...managers },
}

const workers = ['guardian', 'coordinator', 'practitioner', 'post-18'] as const

/** For permissions that reach no single case: the roles that are let in. */
export const officeCells: Partial<Readonly<Record<Permission, readonly ServiceRole[]>>> = {
  'desk:read': ['assessment', 'manager', 'service-lead'],
  'desk:log-call': ['assessment', 'manager'],
  'referral:take': ['assessment', 'manager'],
  'consultation:read': ['assessment', 'coordinator', 'practitioner', 'manager', 'service-lead'],
  'consultation:record': ['assessment', 'coordinator', 'practitioner', 'manager'],
  'children:search': ['assessment', ...workers, 'manager', 'service-lead'],
  'caseload:read': [...workers, 'manager'],
  'tasks:read': ['assessment', ...workers, 'manager', 'service-lead'],
  'supervision:read': ['assessment', ...workers, 'manager'],
  'supervision:record': ['manager'],
  'transition:list': [...workers, 'manager', 'service-lead'],
  'site:read': ['manager', 'service-lead'],
  'evidence:read': ['evaluator', 'service-lead', 'returns'],
  'site-evidence:read': ['manager', 'service-lead'],
  'q-sort:design': ['evaluator'],
  'accounts:manage': ['administrator'],
  'audit:read': ['auditor'],
}

/** Everybody with an open session, whatever the role. */
export const accountCells: readonly Permission[] = ['account:self']

/** Strangers too. */
export const publicCells: readonly Permission[] = ['public:refer', 'public:read', 'sign-in']
