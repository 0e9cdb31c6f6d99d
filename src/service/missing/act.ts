import type { FactToRecord } from '../../platform/record/index.ts'
import type { Exchange } from '../../platform/web/route.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { clockChanges, INTERVIEW, managerChanges, REVIEW, type ClockFacts } from './clocks.ts'
import { interviewRuleOf } from './words.ts'
import { episodeOf, type EpisodeRow, type InterviewRow, type MeetingRow, type MissingKnown } from './store.ts'

/** The facts of a case with what an act changes in them: what the clocks are computed from. */
export interface Changed {
  readonly episodes?: readonly EpisodeRow[]
  readonly meetings?: readonly Pick<MeetingRow, 'episode_id' | 'held_at' | 'next_on'>[]
  readonly interviews?: readonly Pick<InterviewRow, 'episode_id' | 'outcome' | 'settled_at'>[]
}

export const isOver = ({ head }: Pick<MissingKnown, 'head'>): boolean =>
  head.stage === 'closed' || head.stage === 'declined'

/** The changes of every clock that follow from an act, for the same act. */
export async function clocksAfter(
  x: Exchange,
  known: MissingKnown,
  changed: Changed,
  why: string,
): Promise<FactToRecord[]> {
  const caseId = x.caseId()
  const after: ClockFacts = {
    episodes: (changed.episodes ?? known.episodes).map(episodeOf),
    meetings: (changed.meetings ?? known.meetings).map((one) => ({
      episodeId: one.episode_id,
      heldAt: one.held_at,
      nextOn: one.next_on,
    })),
    interviews: (changed.interviews ?? known.interviews).map((one) => ({
      episodeId: one.episode_id,
      outcome: one.outcome,
      settledAt: one.settled_at,
    })),
    interviewHours: interviewRuleOf(known.head).hours,
    caseOver: isOver(known),
  }
  const deadlines = await readDeadlines(x.db, {
    caseIds: [caseId],
    kinds: [REVIEW, INTERVIEW, 'manager-decision'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return [
    ...clockChanges(caseId, after, deadlines, why),
    ...managerChanges(caseId, known.episodes.map(episodeOf), after, deadlines),
  ]
}
