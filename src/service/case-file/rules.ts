import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { Permission } from '../../platform/access/index.ts'
import { permissionFor, placeOf, type DeadlineKind } from '../deadlines/index.ts'
import { section45Path, stillToTell } from '../justice/index.ts'
import type { Overview } from './overview-data.ts'

type StageStep = 'eligibility' | 'triage' | 'decide-route' | 'allocate' | 'complete-closure'
/** What a fact asks for without a clock: an accused child or the child's lawyer has not been told of section 45 (domain §4.6). */
type FactStep = 'section-45'
export type StepKind = DeadlineKind | StageStep | FactStep

/** One thing to do, where it is done, and who may do it. */
export interface Step {
  readonly kind: StepKind
  readonly about: string | null
  /** Who is still to be told, by the codes of section45-audience; of other steps nobody. */
  readonly whom: readonly string[]
  /** null: no clock runs on it, or the clock stands still. */
  readonly dueAt: Date | null
  readonly paused: boolean
  readonly path: string
  readonly permission: Permission
}

/** Who does what the stage asks for, and where. */
const ofStage: Readonly<Record<StageStep, { path: string; permission: Permission }>> = {
  eligibility: { path: '/eligibility', permission: 'triage:record' },
  triage: { path: '/triage', permission: 'triage:record' },
  'decide-route': { path: '/eligibility', permission: 'triage:record' },
  allocate: { path: '/allocation/choose', permission: 'allocation:record' },
  'complete-closure': { path: '/closure', permission: 'closure:propose' },
}

/** Birthdays and the end of leave are known for years ahead: they are something to do only when they come near, in days [PROPOSAL]. */
const NEAR_DAYS = 56
const birthdays: readonly StepKind[] = [
  'seventeen-and-a-half',
  'manager-decision',
  'leave-expiry',
  'nrm-answer-at-18',
  'contact-after-18',
  'voice-seventeen-and-a-half',
  'voice-after-18',
]

/**
 * What to do next in a case: what its stage asks for and every clock that runs, the one that ran or runs out first at the top,
 * then what has no clock (an accused child whom nobody has told of section 45), then what stands still (domain §2.2: the steps of the referral process). A closed or declined case
 * asks for nothing but what is still open on it.
 */
export function stepsOf(
  overview: Pick<Overview, 'head' | 'deadlines' | 'workers' | 'eligibility' | 'accused'>,
  now: Date,
): readonly Step[] {
  const { head } = overview
  if (head === null) return []
  const horizon = now.getTime() + NEAR_DAYS * DAY_OF_24_HOURS
  const open = overview.deadlines.filter(
    (one) =>
      (one.state === 'open' || one.state === 'paused') &&
      !(birthdays.includes(one.kind) && one.due_at !== null && new Date(one.due_at).getTime() > horizon),
  )
  const fromClocks = open.map((one) =>
    step(
      head.case_id,
      {
        kind: one.kind,
        about: one.about,
        path: placeOf(one.kind, one.about),
        permission: permissionFor(one.kind),
      },
      one.due_at === null ? null : new Date(one.due_at),
      one.state === 'paused',
    ),
  )
  const asked = new Set<StageStep>()
  const waits = open.some((one) => one.kind === 'more-information')
  if (head.stage === 'referred' || (head.stage === 'more-information' && !waits)) {
    if (overview.eligibility === null) asked.add('eligibility')
    asked.add('triage')
  }
  if (head.stage === 'accepted' && head.route === null) asked.add('decide-route')
  const alive = head.stage === 'accepted' || head.stage === 'allocated'
  const held = overview.workers.some((worker) => worker.kind === 'allocated')
  if (alive && head.route !== null && !held) asked.add('allocate')
  if (head.stage === 'closing' && !open.some((one) => one.kind === 'closure-sign-off'))
    asked.add('complete-closure')
  // The 24 hours run from receipt whatever the stage is (§2.2): what stands in their way is as urgent as they are.
  const clock = fromClocks.find((one) => one.kind === 'first-contact')
  const fromStage = [...asked].map((kind) =>
    step(head.case_id, { kind, about: null, ...ofStage[kind] }, clock?.dueAt ?? null, clock?.paused ?? false),
  )
  const over = head.stage === 'closed' || head.stage === 'declined'
  const untold = over ? [] : overview.accused.filter((one) => stillToTell(one).length > 0)
  const fromMatters = untold.map((one) => ({
    ...step(
      head.case_id,
      { kind: 'section-45', about: null, path: section45Path(one.id), permission: 'case:record' },
      null,
      false,
    ),
    whom: stillToTell(one),
  }))
  return [...fromStage, ...fromClocks, ...fromMatters].sort(mostUrgentFirst)
}

function step(
  caseId: string,
  what: Pick<Step, 'kind' | 'about' | 'path' | 'permission'>,
  dueAt: Date | null,
  paused: boolean,
): Step {
  return { ...what, whom: [], path: `/cases/${caseId}${what.path}`, dueAt: paused ? null : dueAt, paused }
}

function mostUrgentFirst(a: Step, b: Step): number {
  if (a.paused !== b.paused) return a.paused ? 1 : -1
  const last = Number.POSITIVE_INFINITY
  return Math.sign((a.dueAt?.getTime() ?? last) - (b.dueAt?.getTime() ?? last)) || 0
}
