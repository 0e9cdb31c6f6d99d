import { dayInLondon } from '../../kernel/calendar-day.ts'
import { monthOf, nextMonth, parseMonth } from '../../kernel/calendar-month.ts'
import { DAY_OF_24_HOURS } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import { caseFile, caseRelationship, type CaseStage } from '../../platform/access/index.ts'
import {
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactToRecord,
  type FactsOrRefusal,
} from '../../platform/record/index.ts'
import {
  CASE_CLOSED,
  changeDeadline,
  openDeadline,
  restAll,
  runAgain,
  statusDeadline,
  type BornInto,
  type Deadline,
} from '../deadlines/index.ts'
import { columnsOf } from './columns.ts'
import { endedByClosing, type StepBack } from '../stepping-back/index.ts'
import type { Standing } from '../child/index.ts'
import { closureDecision, closureProposal } from './facts.ts'
import { exitAskedFor } from '../outcomes/index.ts'
import { problemsOf, type HeldAgainst } from './problems.ts'
import type { ExitNotAsked, Proposal, StandingProposal } from './store.ts'

/** Days in which a manager signs off or returns a closure. No source states a time [PROPOSAL]. */
export const SIGN_OFF_DAYS = 7

export interface RunningRelationship {
  readonly id: string
  readonly version: number
  readonly columns: ColumnsOf<typeof caseRelationship>
}

/** Where a case stands when somebody acts on its closure. */
export interface ClosureKnown {
  readonly caseId: CaseId
  readonly head: { readonly version: number; readonly columns: ColumnsOf<typeof caseFile> }
  readonly held: HeldAgainst
  readonly proposal: StandingProposal | null
  /** Whether the child was asked how things are at exit, and the clock of that in whatever state (domain §6.4). */
  readonly exit: { readonly held: boolean; readonly clock: Deadline | null }
  /** Whether the service has stepped back from the child, or that is proposed; null: neither. */
  readonly steppedBack: Standing<StepBack> | null
  /** Those that have not ended. */
  readonly relationships: readonly RunningRelationship[]
  /** In any state. */
  readonly deadlines: readonly Deadline[]
  /** What the clocks of the birthdays rest on. */
  readonly births: BornInto
  /** The months for which a monthly status ever had a clock. */
  readonly months: readonly string[]
}

function headAt(known: ClosureKnown, stage: CaseStage, why: string): FactToRecord {
  const { head, caseId } = known
  return nextVersion(caseFile, caseId, { id: caseId, version: head.version }, { ...head.columns, stage }, why)
}

const signOffClocks = (known: ClosureKnown) =>
  known.deadlines.filter(({ kind, state }) => kind === 'closure-sign-off' && state === 'open')
const closedWith = ({ deadlines }: ClosureKnown) => deadlines.filter(({ atRest }) => atRest === CASE_CLOSED)

/** A case that is not closing any more asks nobody how things are at exit. */
const exitRests = (known: ClosureKnown, why: string): FactToRecord[] =>
  known.deadlines
    .filter(({ kind, state }) => kind === 'voice-exit' && (state === 'open' || state === 'paused'))
    .map((one) => changeDeadline(one, { state: 'lapsed' }, why))

/** Back to where the case was before: somebody still works with the child, or nobody does. */
function stageBefore(known: ClosureKnown): CaseStage {
  return known.relationships.some(({ columns }) => columns.kind === 'allocated') ? 'allocated' : 'accepted'
}

/** accepted | allocated → closing. Refusals: the first of `problemsOf`, or a case that is not there. */
export function propose(asked: Proposal, known: ClosureKnown, by: AccountId, now: Date): FactsOrRefusal {
  const { stage } = known.head.columns
  if (stage !== 'accepted' && stage !== 'allocated') return refuse('not-in-this-state', `case-${stage}`)
  const [problem] = problemsOf(asked, known.held, dayInLondon(now))
  if (problem !== undefined) return refuse(problem.code, problem.because)
  const columns = columnsOf(asked, 'proposed', by, null)
  const { proposal, caseId } = known
  const dueAt = new Date(now.getTime() + SIGN_OFF_DAYS * DAY_OF_24_HOURS)
  return done([
    proposal?.state === 'returned'
      ? nextVersion(closureProposal, caseId, proposal, columns, 'proposed-again')
      : newFact(closureProposal, caseId, columns),
    headAt(known, 'closing', 'closure-proposed'),
    ...signOffClocks(known).map((one) => changeDeadline(one, { state: 'lapsed' }, 'proposed-again')),
    openDeadline(caseId, 'closure-sign-off', dueAt),
    ...exitAskedFor(caseId, known.exit, dueAt),
  ])
}

