import { z } from 'zod'
import { exitReasons, settledPoints, type ExitReason } from '../../kernel/vocabulary.ts'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const code = z.string().nullable()
const words = z.string().nullable()

export const pointAnswers = ['yes', 'no', 'not-applicable', 'unknown'] as const
export type PointAnswer = (typeof pointAnswers)[number]

/** One of the seven points of "settled" (domain §4.11); answer null = not asked. */
export const settledPoint = z.object({
  point: z.enum(settledPoints),
  answer: z.enum(pointAnswers).nullable(),
  evidence: words,
})
export type SettledAnswer = z.infer<typeof settledPoint>

export const openProcesses = [
  'nrm',
  'asylum',
  'criminal-justice',
  'education',
  'health',
  'housing',
  'other',
] as const
export type OpenProcess = (typeof openProcesses)[number]

/** What goes on after the case is closed, and whose it is then. */
export const stillOpen = z.object({ process: z.enum(openProcesses), owner: z.string().min(1), note: words })
export type StillOpen = z.infer<typeof stillOpen>

export const onwardAnswers = ['yes', 'no', 'waiting', 'unknown'] as const
/** A service the child was referred on to (reference-data/onward-service.csv), and whether it took the child (null = not asked). */
export const onwardReferral = z.object({
  service: z.string(),
  accepted: z.enum(onwardAnswers).nullable(),
  note: words,
})
export type OnwardReferral = z.infer<typeof onwardReferral>

/** How the child's view was learnt. `could-not-be-asked` is an answer: the child is missing, say. */
export const childViewSources = [
  'in-person',
  'by-phone',
  'in-writing',
  'through-somebody',
  'could-not-be-asked',
] as const
export type ChildViewSource = (typeof childViewSources)[number]

export const proposalStates = ['proposed', 'returned', 'signed-off', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/**
 * A proposal to close a case. What was returned and is proposed again is the next version of the same fact, so that the whole
 * conversation stands in one history. Lists are JSON text, read back by `readProposal`.
 */
export const closureProposal = factKind(
  'closure_proposal',
  z.object({
    exit_reason: z.enum(exitReasons),
    /** reference-data/exit-other-detail.csv; never null where the reason is `other`. */
    exit_detail: code,
    exit_detail_words: words,
    exit_on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** JSON of SettledAnswer[], all seven points in their order. */
    settled: z.string(),
    child_view: words,
    child_view_how: z.enum(childViewSources).nullable(),
    /** yes, no, unknown: does anything go on after the closure. */
    anything_open: code,
    /** JSON of StillOpen[]. */
    still_open: z.string(),
    /** yes, no, unknown: was the child referred on. */
    referred_on: code,
    /** JSON of OnwardReferral[]. */
    onward: z.string(),
    summary: z.string().min(1),
    state: z.enum(proposalStates),
    returned_why: words,
    proposed_by: z.string(),
  }),
)

export const closureDecisions = ['sign-off', 'return', 'reopen'] as const
/** What a manager decided about a closure: signed off, returned for changes, or opened again. */
export const closureDecision = factKind(
  'closure_decision',
  z.object({
    decision: z.enum(closureDecisions),
    /** The proposal decided on, and the version that was read; null where none is known (a case closed before the record). */
    proposal_id: z.string().nullable(),
    proposal_version: z.int().nullable(),
    /** reference-data/reopen-reason.csv; null unless reopened. */
    reopen_reason: code,
    /** What to change, or why it was opened again. */
    why: words,
    /**
     * reference-data/exit-not-asked.csv: signed off though nobody had asked the child how things are at exit. Null where it was
     * asked or tried, and for what is no sign-off. A child who did not want to answer was asked.
     */
    exit_not_asked: code,
    exit_not_asked_words: words,
    decided_by: z.string(),
  }),
)

interface ClosureProposalTable extends CaseFactColumns {
  exit_reason: Once<ExitReason>
  exit_detail: Once<string | null>
  exit_detail_words: Once<string | null>
  exit_on: Once<string>
  settled: Once<string>
  child_view: Once<string | null>
  child_view_how: Once<ChildViewSource | null>
  anything_open: Once<string | null>
  still_open: Once<string>
  referred_on: Once<string | null>
  onward: Once<string>
  summary: Once<string>
  state: Once<ProposalState>
  returned_why: Once<string | null>
  proposed_by: Once<string>
}
interface ClosureDecisionTable extends CaseFactColumns {
  decision: Once<(typeof closureDecisions)[number]>
  proposal_id: Once<string | null>
  proposal_version: Once<number | null>
  reopen_reason: Once<string | null>
  why: Once<string | null>
  exit_not_asked: Once<string | null>
  exit_not_asked_words: Once<string | null>
  decided_by: Once<string>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type ClosureTables = {
  closure_proposal: ClosureProposalTable
  closure_decision: ClosureDecisionTable
}
