import {
  FIRST_CONTACT_LIMIT_MS,
  firstContactClock,
  type FirstContactClock,
} from '../../kernel/policy/first-contact-clock.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type {
  ClockPauseReason,
  ContactCounterpart,
  ContactMode,
  ContactOutcome,
} from '../../kernel/vocabulary.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { changeDeadline, type Deadline } from '../deadlines/index.ts'

/** What the rules read of a contact. */
export interface ContactKnown {
  readonly id: string
  readonly at: Date
  readonly counterpart: ContactCounterpart
  readonly thirdPartyType: string | null
  readonly mode: ContactMode
  readonly outcome: ContactOutcome
}

export interface PauseKnown {
  readonly id: string
  readonly version: number
  readonly from: Date
  readonly until: Date | null
  readonly reason: ClockPauseReason
  readonly note: string | null
}

/** All that the first-contact clock of one case rests on. */
export interface ClockFacts {
  readonly receivedAt: Date
  readonly missingOnReferral: boolean
  /** Of every counterpart; the clock reads those with the child. */
  readonly contacts: readonly ContactKnown[]
  readonly pauses: readonly PauseKnown[]
  readonly breach: { readonly code: string; readonly note: string | null } | null
  /** Of the breach reason, also of one withdrawn; null = none was ever given. */
  readonly breachVersion: number | null
}

/** The 24-hour clock of a case at `now`, from receipt of the referral (domain §2.2, steps 7D and 7D′). */
export function firstContact(
  facts: Pick<ClockFacts, 'receivedAt' | 'missingOnReferral' | 'contacts' | 'pauses'>,
  now: Date,
): FirstContactClock {
  const withChild = facts.contacts.filter((one) => one.counterpart === 'child')
  return firstContactClock({ ...facts, contacts: withChild }, now)
}

/** A breached clock for which nobody has said why: shown on lists until somebody does. */
export function breachUnexplained(facts: ClockFacts, now: Date): boolean {
  return facts.breach === null && firstContact(facts, now).state === 'breached'
}

interface DeadlineStanding {
  readonly state: Deadline['state']
  readonly dueAt: Date | null
  readonly metAt: Date | null
}

/**
 * How the deadline stands that the clock gives rise to. Computed from facts alone, never from how it stood before, so that a
 * correction taken back leaves no trace in it.
 */
export function firstContactStanding(facts: ClockFacts, now: Date): DeadlineStanding {
  const clock = firstContact(facts, now)
  const { contactedAt } = clock
  const end = contactedAt ?? now
  const limit =
    clock.dueAt ??
    (clock.msLeft === null
      ? new Date(facts.receivedAt.getTime() + FIRST_CONTACT_LIMIT_MS)
      : new Date(end.getTime() + clock.msLeft))
  if (contactedAt !== null) return { state: 'met', dueAt: limit, metAt: contactedAt }
  if (clock.state === 'paused') return { state: 'paused', dueAt: null, metAt: null }
  return { state: 'open', dueAt: limit, metAt: null }
}

const sameMoment = (a: Date | null, b: Date | null): boolean =>
  (a?.getTime() ?? null) === (b?.getTime() ?? null)

function changeTo(seen: Deadline, standing: DeadlineStanding, why: string): FactToRecord[] {
  const same =
    seen.state === standing.state &&
    sameMoment(seen.dueAt, standing.dueAt) &&
    sameMoment(seen.metAt, standing.metAt)
  return same ? [] : [changeDeadline(seen, standing, why)]
}

/** The change the facts make to the case's first-contact deadline: none or one. A lapsed deadline is left alone. */
export function firstContactChanges(
  facts: ClockFacts,
  deadlines: readonly Deadline[],
  now: Date,
  why: string,
): FactToRecord[] {
  const standing = firstContactStanding(facts, now)
  return deadlines
    .filter((one) => one.kind === 'first-contact' && one.state !== 'lapsed')
    .flatMap((one) => changeTo(one, standing, why))
}

function reachedReferrer(contact: ContactKnown | null): contact is ContactKnown {
  return contact?.thirdPartyType === 'referrer' && contact.outcome === 'successful'
}