/** The proposal a manager may decide on now, or why not. A proposal is another person's: nobody signs off their own work. */
export function decidable(known: ClosureKnown, by: AccountId): Outcome<StandingProposal> {
  const { proposal } = known
  const { stage } = known.head.columns
  if (stage !== 'closing' || proposal?.state !== 'proposed')
    return refuse('not-in-this-state', `case-${stage}`)
  return proposal.proposedBy === by ? refuse('own-work', 'proposed-it') : done(proposal)
}

function decided(
  known: ClosureKnown,
  proposal: StandingProposal,
  by: AccountId,
  decision: 'sign-off' | 'return',
  why: string | null,
  exit: ExitNotAsked | null = null,
): FactToRecord {
  return newFact(closureDecision, known.caseId, {
    decision,
    proposal_id: proposal.id,
    proposal_version: proposal.version,
    reopen_reason: null,
    why,
    exit_not_asked: exit?.reason ?? null,
    exit_not_asked_words: exit?.words ?? null,
    decided_by: by,
  })
}

/**
 * closing → closed, in one act: the proposal signed off, every relationship ended, every clock at rest. The reason is held
 * against the rules once more, since a manager's decision behind it may have changed meanwhile. Where nobody has asked the
 * child how things are at exit, the manager says why it closes without (`exitNotAsked`): not asked is not unanswered.
 */
export function signOff(
  known: ClosureKnown,
  exitNotAsked: ExitNotAsked | null,
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const may = decidable(known, by)
  if (!may.ok) return may
  const without = known.exit.held ? null : exitNotAsked
  if (!known.exit.held && !saysWhy(without)) return refuse('reason-required', 'exit-not-asked')
  const proposal = may.value
  const [problem] = problemsOf(proposal, known.held, dayInLondon(now))
  if (problem !== undefined) return refuse(problem.code, problem.because)
  return done([
    nextVersion(
      closureProposal,
      known.caseId,
      proposal,
      columnsOf(proposal, 'signed-off', proposal.proposedBy, null),
      'signed-off',
    ),
    decided(known, proposal, by, 'sign-off', null, without),
    headAt(known, 'closed', 'closure-signed-off'),
    ...known.relationships.map((one) => ended(known.caseId, one, now)),
    ...endedByClosing(known.caseId, known.steppedBack, by, now),
    ...signOffClocks(known).map((one) => changeDeadline(one, { state: 'met', metAt: now }, 'signed-off')),
    ...restAll(
      known.deadlines.filter(({ kind }) => kind !== 'closure-sign-off'),
      CASE_CLOSED,
    ),
  ])
}

/** A reason, and words where the reason says nothing by itself. */
const saysWhy = (exit: ExitNotAsked | null): boolean =>
  exit !== null && exit.reason !== '' && (exit.reason !== 'other' || (exit.words ?? '').trim() !== '')

/** Ended now; what was to begin later never begins. */
function ended(caseId: CaseId, one: RunningRelationship, now: Date): FactToRecord {
  const to_at = one.columns.from_at > now ? one.columns.from_at : now
  return nextVersion(caseRelationship, caseId, one, { ...one.columns, to_at }, CASE_CLOSED)
}

