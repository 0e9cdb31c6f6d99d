import type { Lang } from '../../kernel/lang.ts'
import type { Html } from '../web/html.ts'

/**
 * How one kind of fact is told in the chronology. Each room gives one per table; the case file puts them in order of time.
 * `row` is the fact as stored. Never tell where the child is: child_location has no text here.
 */
export interface Chronicle {
  readonly table: string
  /** A filter of the chronology, in the service's words: contact, triage, decisions, … */
  readonly group: ChronicleGroup
  /** Stands on a page of its own, and in no chronology and no print: what a child says of the guardian. */
  readonly apart?: true
  readonly tell: (
    row: Readonly<Record<string, unknown>>,
    lang: Lang,
  ) => { readonly title: string; readonly body: Html | null }
  /** Where this fact is corrected, if it can be; the page shows the form with what stands. */
  readonly correctAt?: (row: { readonly caseId: string; readonly id: string }) => string
}

export const chronicleGroups = [
  'referral',
  'child',
  'voice',
  'triage',
  'allocation',
  'contact',
  'status',
  'safety-plan',
  'missing',
  'immigration',
  'justice',
  'network',
  'needs',
  'nrm',
  'transition',
  'indirect',
  'stepping-back',
  'supervision',
  'documents',
  'closure',
  'decisions',
  'deadlines',
] as const
export type ChronicleGroup = (typeof chronicleGroups)[number]
