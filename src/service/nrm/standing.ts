import { addDays, daysBetween, laterOf, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { NrmEventKind, Grounds, NrmOutcome, NrmRoute, ReconsiderationState } from './facts.ts'
import { afterWorkingDays, nrmTerm } from './terms.ts'

/** What the standing of a child's NRM referrals rests on; each list as it stands now. */
export interface NrmKnown {
  readonly referrals: readonly {
    readonly id: string
    readonly sentOn: CalendarDay
    readonly route: NrmRoute
  }[]
  readonly decisions: readonly {
    readonly id: string
    readonly referralId: string
    readonly grounds: Grounds
    readonly outcome: NrmOutcome
    readonly decidedOn: CalendarDay
  }[]
  readonly reconsiderations: readonly {
    readonly decisionId: string
    readonly state: ReconsiderationState
    readonly askedOn: CalendarDay
    readonly outcomeOn: CalendarDay | null
  }[]
  readonly events: readonly {
    readonly referralId: string
    readonly event: NrmEventKind
    readonly happenedOn: CalendarDay
  }[]
}

/** Codes of reference-data/nrm-stage.csv that follow from what this room holds. */
export const nrmStages = [
  'rg-pending',
  're-referred',
  'rg-positive',
  'rg-negative',
  'cg-pending',
  'cg-positive',
  'cg-negative',
  'suspended',
  'reconsideration',
  'withdrawn',
] as const
export type NrmStageCode = (typeof nrmStages)[number]

export interface NrmStanding {
  readonly referralId: string
  readonly stage: NrmStageCode
  readonly since: CalendarDay
  readonly sentOn: CalendarDay
  /** Days from the referral to the last decision, or to today while one is awaited. */
  readonly days: number
  readonly waitsFor: 'rg' | 'cg' | 'reconsideration' | null
  /** The day by which a decision is aimed for; null: no aim is published, or none is awaited. */
  readonly aimedFor: CalendarDay | null
  /** The last day of the least recovery period after positive reasonable grounds. */
  readonly recoveryUntil: CalendarDay | null
}

type Referral = NrmKnown['referrals'][number]
type Decision = NrmKnown['decisions'][number]

/** The referral that counts: the last one sent. */
export function currentReferral<R extends Pick<Referral, 'id' | 'sentOn'>>(
  referrals: readonly R[],
): R | null {
  return referrals.reduce<R | null>(
    (last, one) => (last === null || one.sentOn >= last.sentOn ? one : last),
    null,
  )
}

export interface Effective {
  readonly id: string
  readonly grounds: Grounds
  readonly outcome: NrmOutcome
  readonly on: CalendarDay
  readonly reconsidered: boolean
  /** Asked for and not answered; null: nobody asked, or it was answered. */
  readonly askedOn: CalendarDay | null
}

/** A decision as it counts now: a reconsideration that changed it made a negative one positive, on its own day. */
export function effective(decision: Decision, known: Pick<NrmKnown, 'reconsiderations'>): Effective {
  const asked = known.reconsiderations.find(({ decisionId }) => decisionId === decision.id)
  const changed = asked?.state === 'changed' && decision.outcome === 'negative'
  return {
    id: decision.id,
    grounds: decision.grounds,
    outcome: changed ? 'positive' : decision.outcome,
    on: changed && asked.outcomeOn !== null ? asked.outcomeOn : decision.decidedOn,
    reconsidered: changed,
    askedOn: asked?.state === 'asked' ? asked.askedOn : null,
  }
}

const isLast = ({ grounds }: { readonly grounds: Grounds }) => grounds !== 'rg'

/** The decision that counts last: conclusive grounds, or both at once, before reasonable grounds alone. */
export function lastDecision(known: NrmKnown, referralId: string): Effective | null {
  const of = known.decisions
    .filter((one) => one.referralId === referralId)
    .map((one) => effective(one, known))
  const withdrawn = of.find(({ outcome }) => outcome === 'withdrawn')
  return withdrawn ?? of.find(isLast) ?? of[0] ?? null
}

/** Paused on a day: suspended, and not taken up again since. Of two on one day the later told wins. */
function suspendedSince(known: NrmKnown, referralId: string): CalendarDay | null {
  const events = known.events
    .filter((one) => one.referralId === referralId && (one.event === 'suspended' || one.event === 'resumed'))
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0))
  const last = events.at(-1)
  return last?.event === 'suspended' ? last.happenedOn : null
}

