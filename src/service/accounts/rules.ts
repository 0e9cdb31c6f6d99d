import type { AccountId } from '../../kernel/ids.ts'
import type { ServiceRole } from '../../kernel/policy/roles.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'

export type Standing = 'invited' | 'active' | 'suspended' | 'left'

/** Nobody changes what they themselves may do (issue: who may do what). */
export function mayChange(actor: AccountId, account: string): Outcome<null> {
  return actor === account ? refuse('own-work') : done(null)
}

export type StandingChange = 'suspended' | 'left' | 'back'

/** What can become of an account that stands so. */
export function changesFrom(standing: Standing): readonly StandingChange[] {
  switch (standing) {
    case 'invited':
    case 'active':
      return ['suspended', 'left']
    case 'suspended':
      return ['back', 'left']
    default:
      return ['back']
  }
}

/**
 * The standing after a change. Letting somebody back in after a suspension gives what they had before it: one who was only
 * invited is invited again, so that a lost telephone does not come back to life. Whoever had left needs a new invitation.
 */
export function standingAfter(
  now: Standing,
  change: StandingChange,
  beforeSuspension: Standing | null,
): Outcome<Standing> {
  if (!changesFrom(now).includes(change)) return refuse('not-in-this-state')
  if (change !== 'back') return done(change)
  return done(now === 'suspended' && beforeSuspension === 'active' ? 'active' : 'invited')
}

export interface Span {
  /** First and last day; null: no end. */
  readonly from: string
  readonly to: string | null
}

export function overlap(a: Span, b: Span): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
}

export interface HeldRole extends Span {
  readonly role: ServiceRole
  /** null: every site. */
  readonly site: string | null
}

export type RoleFault = 'order' | 'alone' | 'twice'

/** What speaks against giving a role beside those already held on the same days. */
export function faultOfRole(wanted: HeldRole, held: readonly HeldRole[]): RoleFault | null {
  if (wanted.to !== null && wanted.to < wanted.from) return 'order'
  const beside = held.filter((one) => overlap(one, wanted))
  if (beside.some((one) => one.role === wanted.role && one.site === wanted.site)) return 'twice'
  const other = beside.some((one) => (one.role === 'administrator') !== (wanted.role === 'administrator'))
  return other ? 'alone' : null
}
