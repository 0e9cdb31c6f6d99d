// The fields of the profile that are solved for together.
import type { Exploitation } from '../../kernel/vocabulary.ts'

/** Nationalities that are published one by one, and the groups the others fall in. */
export const origins = [
  'GBR',
  'VNM',
  'SDN',
  'ALB',
  'IRQ',
  'ROU',
  'other-eea',
  'other-non-eea',
  'group-unknown',
  'unknown',
] as const
export type Origin = (typeof origins)[number]
export const genders = ['male', 'female', 'unknown'] as const
export type Gender = (typeof genders)[number]
export { exploitations, type Exploitation } from '../../kernel/vocabulary.ts'
export const responsibilities = ['with', 'without', 'mis-referral'] as const
export type Responsibility = (typeof responsibilities)[number]
/** `both`: missing on referral and long-term missing. */
export const missings = ['none', 'temporary', 'on-referral', 'both', 'long-term'] as const
export type Missing = (typeof missings)[number]

export interface Profile {
  readonly gender: Gender
  readonly origin: Origin
  readonly exploitation: Exploitation
  readonly responsibility: Responsibility
  readonly missing: Missing
}

/** Every child whose value is among those named, in each of the fields named. */
export type Where = { readonly [Field in keyof Profile]?: readonly Profile[Field][] }