function stageOf(
  known: NrmKnown,
  referral: Referral,
  today: CalendarDay,
): Pick<NrmStanding, 'stage' | 'since' | 'waitsFor' | 'recoveryUntil'> {
  const last = lastDecision(known, referral.id)
  const none = { waitsFor: null, recoveryUntil: null }
  if (last?.outcome === 'withdrawn') return { stage: 'withdrawn', since: last.on, ...none }
  if (last !== null && last.askedOn !== null)
    return { stage: 'reconsideration', since: last.askedOn, waitsFor: 'reconsideration', recoveryUntil: null }
  if (last !== null && isLast(last))
    return { stage: last.outcome === 'positive' ? 'cg-positive' : 'cg-negative', since: last.on, ...none }
  if (last?.outcome === 'negative') return { stage: 'rg-negative', since: last.on, ...none }
  const waitsFor = last === null ? 'rg' : 'cg'
  const recoveryUntil = last === null ? null : addDays(last.on, nrmTerm('recovery-days', last.on))
  const paused = suspendedSince(known, referral.id)
  if (paused !== null) return { stage: 'suspended', since: paused, waitsFor, recoveryUntil }
  if (last === null || recoveryUntil === null) {
    const again = known.referrals.some(({ id, sentOn }) => id !== referral.id && sentOn <= referral.sentOn)
    return { stage: again ? 're-referred' : 'rg-pending', since: referral.sentOn, waitsFor, recoveryUntil }
  }
  return today <= recoveryUntil
    ? { stage: 'rg-positive', since: last.on, waitsFor, recoveryUntil }
    : { stage: 'cg-pending', since: addDays(recoveryUntil, 1), waitsFor, recoveryUntil }
}

/** The part of what is known that had happened by the end of a day. */
export function knownOn(known: NrmKnown, day: CalendarDay): NrmKnown {
  return {
    referrals: known.referrals.filter(({ sentOn }) => sentOn <= day),
    decisions: known.decisions.filter(({ decidedOn }) => decidedOn <= day),
    reconsiderations: known.reconsiderations
      .filter(({ askedOn }) => askedOn <= day)
      .map((one) =>
        one.outcomeOn !== null && one.outcomeOn > day
          ? { ...one, state: 'asked' as const, outcomeOn: null }
          : one,
      ),
    events: known.events.filter(({ happenedOn }) => happenedOn <= day),
  }
}

/**
 * How the child's NRM referral stands on a day (domain §4.2). Null: none was sent by then. The days waited run from the day the
 * referral was sent, as in the published figures, and a suspension does not stop them.
 */
export function nrmStanding(all: NrmKnown, today: CalendarDay): NrmStanding | null {
  const known = knownOn(all, today)
  const referral = currentReferral(known.referrals)
  if (referral === null) return null
  const at = stageOf(known, referral, today)
  const devolved = referral.route === 'devolved'
  const aimedFor =
    at.waitsFor !== 'rg'
      ? null
      : devolved
        ? addDays(referral.sentOn, nrmTerm('rg-panel-days', referral.sentOn))
        : afterWorkingDays(referral.sentOn, nrmTerm('rg-aim-working-days', referral.sentOn))
  const until = at.waitsFor === null ? laterOf(at.since, referral.sentOn) : today
  return {
    ...at,
    referralId: referral.id,
    sentOn: referral.sentOn,
    days: daysBetween(referral.sentOn, until),
    aimedFor,
  }
}
