import {
  calendarDay,
  dayInLondon,
  eighteenthBirthday,
  isAdultOn,
  seventeenAndAHalf,
  startOfLondonDay,
} from '../../kernel/calendar-day.ts'
import type { CaseId, SiteCode } from '../../kernel/ids.ts'
import { supportEnd } from '../../kernel/policy/duration.ts'
import type { ModelVersion } from '../../kernel/policy/service-model.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { siteInPilot } from '../../platform/reference-data/index.ts'
import { moveAfter18 } from './after-18.ts'
import type { DeadlineKind } from './facts.ts'
import { changeDeadline, openDeadline, type Deadline } from './store.ts'

/** Which birthdays a case waits for. null: none, because the birth date is not known or the person was an adult already. */
export interface BirthdaysDue {
  /** The start of the day, London, on which the child is 17 years and 6 months old (DT-4). */
  readonly assessment: Date
  /** The start of the 18th birthday: a manager decides, nothing closes by itself (DT-4). */
  readonly eighteen: Date
}

/** A child already past 17½ when referred is due for assessment at once, not before the service knew the child. */
export function birthdaysDue(dob: string | null, receivedAt: Date): BirthdaysDue | null {
  if (dob === null) return null
  const born = calendarDay(dob)
  if (isAdultOn(born, dayInLondon(receivedAt))) return null
  const assessment = startOfLondonDay(seventeenAndAHalf(born))
  return {
    assessment: assessment < receivedAt ? receivedAt : assessment,
    eighteen: startOfLondonDay(eighteenthBirthday(born)),
  }
}

/** `about` of the manager's decision at 18, and of the one at the end of the fixed period of V1 and V2. */
export const TURNING_18 = 'turning-18'
export const DURATION_REACHED = 'duration-reached'
/** `about` of the clock at 17½ where no needs assessment is asked for: the way out at 18 is planned. */
export const PLAN_ONLY = 'plan-only'

/** What the birthday clocks of a case rest on. */
export interface BornInto {
  readonly caseId: CaseId
  readonly dob: string | null
  readonly receivedAt: Date
  readonly model: ModelVersion
  readonly site: string | null
}

interface ClockOfBirth {
  readonly kind: DeadlineKind
  readonly about: string | null
  /** null: nothing of this kind falls due. */
  readonly dueAt: Date | null
}

/**
 * DT-4 asks for a needs assessment at 17½ in the areas of the post-18 pilot alone; elsewhere that is the day to plan the way out.
 * The area counts as it is on the day that it falls due (reference-data/pilot-membership.csv, dated).
 */
function atSeventeenAndAHalf(site: string | null, dueAt: Date): string | null {
  const inPilot = site !== null && siteInPilot('post-18', site as SiteCode, dayInLondon(dueAt))
  return inPilot ? null : PLAN_ONLY
}

/** DT-7: the fixed period of V1 and V2, where it ends before the 18th birthday, which has a decision of its own. */
function fixedPeriodEnd({ dob, receivedAt, model }: BornInto): Date | null {
  const born = dob === null ? null : calendarDay(dob)
  const end = supportEnd({ referredOn: dayInLondon(receivedAt), dob: born, post18Decided: false }, model)
  return end.because === 'eighteen-months' && end.on !== null ? startOfLondonDay(end.on) : null
}

/** Every clock that follows from the birth date and the day of the referral, as it ought to be due. Pure. */
export function clocksOfBirth(known: BornInto): readonly ClockOfBirth[] {
  const due = birthdaysDue(known.dob, known.receivedAt)
  return [
    {
      kind: 'seventeen-and-a-half',
      about: due === null ? null : atSeventeenAndAHalf(known.site, due.assessment),
      dueAt: due?.assessment ?? null,
    },
    { kind: 'manager-decision', about: TURNING_18, dueAt: due?.eighteen ?? null },
    { kind: 'manager-decision', about: DURATION_REACHED, dueAt: fixedPeriodEnd(known) },
  ]
}

