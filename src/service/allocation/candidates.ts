import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { envisagedCaseload } from '../../kernel/policy/caseload.ts'
import type { CaseHoldingRole } from '../../kernel/policy/roles.ts'
import type { SupportRoute } from '../../kernel/vocabulary.ts'
import { capacityFor, type Relationship, type Worker } from './state.ts'

/** A colleague with what a manager weighs before choosing. */
export interface Colleague extends Worker {
  readonly allocated: number
  readonly covering: number
  /** Of full time, 0 to 1; null = not recorded. */
  readonly fullTimeShare: number | null
  readonly speaks: readonly string[]
  /** The nearest leave that is not over, within the days looked ahead. */
  readonly leave: { readonly from: CalendarDay; readonly to: CalendarDay } | null
}

export interface Candidate {
  readonly colleague: Colleague
  readonly role: CaseHoldingRole
  readonly acrossSites: boolean
  /** Languages the colleague and the child share. */
  readonly shared: readonly string[]
  /** 15 to 20 for the colleague's share of full time. */
  readonly envisaged: { readonly from: number; readonly to: number }
  readonly leave: 'now' | 'soon' | 'none'
  /** Why the colleague stands where the list has put them. */
  readonly because: 'on-leave' | 'across-sites' | 'above-envisaged' | 'manager' | 'language' | 'has-room'
}

const order: Readonly<Record<Candidate['because'], number>> = {
  language: 0,
  'has-room': 1,
  manager: 2,
  'above-envisaged': 3,
  'across-sites': 4,
  'on-leave': 5,
}

/** Children per full-time worker: what makes two part-time colleagues comparable. */
function load(colleague: Colleague): number {
  const share = colleague.fullTimeShare ?? 1
  return (colleague.allocated + colleague.covering) / (share > 0 ? share : 1)
}

function candidateOf(
  colleague: Colleague,
  child: { route: SupportRoute | null; site: string | null; languages: readonly string[] },
  kind: Relationship['kind'],
  today: CalendarDay,
): Candidate | null {
  if (colleague.conflicted) return null
  const capacity = capacityFor(colleague, child.route, kind, child.site)
  if (capacity === null) return null
  const shared = colleague.speaks.filter((language) => child.languages.includes(language))
  const share = colleague.fullTimeShare ?? 1
  const leave = colleague.leave === null ? 'none' : colleague.leave.from <= today ? 'now' : 'soon'
  const asManager = capacity.role === 'manager'
  const because =
    leave === 'now'
      ? 'on-leave'
      : capacity.acrossSites
        ? 'across-sites'
        : load(colleague) >= envisagedCaseload.to
          ? 'above-envisaged'
          : asManager
            ? 'manager'
            : shared.some((language) => language !== 'eng')
              ? 'language'
              : 'has-room'
  return {
    colleague,
    role: capacity.role,
    acrossSites: capacity.acrossSites,
    shared,
    envisaged: {
      from: Math.round(envisagedCaseload.from * share),
      to: Math.round(envisagedCaseload.to * share),
    },
    leave,
    because,
  }
}

/**
 * Who may take the child, likeliest first: colleagues of the site with room who share a language, then those with room, then
 * the others; within each by children for the hours worked. 15 to 20 is a guide, not a limit (evaluation 2019 (RR111)
 * §3.1.1), so nobody is left out for having more. Whoever has declared a conflict is not in the list and not counted.
 */
export function candidatesFor(
  colleagues: readonly Colleague[],
  child: { route: SupportRoute | null; site: string | null; languages: readonly string[] },
  kind: Relationship['kind'],
  today: CalendarDay,
): Candidate[] {
  return colleagues
    .map((colleague) => candidateOf(colleague, child, kind, today))
    .filter((candidate) => candidate !== null)
    .sort(
      (a, b) =>
        order[a.because] - order[b.because] ||
        load(a.colleague) - load(b.colleague) ||
        a.colleague.name.localeCompare(b.colleague.name, 'en'),
    )
}
