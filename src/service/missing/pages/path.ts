import type { Exchange } from '../../../platform/web/route.ts'
import { readDeadlines } from '../../deadlines/index.ts'
import { INTERVIEW, REVIEW } from '../clocks.ts'
import { readMissing, type EpisodeRow, type MissingKnown } from '../store.ts'
import type { TimeMissing } from './to-do.ts'

/** The episode of the path with all that stands about it, or null where it does not stand in this case. */
export async function episodeInPath(
  x: Exchange,
): Promise<{ readonly known: MissingKnown; readonly row: EpisodeRow } | null> {
  const id = x.params['episodeId'] ?? ''
  const known = await readMissing(x.db, x.caseId())
  const row = known.episodes.find((one) => one.id === id)
  return row === undefined ? null : { known, row }
}

/** When the strategy review and the return interview of one time missing are due; null where none is waited for. */
export async function clocksOf(
  x: Exchange,
  row: EpisodeRow,
): Promise<Pick<TimeMissing, 'reviewDueAt' | 'interviewDueAt'>> {
  const deadlines = await readDeadlines(x.db, { caseIds: [x.caseId()], kinds: [REVIEW, INTERVIEW] })
  const dueAt = (kind: typeof REVIEW | typeof INTERVIEW) =>
    deadlines.find((one) => one.kind === kind && one.about === row.id)?.dueAt ?? null
  return { reviewDueAt: dueAt(REVIEW), interviewDueAt: dueAt(INTERVIEW) }
}

export function episodePath(x: Exchange, id: string): string {
  return `/cases/${x.caseId()}/missing/${id}`
}

/** The columns of an episode as its schema has them. */
export function columnsOf(row: EpisodeRow) {
  const { started_at, on_referral, reported_at, reported_by, police_force, police_reference, risk_grade } =
    row
  const {
    missing_from,
    trigger,
    circumstances,
    ended_at,
    returned_how,
    found_site,
    police_check,
    return_note,
  } = row
  return {
    started_at,
    on_referral,
    reported_at,
    reported_by,
    police_force,
    police_reference,
    risk_grade,
    missing_from,
    trigger,
    circumstances,
    ended_at,
    returned_how,
    found_site,
    police_check,
    return_note,
  }
}
