import type { CalendarDay } from '../calendar-day.ts'
import { attains, isAdultOn } from '../calendar-day.ts'
import type { DobStanding, YesNoUnknown } from '../vocabulary.ts'
import { isAtLeast, ruleVersion } from './service-model.ts'
import type { ModelVersion } from './service-model.ts'

/**
 * DT-1: is the child eligible for the service? Nationality and immigration status are no part of it and never exclude; nor is
 * a positive NRM decision needed. Sources: evaluation 2019 (RR111) §3.2.1, Table 3; ICTG leaflet 2021; MSA 2015 s.51.
 */
export interface EligibilityFacts {
  /** Aged 18 or over when identified, or age-assessed so (`adultWhenIdentified` works it out). */
  readonly adult: YesNoUnknown
  /** Where the age is not certain: are there reasonable grounds to believe the child is under 18? */
  readonly groundsToThinkUnder18: YesNoUnknown
  /** Does the authority responsible for the child belong to a site that operates on the day of the referral? */
  readonly inOperatingSite: YesNoUnknown
  /** Identified before an additional site of 2021 began to take children (`identifiedTooEarly`). */
  readonly identifiedTooEarly: YesNoUnknown
  readonly suspectedVictim: YesNoUnknown
  readonly referredToNrm: YesNoUnknown
}

export type EligibilityQuestion = keyof EligibilityFacts
export type EligibilityRow = '1' | '2' | '3' | '4' | '5' | '6'

/** One line of the screen: the question, the answer, what the row made of it, the rule and its source. */
export interface EligibilityCondition {
  readonly id: EligibilityRow
  /** Content key of each question the row asks, with its answer. */
  readonly answers: readonly { readonly question: EligibilityQuestion; readonly answer: YesNoUnknown }[]
  /** excludes = this row alone makes the child not eligible; open = an answer is needed; passes = it does not exclude. */
  readonly reading: 'excludes' | 'open' | 'passes' | 'not-in-this-model'
  readonly rule: string
  readonly source: string
}

export interface EligibilityResult {
  readonly outcome: 'eligible' | 'not-eligible' | 'hold'
  /** The row that decided: the first that excludes, else the first still open, else 2 (treated as a child) or 6. */
  readonly row: EligibilityRow
  /** True where the age is uncertain and the child is treated as one until assessed (MSA 2015 s.51). */
  readonly treatedAsChild: boolean
  /** Questions whose answer could still change the outcome; empty unless the outcome is `hold`. */
  readonly toResolve: readonly EligibilityQuestion[]
  readonly conditions: readonly EligibilityCondition[]
  readonly ruleVersion: string
}

interface RowDefinition {
  readonly id: '1' | '2' | '3' | '4' | '5'
  readonly questions: readonly EligibilityQuestion[]
  readonly since: ModelVersion
  readonly rule: string
  readonly source: string
  /** Does the row exclude? Three-valued: unknown = cannot be said yet. */
  readonly excludes: (facts: EligibilityFacts) => YesNoUnknown
}