/** The same as facts, for the act that founds the case. */
export function openClocksOfBirth(known: BornInto): FactToRecord[] {
  return clocksOfBirth(known).flatMap(({ kind, about, dueAt }) =>
    dueAt === null ? [] : [openDeadline(known.caseId, kind, dueAt, about)],
  )
}

const at = (one: Deadline): number => one.dueAt?.getTime() ?? Number.POSITIVE_INFINITY
const waits = (one: Deadline): boolean => one.state === 'open' || one.state === 'paused'
const WHY = 'birth-date-changed'

/**
 * The clock itself where nobody has decided on it yet; where somebody has (`met`), what waits is the next look that a manager asked
 * for, which no birthday moves.
 */
function standing({ kind, about }: ClockOfBirth, deadlines: readonly Deadline[]) {
  const all = deadlines.filter(
    (seen) => seen.kind === kind && (kind === 'seventeen-and-a-half' || seen.about === about),
  )
  const met = all.filter(({ state }) => state === 'met')
  return { met, clock: met.length > 0 ? undefined : (all.find(waits) ?? all[0]), looks: all.filter(waits) }
}

/** At rest with its case it moves and goes on resting, so that it is right when it runs again. */
function moveAtRest(ought: ClockOfBirth, all: readonly Deadline[]): FactToRecord[] {
  const { about, dueAt } = ought
  const { clock } = standing(ought, all)
  if (clock?.atRest === undefined) return []
  if (dueAt === null) return [changeDeadline(clock, { state: 'lapsed' }, WHY)]
  const right = at(clock) === dueAt.getTime() && clock.about === about
  return right ? [] : [changeDeadline(clock, { state: 'lapsed', dueAt, about }, clock.atRest)]
}

function move(caseId: CaseId, ought: ClockOfBirth, all: readonly Deadline[], now: Date): FactToRecord[] {
  const { kind, about, dueAt } = ought
  const { met, clock, looks } = standing(ought, all)
  const [decided] = met
  if (decided !== undefined) {
    // Decided on under a birth date now known to be wrong, and its day is still to come: it is asked again on that day.
    const tooEarly =
      kind === 'manager-decision' &&
      dueAt !== null &&
      dueAt > now &&
      !met.some((one) => at(one) === dueAt.getTime())
    return tooEarly
      ? [
          changeDeadline(decided, { state: 'open', dueAt, metAt: null }, WHY),
          ...looks.map((one) => changeDeadline(one, { state: 'lapsed' }, WHY)),
        ]
      : []
  }
  if (clock === undefined) return dueAt === null ? [] : [openDeadline(caseId, kind, dueAt, about)]
  if (dueAt === null) return waits(clock) ? [changeDeadline(clock, { state: 'lapsed' }, WHY)] : []
  const right = clock.state !== 'lapsed' && at(clock) === dueAt.getTime() && clock.about === about
  return right ? [] : [changeDeadline(clock, { state: 'open', dueAt, about }, WHY)]
}

/**
 * What a new or corrected birth date, or another area, does to the deadlines that follow from it, to be recorded in the same act.
 * In: the case as it stands after that, and every deadline of the case whatever its state.
 * A decision that was made under a birth date now known to be wrong is asked again if its day is still to come; a needs
 * assessment that was held stays held. In a case that is over nothing begins, and what rests moves at rest.
 */
export function moveBirthdays(
  known: BornInto & { readonly stage: CaseStage; readonly deadlines: readonly Deadline[] },
  now: Date,
): FactToRecord[] {
  const { caseId, deadlines, dob } = known
  const over = known.stage === 'declined' || known.stage === 'closed'
  return [
    ...clocksOfBirth(known).flatMap((ought) =>
      over ? moveAtRest(ought, deadlines) : move(caseId, ought, deadlines, now),
    ),
    ...(dob === null ? [] : moveAfter18(calendarDay(dob), deadlines, dayInLondon(now))),
  ]
}
