import type { ParentalResponsibility, YesNoUnknown } from '../vocabulary.ts'
import { isAtLeast, ruleVersion } from './service-model.ts'
import type { ModelVersion } from './service-model.ts'

/**
 * DT-2: direct or indirect support? Sources: evaluation 2019 (RR111) Executive summary and §4; ICTG leaflets 2019 ("Role of
 * the ICTA Direct Support") and 2021; logic models 2021.
 */
export interface RouteFacts {
  /** Is a person with parental responsibility in the UK? */
  readonly parentalResponsibility: ParentalResponsibility
  readonly fromOutsideUk: YesNoUnknown
  /** Is the holder of parental responsibility suspected of involvement? */
  readonly holderSuspected: YesNoUnknown
  /** A finding of the exceptional-need assessment (DT-3); `unknown` = not assessed yet, and no need has been found. */
  readonly exceptionalNeed: YesNoUnknown
  /** Is the child's site in the exceptional-need pilot on the day? */
  readonly inExceptionalNeedPilot: boolean
}

export type RouteQuestion = 'parentalResponsibility' | 'fromOutsideUk' | 'holderSuspected'
export type RouteRow = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'none'
export type RouteOutcome = 'direct' | 'indirect' | 'exceptional-need' | 'manager-decision' | 'hold'

export type RouteReason =
  | 'everyone-direct-in-this-model'
  | 'no-parental-responsibility-in-uk'
  | 'parents-suspected-child-from-abroad'
  | 'parents-suspected-guidance-silent'
  | 'parents-suspected-uk-child'
  | 'parental-responsibility-in-uk'
  | 'exceptional-need-in-pilot'
  | 'exceptional-need-outside-pilot'
  | 'exceptional-need-not-in-this-model'
  | 'exceptional-need-not-assessed'
  | 'exceptional-need-and-parents-suspected'
  | 'mis-referral'
  | 'answers-needed'

export interface RouteResult {
  readonly outcome: RouteOutcome
  /** The row of DT-2; `none` where the table has no row (a mis-referral, or answers that two rows would read differently). */
  readonly row: RouteRow
  readonly reasons: readonly RouteReason[]
  /** Questions to resolve before the route is known; empty unless the outcome is `hold`. */
  readonly toResolve: readonly RouteQuestion[]
  readonly ruleVersion: string
}

interface Reading {
  readonly row: RouteRow
  readonly outcome: Exclude<RouteOutcome, 'hold'>
  readonly reasons: readonly RouteReason[]
}

type Era = 'V1' | 'V2' | 'V3+'
type Decided = Omit<Reading, 'row'>

const direct = (...reasons: RouteReason[]): Decided => ({ outcome: 'direct', reasons })
const indirect = (...reasons: RouteReason[]): Decided => ({ outcome: 'indirect', reasons })
const manager = (...reasons: RouteReason[]): Decided => ({ outcome: 'manager-decision', reasons })
const v1 = direct('everyone-direct-in-this-model')

/** The table itself: each row under each model. Row g is not here: it is what cannot be read (`decideRoute`). */
const table: Readonly<Record<Exclude<RouteRow, 'g' | 'none'>, Readonly<Record<Era, Decided>>>> = {
  a: {
    V1: v1,
    V2: direct('no-parental-responsibility-in-uk'),
    'V3+': direct('no-parental-responsibility-in-uk'),
  },
  b: {
    V1: v1,
    V2: direct('parents-suspected-child-from-abroad'),
    // The leaflet of 2019 gives direct support; that of 2021 does not repeat it, so a manager decides.
    'V3+': manager('parents-suspected-child-from-abroad', 'parents-suspected-guidance-silent'),
  },
  c: {
    V1: v1,
    V2: indirect('parents-suspected-uk-child'),
    'V3+': indirect('parents-suspected-uk-child'),
  },
  d: {
    V1: v1,
    V2: indirect('parental-responsibility-in-uk'),
    'V3+': indirect('parental-responsibility-in-uk'),
  },
  e: {
    V1: v1,
    V2: indirect('parental-responsibility-in-uk', 'exceptional-need-not-in-this-model'),
    'V3+': { outcome: 'exceptional-need', reasons: ['exceptional-need-in-pilot'] },
  },
  f: {
    V1: v1,
    V2: indirect('parental-responsibility-in-uk', 'exceptional-need-not-in-this-model'),
    'V3+': indirect('parental-responsibility-in-uk', 'exceptional-need-outside-pilot'),
  },
}

