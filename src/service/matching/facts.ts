import { z } from 'zod'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

export const matchAnswers = ['same', 'different', 'not-sure'] as const
export type MatchAnswer = (typeof matchAnswers)[number]

/**
 * What a person decided about a possible existing child: one fact a pair of cases, kept with the case in which it was asked.
 * `different` is recorded so that nobody is asked again; `same` keeps what it takes to undo the link.
 */
export const matchDecision = factKind(
  'match_decision',
  z.object({
    other_case: z.string(),
    /** The other case's reference: the only thing of it that a later reader may lack the right to see. */
    other_reference: z.string(),
    decision: z.enum(matchAnswers),
    why: z.string().nullable(),
    /** The child id these cases had before the link, and the cases that were moved. Null unless `same`. */
    former_child: z.string().nullable(),
    moved_cases: z.array(z.string()).nullable(),
  }),
)

interface MatchDecisionTable extends CaseFactColumns {
  other_case: Once<string>
  other_reference: Once<string>
  decision: Once<MatchAnswer>
  why: Once<string | null>
  former_child: Once<string | null>
  moved_cases: Once<string[] | null>
}

export type MatchingTables = { match_decision: MatchDecisionTable }