/**
 * Indirect work: the coordinator's call to the referrer (step 7I). A contact with the referrer meets an open deadline; one
 * that is corrected or withdrawn hands it to the next contact with the referrer, or opens it again.
 */
export function referrerCallChanges(
  change: { readonly before: ContactKnown | null; readonly after: ContactKnown | null },
  others: readonly ContactKnown[],
  deadlines: readonly Deadline[],
  why: string,
): FactToRecord[] {
  const { before, after } = change
  return deadlines
    .filter((one) => one.kind === 'referrer-call')
    .flatMap((one) => {
      const met = (metAt: Date): FactToRecord[] =>
        changeTo(one, { state: 'met', dueAt: one.dueAt, metAt }, why)
      if (one.state === 'open') return reachedReferrer(after) ? met(after.at) : []
      const wasThis = one.state === 'met' && reachedReferrer(before) && sameMoment(one.metAt, before.at)
      if (!wasThis) return []
      if (reachedReferrer(after)) return met(after.at)
      const next = others
        .filter((other) => reachedReferrer(other) && other.id !== before.id && other.at >= before.at)
        .sort((a, b) => a.at.getTime() - b.at.getTime())[0]
      if (next !== undefined) return met(next.at)
      return changeTo(one, { state: 'open', dueAt: one.dueAt, metAt: null }, why)
    })
}

/** The facts as they will be once one contact is added, changed or (after null) withdrawn. */
export function withContact(
  facts: ClockFacts,
  before: ContactKnown | null,
  after: ContactKnown | null,
): ClockFacts {
  const others = facts.contacts.filter((one) => one.id !== before?.id)
  return { ...facts, contacts: after === null ? others : [...others, after] }
}

/** The changes to both deadlines that follow from one contact added, changed or withdrawn. */
export function contactChanges(
  facts: ClockFacts,
  change: { readonly before: ContactKnown | null; readonly after: ContactKnown | null },
  deadlines: readonly Deadline[],
  now: Date,
  why: string,
): FactToRecord[] {
  const then = withContact(facts, change.before, change.after)
  return [
    ...firstContactChanges(then, deadlines, now, why),
    ...referrerCallChanges(change, facts.contacts, deadlines, why),
  ]
}

/**
 * A contact with the child that comes after the breach must say why it comes late. True when this contact is the one that
 * stops a breached clock and no reason has been given.
 */
export function mustExplainBreach(facts: ClockFacts, after: ContactKnown, now: Date): boolean {
  if (facts.breach !== null || after.counterpart !== 'child' || after.outcome !== 'successful') return false
  const clock = firstContact(facts, now)
  return clock.state === 'breached' && sameMoment(clock.contactedAt, after.at)
}

/**
 * May the clock be paused from `from`? Only while it runs and has time left: a pause never takes back a breach. Reasons that
 * need a manager are refused to others. `needsManager` comes from reference-data/clock-pause-reason.csv.
 */
export function pauseRefusal(
  facts: ClockFacts,
  asked: { readonly from: Date; readonly needsManager: boolean; readonly byManager: boolean },
  now: Date,
): Refusal | null {
  if (asked.needsManager && !asked.byManager) return refuse('not-permitted', 'pause-needs-manager').refusal
  if (facts.pauses.some((pause) => pause.until === null)) return refuse('already-done', 'paused').refusal
  if (firstContact(facts, now).state !== 'running')
    return refuse('not-in-this-state', 'clock-not-running').refusal
  if (asked.from > now || asked.from < facts.receivedAt)
    return refuse('not-in-this-state', 'pause-outside-clock').refusal
  return null
}

/** May the open pause end at `until`? Not before it began, nor in the future. */
export function resumeRefusal(pause: PauseKnown | null, until: Date, now: Date): Refusal | null {
  if (pause === null || pause.until !== null) return refuse('not-in-this-state', 'clock-not-paused').refusal
  if (until < pause.from || until > now) return refuse('not-in-this-state', 'resume-outside-pause').refusal
  return null
}