/**
 * DT-2. In: the answers and the model under which the child is supported. Out: total over all answers. Where an answer is
 * unknown, every answer it could be is tried: if all give one outcome, that is the route, else the child is held at triage.
 */
export function decideRoute(facts: RouteFacts, model: ModelVersion): RouteResult {
  const era: Era = model === 'V1' ? 'V1' : isAtLeast(model, 'V3') ? 'V3+' : 'V2'
  const version = ruleVersion('DT-2', model)
  if (facts.parentalResponsibility === 'mis-referral') {
    // Its answer means that the child should not have been referred: no row of the table reads it.
    return { ...manager('mis-referral'), row: 'none', toResolve: [], ruleVersion: version }
  }
  if (facts.parentalResponsibility === 'unknown') {
    if (era === 'V1') return { ...v1, row: 'g', toResolve: [], ruleVersion: version }
    const toResolve = ['parentalResponsibility'] as const
    return { outcome: 'hold', row: 'g', reasons: ['answers-needed'], toResolve, ruleVersion: version }
  }
  const readings = completions(facts).map((complete) => read(complete, era))
  const first = readings[0]
  const agreed = first !== undefined && readings.every(({ outcome }) => outcome === first.outcome)
  if (!agreed) {
    return {
      outcome: 'hold',
      row: 'none',
      reasons: ['answers-needed'],
      toResolve: unresolved(facts),
      ruleVersion: version,
    }
  }
  const row = readings.every((reading) => reading.row === first.row) ? first.row : 'none'
  return { outcome: first.outcome, row, reasons: first.reasons, toResolve: [], ruleVersion: version }
}

/** One complete set of answers, read by the table. */
function read(facts: RouteFacts, era: Era): Reading {
  const row = rowOf(facts)
  const decided = table[row][era]
  if (era === 'V1' || row === 'a' || row === 'b') return { row, ...decided }
  if (row === 'c' && facts.exceptionalNeed === 'yes' && facts.inExceptionalNeedPilot && era === 'V3+') {
    // Row c is for no exceptional need and row e for parents not suspected: nothing in the table reads both at once.
    return { row, ...manager('parents-suspected-uk-child', 'exceptional-need-and-parents-suspected') }
  }
  const pending = facts.exceptionalNeed === 'unknown' && facts.inExceptionalNeedPilot && era === 'V3+'
  return pending
    ? { row, ...decided, reasons: [...decided.reasons, 'exceptional-need-not-assessed'] }
    : { row, ...decided }
}

function rowOf(facts: RouteFacts): Exclude<RouteRow, 'g' | 'none'> {
  if (facts.parentalResponsibility === 'without') return 'a'
  if (facts.holderSuspected === 'yes') return facts.fromOutsideUk === 'yes' ? 'b' : 'c'
  // A need that has not been assessed has not been found: the child gets indirect support at once, not a wait.
  if (facts.exceptionalNeed !== 'yes') return 'd'
  return facts.inExceptionalNeedPilot ? 'e' : 'f'
}

/** Every way the two unknown answers could turn out. */
function completions(facts: RouteFacts): readonly RouteFacts[] {
  const either = (answer: YesNoUnknown): readonly YesNoUnknown[] =>
    answer === 'unknown' ? ['no', 'yes'] : [answer]
  return either(facts.holderSuspected).flatMap((holderSuspected) =>
    either(facts.fromOutsideUk).map((fromOutsideUk) => ({ ...facts, holderSuspected, fromOutsideUk })),
  )
}

function unresolved(facts: RouteFacts): readonly RouteQuestion[] {
  const questions = ['holderSuspected', 'fromOutsideUk'] as const
  return questions.filter((question) => facts[question] === 'unknown')
}
