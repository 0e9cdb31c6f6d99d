import type { CalendarDay } from '../calendar-day.ts'
import { addDays, addMonths } from '../calendar-day.ts'
import type { ManagerDecisionKind } from '../vocabulary.ts'
import type { ModelVersion } from './service-model.ts'

/** Six months on the same day of the month (evaluation 2019 (RR111) fn 42–43; month arithmetic [PROPOSAL]). */
export const LONG_TERM_MONTHS = 6
/** Guardians ask for a multi-agency review within four weeks, and again (evaluation 2019 (RR111) §3.3.1). */
export const REVIEW_EVERY_DAYS = 28

export interface MissingEpisode {
  readonly startedOn: CalendarDay
  /** The day the child was found or came back; null = still missing. */
  readonly endedOn: CalendarDay | null
  /** Already missing when referred. */
  readonly onReferral: boolean
}

export interface MissingState {
  /**
   * Of the episode open on the day. `temporary` leaves out children missing on referral, as the evaluation does;
   * those are `on-referral` until six months have passed, and `long-term` after.
   */
  readonly classification: 'none' | 'on-referral' | 'temporary' | 'long-term'
  /** Missing on referral at any time: a flag beside the classification, since the two overlap. */
  readonly everOnReferral: boolean
  readonly missingSince: CalendarDay | null
  /** The day on which the open episode becomes or became long-term. */
  readonly longTermFrom: CalendarDay | null
  /** Raised from that day: a manager's review. DT-6: a classification, never an automatic closure. */
  readonly raises: Extract<ManagerDecisionKind, 'long-term-missing'> | null
}

/**
 * DT-6, as of a day. In: the child's episodes, in any order; what starts or ends after the day is not read.
 * Where two open episodes overlap, the longer counts.
 */
export function missingStateOn(episodes: readonly MissingEpisode[], day: CalendarDay): MissingState {
  const begun = episodes.filter((episode) => episode.startedOn <= day)
  const everOnReferral = begun.some((episode) => episode.onReferral)
  let open: MissingEpisode | null = null
  for (const episode of begun) {
    // On the day of return the child is no longer missing.
    if (episode.endedOn !== null && episode.endedOn <= day) continue
    if (open === null || episode.startedOn < open.startedOn) open = episode
  }
  if (open === null) {
    return { classification: 'none', everOnReferral, missingSince: null, longTermFrom: null, raises: null }
  }
  const longTermFrom = addMonths(open.startedOn, LONG_TERM_MONTHS)
  const shared = { everOnReferral, missingSince: open.startedOn, longTermFrom }
  if (day >= longTermFrom) return { classification: 'long-term', ...shared, raises: 'long-term-missing' }
  return { classification: open.onReferral ? 'on-referral' : 'temporary', ...shared, raises: null }
}

/** The day of the next multi-agency review: four weeks after the start or after the last review held. */
export function missingReviewDueOn(startedOn: CalendarDay, lastReviewOn: CalendarDay | null): CalendarDay {
  return addDays(
    lastReviewOn === null || lastReviewOn < startedOn ? startedOn : lastReviewOn,
    REVIEW_EVERY_DAYS,
  )
}

/**
 * May a manager close the case of a child who is long-term missing? V1 and V2 practice did; in July 2019 the Government
 * accepted that cases stay open until the child is found, and the 2020 market notice requires it, so from V3 it may not.
 * V4 and V5 say nothing readable [GAP]: as V3. A table and not a comparison, so that guidance can change one cell.
 */
export const longTermMissingMayClose: Readonly<Record<ModelVersion, boolean>> = {
  V1: true,
  V2: true,
  V3: false,
  V4: false,
  V5: false,
}
