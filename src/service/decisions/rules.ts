import {
  calendarDay,
  dayInLondon,
  seventeenAndAHalf,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import { supportEnd } from '../../kernel/policy/duration.ts'
import { longTermMissingMayClose, missingReviewDueOn, missingStateOn } from '../../kernel/policy/missing.ts'
import { nrmEffect, type NrmEvent } from '../../kernel/policy/nrm-outcome.ts'
import { isAtLeast, ruleVersion, type ModelVersion } from '../../kernel/policy/service-model.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import { caseFile, type CaseStage } from '../../platform/access/index.ts'
import {
  factIdOf,
  newFact,
  nextVersion,
  type ColumnsOf,
  type FactToRecord,
} from '../../platform/record/index.ts'
import { changeDeadline, openDeadline, type Deadline } from '../deadlines/index.ts'
import { managerDecision, type DecisionAnswer, type DecisionSubject } from './facts.ts'

/** What is known of the child and the case that a manager's decision may turn on. null = not known or not asked. */
export interface ChildFacts {
  readonly stage: CaseStage
  readonly model: ModelVersion
  readonly receivedOn: CalendarDay
  readonly dob: CalendarDay | null
  readonly inPost18Pilot: boolean
  readonly nrmStage: string | null
  /** null where the child is not missing, or nobody knows since when. */
  readonly missingSince: CalendarDay | null
}

export interface RuleInForce {
  /** `DT-6@V5` */
  readonly rule: string
  readonly source: string
  /** What a manager may decide under the case's model, in the order of the form. */
  readonly options: readonly DecisionAnswer[]
}

type ModelFacts = Pick<ChildFacts, 'model' | 'inPost18Pilot'>
interface Written {
  readonly table: string
  readonly source: string
  readonly options: readonly DecisionAnswer[]
}

// Support after 18 is tried in the pilot sites only, since V3; elsewhere a manager may let a transition finish.
const after18 = ({ model, inPost18Pilot }: ModelFacts): Written => ({
  table: 'DT-4',
  source: 'Logic models 2021 (part 2); evaluation 2019 (RR111) §3.3.3',
  options: [
    ...(inPost18Pilot && isAtLeast(model, 'V3') ? (['hand-to-post-18'] as const) : []),
    'close',
    'continue',
    'defer',
  ],
})

const judgement = (event: NrmEvent) => (): Written => ({
  table: 'DT-5',
  source: nrmEffect(event).source,
  options: ['close', 'continue', 'defer'],
})

/** Where the law of each subject is written, and what it allows (DT-4 to DT-7). Nothing here closes a case. */
const written: Readonly<Record<DecisionSubject, (facts: ModelFacts) => Written>> = {
  'turning-18': after18,
  'post-18-support': after18,
  'long-term-missing': ({ model }) =>
    longTermMissingMayClose[model]
      ? {
          table: 'DT-6',
          source: 'Evaluation 2019 (RR111) §3.3.1, fn 43',
          options: ['keep-open-until-found', 'close', 'defer'],
        }
      : {
          table: 'DT-6',
          source: 'Government response, July 2019; market notice 2020',
          options: ['keep-open-until-found', 'defer'],
        },
  'negative-nrm-decision': () => {
    const effect = nrmEffect('rg-negative')
    return {
      table: 'DT-5',
      source: effect.source,
      options: [
        ...(effect.reconsiderationPossible ? (['seek-reconsideration'] as const) : []),
        'close',
        'defer',
      ],
    }
  },
  'no-trafficking-indicators': judgement('no-indicators-at-referral'),
  'no-trafficking-concerns': judgement('no-remaining-concern'),
  'duration-reached': () => ({
    table: 'DT-7',
    source: 'Evaluation 2019 (RR111) §3.3.3',
    options: ['close', 'continue', 'defer'],
  }),
}

/** The rule under the case's own model, where it is written, and the answers it permits. */
export function ruleInForce(about: DecisionSubject, facts: ModelFacts): RuleInForce {
  const { table, source, options } = written[about](facts)
  return { rule: ruleVersion(table, facts.model), source, options }
}

const negativeStages: readonly NrmEvent[] = ['rg-negative', 'cg-negative']

// The transition is planned from 17½ (DT-4); before that there is nothing to decide.
const planned = ({ dob }: ChildFacts, day: CalendarDay): boolean =>
  dob !== null && day >= seventeenAndAHalf(dob)

const raised: Readonly<Record<DecisionSubject, (facts: ChildFacts, day: CalendarDay) => boolean>> = {
  'turning-18': planned,
  'post-18-support': (facts, day) => facts.inPost18Pilot && planned(facts, day),
  'long-term-missing': ({ missingSince }, day) =>
    missingSince !== null &&
    missingStateOn([{ startedOn: missingSince, endedOn: null, onReferral: false }], day).raises !== null,
  'negative-nrm-decision': ({ nrmStage }) => negativeStages.some((stage) => stage === nrmStage),
  'duration-reached': ({ receivedOn, dob, model }, day) => {
    const end = supportEnd({ referredOn: receivedOn, dob, post18Decided: false }, model)
    return end.because === 'eighteen-months' && end.on !== null && day >= end.on
  },
  'no-trafficking-indicators': () => true,
  'no-trafficking-concerns': () => true,
}

/** Do the facts themselves ask for this decision on the day? Judgements (no indicators, no concern) may always be made. */
export function raisedBy(about: DecisionSubject, facts: ChildFacts, day: CalendarDay): boolean {
  return raised[about](facts, day)
}

/** The answers after which a manager is asked again. */
export function needsReview(answer: DecisionAnswer): boolean {
  return answer !== 'close' && answer !== 'hand-to-post-18'
}

/** The day offered for the next look: four weeks on, as agencies review a missing child (RR111 §3.3.1). */
export function reviewOffered(day: CalendarDay): CalendarDay {
  return missingReviewDueOn(day, null)
}

export interface DecisionAsked {
  readonly about: DecisionSubject
  readonly decision: DecisionAnswer
  readonly reviewOn: CalendarDay | null
  readonly why: string
}

/** When a manager may decide: while the case is open and the facts, a clock or an earlier decision ask for it. */
export function mayDecide(
  about: DecisionSubject,
  known: { readonly facts: ChildFacts; readonly deadline: Deadline | null; readonly decidedBefore: boolean },
  now: Date,
): Outcome<true> {
  const { facts, deadline } = known
  if (facts.stage === 'closed' || facts.stage === 'declined')
    return refuse('not-in-this-state', `case-${facts.stage}`)
  const clockAsks = deadline !== null && deadline.dueAt !== null && deadline.dueAt <= now
  return clockAsks || known.decidedBefore || raisedBy(about, facts, dayInLondon(now))
    ? done(true)
    : refuse('not-in-this-state', 'not-raised')
}

/**
 * The id follows from the case, the question and how often it was answered before: of two managers who answer at the same
 * instant, with or without a clock that both would stop, one comes after the other and is told so.
 */
const decisionId = (caseId: CaseId, about: DecisionSubject, made: number): FactId =>
  factIdOf('manager-decision', caseId, about, made)

/** The head of the case as it stands, for the one answer that changes its route. */
export interface HeadOfCase {
  readonly version: number
  readonly columns: ColumnsOf<typeof caseFile>
}

/**
 * A manager decides (DT-4 to DT-7). In: what is asked, what is known, the clock that asks for it (null = none), who and when.
 * Out: the facts of the act: the decision, its clock met, and the next clock where the answer needs another look; handing to
 * post-18 support changes the route too. The stage of the case never changes here: closing is an act of its own, with a
 * proposal and another person's sign-off.
 */
export function decideAsManager(
  asked: DecisionAsked,
  known: {
    readonly caseId: CaseId
    readonly facts: ChildFacts
    readonly deadline: Deadline | null
    /** How many decisions there are on this subject. */
    readonly made: number
    /** The clock of the needs assessment at 17½, while it runs. */
    readonly assessment: Deadline | null
    readonly head: HeadOfCase
  },
  by: AccountId,
  now: Date,
): Outcome<readonly FactToRecord[]> {
  const may = mayDecide(asked.about, { ...known, decidedBefore: known.made > 0 }, now)
  if (!may.ok) return may
  const { facts, deadline, caseId } = known
  const rule = ruleInForce(asked.about, facts)
  if (!rule.options.includes(asked.decision))
    return refuse('not-in-this-state', `${asked.decision}-not-in-${facts.model}`)
  if (asked.why.trim() === '') return refuse('reason-required', 'why')
  const reviewOn = needsReview(asked.decision) ? asked.reviewOn : null
  if (needsReview(asked.decision) && (reviewOn === null || reviewOn <= dayInLondon(now)))
    return refuse('reason-required', 'review-day')
  return done([
    newFact(
      managerDecision,
      caseId,
      {
        about: asked.about,
        decision: asked.decision,
        review_on: reviewOn,
        why: asked.why,
        rule: rule.rule,
        model_version: facts.model,
        decided_by: by,
      },
      decisionId(caseId, asked.about, known.made),
    ),
    ...(deadline === null
      ? []
      : [changeDeadline(deadline, { state: 'met', metAt: now }, `decided-${asked.decision}`)]),
    // Whoever decides what happens at 18 has weighed the needs at 17½; putting it off has not.
    ...(known.assessment !== null && asked.about === 'turning-18' && asked.decision !== 'defer'
      ? [changeDeadline(known.assessment, { state: 'met', metAt: now }, `decided-${asked.decision}`)]
      : []),
    ...(reviewOn === null
      ? []
      : [openDeadline(caseId, 'manager-decision', startOfLondonDay(calendarDay(reviewOn)), asked.about)]),
    ...(asked.decision === 'hand-to-post-18'
      ? [
          nextVersion(
            caseFile,
            caseId,
            { id: caseId, version: known.head.version },
            { ...known.head.columns, route: 'post-18' },
            'handed-to-post-18',
          ),
        ]
      : []),
  ])
}
