import { z } from 'zod'
import type { Selectable } from 'kysely'
import { calendarDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { ExitReason } from '../../kernel/vocabulary.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import {
  onwardReferral,
  settledPoint,
  stillOpen,
  type ChildViewSource,
  type ClosureTables,
  type OnwardReferral,
  type ProposalState,
  type SettledAnswer,
  type StillOpen,
} from './facts.ts'

/** What is proposed, without who and how far it has come. */
export interface Proposal {
  readonly reason: ExitReason
  readonly detail: string | null
  readonly detailWords: string | null
  readonly exitOn: CalendarDay
  readonly settled: readonly SettledAnswer[]
  readonly childView: string | null
  readonly childViewHow: ChildViewSource | null
  readonly anythingOpen: string | null
  readonly stillOpen: readonly StillOpen[]
  readonly referredOn: string | null
  readonly onward: readonly OnwardReferral[]
  readonly summary: string
}

export interface StandingProposal extends Proposal {
  readonly id: FactId
  readonly version: number
  readonly state: ProposalState
  readonly returnedWhy: string | null
  readonly proposedBy: AccountId
  readonly proposedByName: string | null
  /** When this version was recorded. */
  readonly at: Date
}

/** reference-data/exit-not-asked.csv, and words for `other`. */
export interface ExitNotAsked {
  readonly reason: string
  readonly words: string | null
}

export interface ClosureDecisionMade {
  readonly decision: 'sign-off' | 'return' | 'reopen'
  readonly reopenReason: string | null
  readonly why: string | null
  /** Why it was signed off though nobody had asked the child at exit; null where it was asked, or it was no sign-off. */
  readonly exitNotAsked: ExitNotAsked | null
  readonly decidedByName: string | null
  readonly at: Date
}

export interface ClosureState {
  readonly stage: CaseStage
  /** The latest proposal, whatever became of it; null where nobody has proposed to close. */
  readonly proposal: StandingProposal | null
  /** The latest first. */
  readonly decisions: readonly ClosureDecisionMade[]
}

const list = <T extends z.ZodType>(item: T) => z.array(item)

/** A row of closure_proposal with its lists read. A list that does not parse is a bug, and throws. */
export function readProposal(row: Selectable<ClosureTables['closure_proposal']>): Proposal {
  return {
    reason: row.exit_reason,
    detail: row.exit_detail,
    detailWords: row.exit_detail_words,
    exitOn: calendarDay(row.exit_on),
    settled: list(settledPoint).parse(JSON.parse(row.settled)),
    childView: row.child_view,
    childViewHow: row.child_view_how,
    anythingOpen: row.anything_open,
    stillOpen: list(stillOpen).parse(JSON.parse(row.still_open)),
    referredOn: row.referred_on,
    onward: list(onwardReferral).parse(JSON.parse(row.onward)),
    summary: row.summary,
  }
}

/** Where the closure of a case stands; null for a case the asker may not see. */
export async function closureState(db: Db, caseId: CaseId): Promise<ClosureState | null> {
  const tables = db.withTables<ClosureTables>()
  const head = await tables
    .selectFrom('case_file')
    .select('stage')
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (head === undefined) return null
  const row = await tables
    .selectFrom('closure_proposal as p')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'p.proposed_by').on('a.superseded_at', 'is', null),
    )
    .selectAll('p')
    .select('a.name as proposed_by_name')
    .where('p.case_id', '=', caseId)
    .where('p.superseded_at', 'is', null)
    .where('p.standing', '=', 'recorded')
    .orderBy('p.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const decisions = await tables
    .selectFrom('closure_decision as d')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'd.decided_by').on('a.superseded_at', 'is', null),
    )
    .select([
      'd.decision',
      'd.reopen_reason',
      'd.why',
      'd.exit_not_asked',
      'd.exit_not_asked_words',
      'd.recorded_at',
      'a.name',
    ])
    .where('d.case_id', '=', caseId)
    .where('d.superseded_at', 'is', null)
    .where('d.standing', '=', 'recorded')
    .orderBy('d.recorded_at', 'desc')
    .execute()
  return {
    stage: head.stage,
    proposal:
      row === undefined
        ? null
        : {
            ...readProposal(row),
            id: row.id as FactId,
            version: row.version,
            state: row.state,
            returnedWhy: row.returned_why,
            proposedBy: row.proposed_by as AccountId,
            proposedByName: row.proposed_by_name,
            at: row.recorded_at,
          },
    decisions: decisions.map((one) => ({
      decision: one.decision,
      reopenReason: one.reopen_reason,
      why: one.why,
      exitNotAsked:
        one.exit_not_asked === null ? null : { reason: one.exit_not_asked, words: one.exit_not_asked_words },
      decidedByName: one.name,
      at: one.recorded_at,
    })),
  }
}
