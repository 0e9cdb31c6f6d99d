import { HOUR } from '../clock.ts'
import type { ClockPauseReason, ContactMode, ContactOutcome } from '../vocabulary.ts'

/** From receipt of the referral to the first successful contact (ICTG leaflet 2019; evaluation 2019 (RR111) annex A2). */
export const FIRST_CONTACT_LIMIT_MS = 24 * HOUR

export interface ContactWithChild {
  readonly at: Date
  readonly mode: ContactMode
  readonly outcome: ContactOutcome
}

/** The clock stands still from `from` until `until` (null = still paused), by a recorded rule and for nothing else. */
export interface ClockPause {
  readonly from: Date
  readonly until: Date | null
  readonly reason: ClockPauseReason
}

export interface FirstContactFacts {
  /** When the referral was received: the start, however late it was allocated. */
  readonly receivedAt: Date
  /** A child already missing has no clock; such children are shown apart [PROPOSAL]. */
  readonly missingOnReferral: boolean
  /** Attempts and contacts with the child, in any order. */
  readonly contacts: readonly ContactWithChild[]
  /** In any order; they may overlap. */
  readonly pauses: readonly ClockPause[]
}

export interface FirstContactClock {
  /**
   * running / paused: no contact yet and time left. met: contacted within the limit. breached: the limit passed, whether or
   * not there was a contact since (`contactedAt`). excluded: missing on referral.
   */
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'excluded'
  /** Milliseconds left of the limit at `now`, or at the contact that stopped the clock; negative = over. Null if excluded. */
  readonly msLeft: number | null
  /** When the time runs out, or ran out; null while it cannot be said (paused), once met, and if excluded. */
  readonly dueAt: Date | null
  /** First successful contact of any kind. */
  readonly contactedAt: Date | null
  /** First successful face-to-face contact: the stricter reading of the target, reported beside the other. */
  readonly metInPersonAt: Date | null
  /** Was each reached within the limit? Null while it still may be, and if excluded. */
  readonly contactedInTime: boolean | null
  readonly metInPersonInTime: boolean | null
}

/**
 * The 24-hour clock at `now`. It counts elapsed hours, day and night, weekends and clock changes alike. What lies after `now`
 * is not read, so the same facts show how the clock stood at any earlier time.
 */
export function firstContactClock(facts: FirstContactFacts, now: Date): FirstContactClock {
  const contactedAt = firstSuccess(facts, now, () => true)
  const metInPersonAt = firstSuccess(facts, now, (contact) => contact.mode === 'face-to-face')
  if (facts.missingOnReferral) {
    const none = { msLeft: null, dueAt: null, contactedInTime: null, metInPersonInTime: null }
    return { state: 'excluded', contactedAt, metInPersonAt, ...none }
  }
  const end = contactedAt ?? now
  const msLeft = msLeftAt(facts, end)
  const paused = contactedAt === null && facts.pauses.some((pause) => pauseCovers(pause, now))
  const over = msLeft < 0
  return {
    state: over ? 'breached' : contactedAt !== null ? 'met' : paused ? 'paused' : 'running',
    msLeft,
    dueAt: over || (contactedAt === null && !paused) ? limitReachedAt(facts, end) : null,
    contactedAt,
    metInPersonAt,
    contactedInTime: inTime(facts, contactedAt, now),
    metInPersonInTime: inTime(facts, metInPersonAt, now),
  }
}

function firstSuccess(
  facts: FirstContactFacts,
  now: Date,
  counts: (contact: ContactWithChild) => boolean,
): Date | null {
  let first: Date | null = null
  for (const contact of facts.contacts) {
    // A contact timed before the referral was received belongs to what led to it and stops nothing.
    const within = contact.at >= facts.receivedAt && contact.at <= now
    if (!within || contact.outcome !== 'successful' || !counts(contact)) continue
    if (first === null || contact.at < first) first = contact.at
  }
  return first
}

function inTime(facts: FirstContactFacts, at: Date | null, now: Date): boolean | null {
  if (at !== null) return msLeftAt(facts, at) >= 0
  return msLeftAt(facts, now) < 0 ? false : null
}

/** The limit less the time that ran from receipt to `end` outside every pause. */
function msLeftAt(facts: FirstContactFacts, end: Date): number {
  const start = facts.receivedAt.getTime()
  const stop = Math.max(start, end.getTime())
  return FIRST_CONTACT_LIMIT_MS - (stop - start - pausedBetween(facts.pauses, start, stop))
}

/** Milliseconds of a span covered by at least one pause: overlapping pauses count once. */
function pausedBetween(pauses: readonly ClockPause[], start: number, stop: number): number {
  return mergedPauses(pauses, start, stop).reduce((total, span) => total + span.until - span.from, 0)
}

/** The instant at which the allowed time ran out, or will if there is no further pause. */
function limitReachedAt(facts: FirstContactFacts, end: Date): Date {
  const start = facts.receivedAt.getTime()
  let due = start + FIRST_CONTACT_LIMIT_MS
  for (const span of mergedPauses(facts.pauses, start, Math.max(start, end.getTime()))) {
    if (span.from <= due) due += span.until - span.from
  }
  return new Date(due)
}

interface Span {
  readonly from: number
  readonly until: number
}

/** The pauses within a span of time, in order and without overlaps. */
function mergedPauses(pauses: readonly ClockPause[], start: number, stop: number): readonly Span[] {
  const spans = pauses
    .map((pause) => ({
      from: Math.max(start, pause.from.getTime()),
      until: Math.min(stop, pause.until === null ? stop : pause.until.getTime()),
    }))
    .sort((a, b) => a.from - b.from)
  const merged: Span[] = []
  let reached = start
  for (const span of spans) {
    const from = Math.max(span.from, reached)
    if (span.until <= from) continue
    merged.push({ from, until: span.until })
    reached = span.until
  }
  return merged
}

function pauseCovers(pause: ClockPause, now: Date): boolean {
  return pause.from <= now && (pause.until === null || now < pause.until)
}