/** closing → allocated (or accepted): the manager's words say what to change, and the proposal waits to be proposed again. */
export function returnForChanges(known: ClosureKnown, why: string, by: AccountId, now: Date): FactsOrRefusal {
  const may = decidable(known, by)
  if (!may.ok) return may
  if (why.trim() === '') return refuse('reason-required', 'what-to-change')
  const proposal = may.value
  return done([
    nextVersion(
      closureProposal,
      known.caseId,
      proposal,
      columnsOf(proposal, 'returned', proposal.proposedBy, why),
      'returned',
    ),
    decided(known, proposal, by, 'return', why),
    headAt(known, stageBefore(known), 'closure-returned'),
    ...signOffClocks(known).map((one) => changeDeadline(one, { state: 'met', metAt: now }, 'returned')),
    ...exitRests(known, 'returned'),
  ])
}

/** A proposal taken back before a manager has decided. closing → allocated (or accepted). */
export function withdraw(known: ClosureKnown): FactsOrRefusal {
  const { proposal, caseId } = known
  const { stage } = known.head.columns
  if (stage !== 'closing' || proposal?.state !== 'proposed')
    return refuse('not-in-this-state', `case-${stage}`)
  return done([
    nextVersion(
      closureProposal,
      caseId,
      proposal,
      columnsOf(proposal, 'withdrawn', proposal.proposedBy, null),
      'withdrawn',
    ),
    headAt(known, stageBefore(known), 'closure-withdrawn'),
    ...signOffClocks(known).map((one) => changeDeadline(one, { state: 'lapsed' }, 'withdrawn')),
    ...exitRests(known, 'withdrawn'),
  ])
}

/** Clocks that rest while a case is closed and run again after. The 24 hours to the first contact are not among them. */
const resumed: readonly Deadline['kind'][] = [
  'monthly-status',
  'manager-decision',
  'seventeen-and-a-half',
  'safety-plan-first',
  'safety-plan-review',
  // A proposal that waited for a manager when the case closed waits for one again.
  'safety-plan-step-down',
  'watch-contact',
  'missing-four-week-review',
  'return-interview',
  'court-date',
  'immigration-interview',
  'statement-due',
  'appeal-due',
  'leave-expiry',
  'network-review',
  'needs-assessment',
  'exceptional-need',
  'nrm-information-due',
  'nrm-reconsideration',
  'transition-plan',
  'nrm-answer-at-18',
  'transition-review',
  'contact-after-18',
  'voice-entry',
  'voice-three-monthly',
  'voice-seventeen-and-a-half',
  'voice-after-18',
]

/** closed → accepted, to be allocated anew; the monthly status resumes and the first contact keeps its one clock. */
export function reopen(
  known: ClosureKnown,
  asked: { readonly reason: string; readonly why: string },
  by: AccountId,
  now: Date,
): FactsOrRefusal {
  const { stage } = known.head.columns
  if (stage !== 'closed') return refuse('not-in-this-state', `case-${stage}`)
  if (asked.reason === '' || asked.why.trim() === '') return refuse('reason-required', 'why-reopen')
  const { proposal, caseId } = known
  return done([
    newFact(closureDecision, caseId, {
      decision: 'reopen',
      proposal_id: proposal?.id ?? null,
      proposal_version: proposal?.version ?? null,
      reopen_reason: asked.reason,
      why: asked.why,
      exit_not_asked: null,
      exit_not_asked_words: null,
      decided_by: by,
    }),
    headAt(known, 'accepted', 'case-reopened'),
    ...runAgain(
      closedWith(known).filter(({ kind }) => resumed.includes(kind)),
      { ...known.births, stage: 'accepted', deadlines: known.deadlines },
      'case-reopened',
      now,
    ),
    ...monthsResumed(known, now),
  ])
}

/**
 * The month that a reopened case is asked for, beside the one that waited when it closed: this one; or the month after the
 * last, where none waited. None where none was ever asked for, because the allocation that is still to come asks for the first.
 */
function monthsResumed(known: ClosureKnown, now: Date): FactToRecord[] {
  const { caseId, months } = known
  const last = parseMonth([...months].sort().at(-1) ?? '')
  if (last === null) return []
  const waited = closedWith(known).some(({ kind }) => kind === 'monthly-status')
  const month = waited ? monthOf(dayInLondon(now)) : nextMonth(last)
  return months.includes(month) ? [] : [statusDeadline(caseId, month)]
}