const rows: readonly RowDefinition[] = [
  {
    id: '1',
    questions: ['adult'],
    since: 'V1',
    rule: 'aged-18-or-over',
    source: 'RR111 §3.2.1, fn 11; ICTG leaflet 2021',
    // An uncertain age is not this row's: row 2 reads it.
    excludes: (facts) => (facts.adult === 'yes' ? 'yes' : 'no'),
  },
  {
    id: '2',
    questions: ['adult', 'groundsToThinkUnder18'],
    since: 'V1',
    rule: 'uncertain-age-treated-as-child',
    source: 'Modern Slavery Act 2015 s.51; interim guidance 2024',
    // Without grounds the age has to be assessed first; that is a wait, not an exclusion.
    excludes: (facts) =>
      facts.adult === 'unknown' && facts.groundsToThinkUnder18 !== 'yes' ? 'unknown' : 'no',
  },
  {
    id: '3',
    questions: ['inOperatingSite'],
    since: 'V1',
    rule: 'outside-operating-sites',
    source: 'ICTG leaflets 2019 and 2021; RR111 Table 3',
    excludes: (facts) => negation(facts.inOperatingSite),
  },
  {
    id: '4',
    questions: ['identifiedTooEarly'],
    since: 'V3',
    rule: 'identified-before-site-opened',
    source: 'ICTG leaflet 2021',
    excludes: (facts) => facts.identifiedTooEarly,
  },
  {
    id: '5',
    questions: ['suspectedVictim', 'referredToNrm'],
    since: 'V1',
    rule: 'neither-suspected-nor-referred',
    source: 'ICTG leaflet 2021',
    excludes: (facts) => {
      if (facts.suspectedVictim === 'yes' || facts.referredToNrm === 'yes') return 'no'
      return facts.suspectedVictim === 'no' && facts.referredToNrm === 'no' ? 'yes' : 'unknown'
    },
  },
]

/**
 * DT-1. In: the six answers and the model of the day the referral was received. Out: total over all answers.
 * A row that excludes settles the outcome whatever is still unknown; otherwise an open row holds it.
 */
export function decideEligibility(facts: EligibilityFacts, model: ModelVersion): EligibilityResult {
  const conditions = rows.map((row): EligibilityCondition => {
    const excludes = row.excludes(facts)
    const reading = excludes === 'yes' ? 'excludes' : excludes === 'unknown' ? 'open' : 'passes'
    return {
      id: row.id,
      answers: row.questions.map((question) => ({ question, answer: facts[question] })),
      reading: isAtLeast(model, row.since) ? reading : 'not-in-this-model',
      rule: row.rule,
      source: row.source,
    }
  })
  const excluding = conditions.find((condition) => condition.reading === 'excludes')
  const open = conditions.filter((condition) => condition.reading === 'open')
  const treatedAsChild = facts.adult === 'unknown' && facts.groundsToThinkUnder18 === 'yes'
  const shared = { treatedAsChild, conditions, ruleVersion: ruleVersion('DT-1', model) }
  if (excluding !== undefined) return { outcome: 'not-eligible', row: excluding.id, toResolve: [], ...shared }
  const first = open[0]
  if (first === undefined) {
    return { outcome: 'eligible', row: treatedAsChild ? '2' : '6', toResolve: [], ...shared }
  }
  // Row 2 with grounds answered "no" still waits for the age itself, which is unknown and so is listed.
  const unknown = open.flatMap(({ answers }) => answers.filter(({ answer }) => answer === 'unknown'))
  const toResolve = [...new Set(unknown.map(({ question }) => question))]
  return { outcome: 'hold', row: first.id, toResolve, ...shared }
}

/**
 * Was the child an adult when identified? In: date of birth and how sure it is, the outcome of an age assessment if one was
 * made, and the day of identification (null = not known). An assessment outweighs a date of birth. A disputed date says
 * nothing; an approximate one counts only where it is more than a year from 18 [PROPOSAL].
 */
export function adultWhenIdentified(facts: {
  readonly dob: CalendarDay | null
  readonly standing: DobStanding
  readonly assessedAs: 'adult' | 'child' | null
  readonly identifiedOn: CalendarDay | null
}): YesNoUnknown {
  const { dob, standing, assessedAs, identifiedOn } = facts
  if (assessedAs !== null) return assessedAs === 'adult' ? 'yes' : 'no'
  if (dob === null || identifiedOn === null || standing === 'disputed' || standing === 'unknown')
    return 'unknown'
  if (standing === 'exact') return isAdultOn(dob, identifiedOn) ? 'yes' : 'no'
  if (identifiedOn < attains(dob, 17 * 12)) return 'no'
  return identifiedOn >= attains(dob, 19 * 12) ? 'yes' : 'unknown'
}

function negation(answer: YesNoUnknown): YesNoUnknown {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown'
}
