import {
  addDays,
  calendarDay,
  dayInLondon,
  startOfLondonDay,
  type CalendarDay,
} from '../../kernel/calendar-day.ts'
import { lastDayOf, type CalendarMonth } from '../../kernel/calendar-month.ts'
import { entryOf, type CodeList } from '../../kernel/code-list.ts'
import type { Appeal, Claim, Decision, Interview, Representative, Statement } from './facts.ts'

/** A fact and when it was written down; of two of the same day the one written later stands. */
export interface Dated<C> {
  readonly id: string
  readonly recordedAt: Date
  readonly columns: C
}

/** Everything of a case that says where a claim stands. */
export interface ClaimKnown {
  /** null: nobody recorded whether there is a claim. */
  readonly claim: Dated<Claim> | null
  readonly representatives: readonly Dated<Representative>[]
  readonly interviews: readonly Dated<Interview>[]
  readonly statements: readonly Dated<Statement>[]
  readonly decisions: readonly Dated<Decision>[]
  readonly appeals: readonly Dated<Appeal>[]
}

/** A stage of reference-data/immigration-stage.csv, since when, and whether that day is known or only when it was recorded. */
export interface Stage {
  readonly stage: string
  /** null: the answer has no day ("no claim", "not applicable", "not known"). */
  readonly on: CalendarDay | null
  readonly dayKnown: boolean
}

interface Step {
  readonly stage: string
  readonly on: CalendarDay
  readonly dayKnown: boolean
  readonly recordedAt: Date
}

function step(stage: string, day: string | null, recordedAt: Date): Step {
  return day === null
    ? { stage, on: dayInLondon(recordedAt), dayKnown: false, recordedAt }
    : { stage, on: calendarDay(day), dayKnown: true, recordedAt }
}

const given = (stage: string, day: string | null, recordedAt: Date): Step[] =>
  day === null ? [] : [step(stage, day, recordedAt)]

/** Before the claim runs: it is registered, and a representative is looked for. */
function beginnings({ claim, representatives }: ClaimKnown): Step[] {
  return [
    ...(claim?.columns.claim === 'claimed'
      ? [step('claim-registered', claim.columns.claimed_on, claim.recordedAt)]
      : []),
    ...representatives.flatMap(({ columns: one, recordedAt }) => {
      const instructed = one.state === 'instructed' || one.instructed_on !== null
      const sought = one.state === 'sought' || one.sought_on !== null
      return [
        ...(sought ? [step('representative-sought', one.sought_on, recordedAt)] : []),
        ...(instructed ? [step('representative-instructed', one.instructed_on, recordedAt)] : []),
      ]
    }),
  ]
}

const took: readonly (string | null)[] = ['held', 'broken-off']
const off: readonly (string | null)[] = ['postponed', 'cancelled']

/** The claim itself, in the order in which it goes forward: a later paper of an earlier step does not take it back. */
const forward = [
  'welfare-interview',
  'statement-due',
  'statement-submitted',
  'interview-listed',
  'interview-held',
] as const

function underWay({ interviews, statements }: ClaimKnown): Step[] {
  return [
    ...interviews.flatMap(({ columns: one, recordedAt }) => {
      if (one.kind === 'welfare' || one.kind === 'screening')
        return off.includes(one.outcome) ? [] : [step('welfare-interview', one.on_day, recordedAt)]
      if (one.kind !== 'substantive') return []
      // It is listed from the day on which it was written down, and held on its own day.
      return [
        ...(off.includes(one.outcome) ? [] : [listed(one, recordedAt)]),
        ...(took.includes(one.outcome) ? [step('interview-held', one.on_day, recordedAt)] : []),
      ]
    }),
    ...statements
      .filter(({ columns }) => columns.kind === 'evidence-form')
      .flatMap(({ columns: one, recordedAt }) => [
        ...(one.submitted_on === null && one.still_needed !== 'no'
          ? [step('statement-due', one.asked_on, recordedAt)]
          : given('statement-due', one.asked_on, recordedAt)),
        ...given('statement-submitted', one.submitted_on, recordedAt),
      ]),
  ]
}

function listed(one: Interview, recordedAt: Date): Step {
  const written = dayInLondon(recordedAt)
  const held = calendarDay(one.on_day)
  return { stage: 'interview-listed', on: written < held ? written : held, dayKnown: true, recordedAt }
}

/** Decisions and what followed them. An appeal counts only while its decision stands. */
function endings({ decisions, appeals, statements }: ClaimKnown, list: CodeList): Step[] {
  return [
    ...decisions.map(({ columns: one, recordedAt }) =>
      step(entryOf(list, one.decision)?.extra['stage'] ?? 'unknown', one.decided_on, recordedAt),
    ),
    ...appeals
      .filter(({ columns }) => decisions.some(({ id }) => id === columns.decision_id))
      .flatMap(({ columns: one, recordedAt }) => [
        ...given('appeal-lodged', one.lodged_on, recordedAt),
        ...given('appeal-heard', one.heard_on, recordedAt),
        ...(one.state === 'allowed' || one.state === 'dismissed'
          ? [step(`appeal-${one.state}`, one.decided_on, recordedAt)]
          : []),
        ...(one.state === 'exhausted' ? [step('appeal-rights-exhausted', one.decided_on, recordedAt)] : []),
        ...(one.state === 'lodged' && one.lodged_on === null
          ? [step('appeal-lodged', null, recordedAt)]
          : []),
        ...(one.state === 'heard' && one.heard_on === null ? [step('appeal-heard', null, recordedAt)] : []),
      ]),
    ...statements
      .filter(({ columns }) => columns.kind === 'further-submissions')
      .flatMap(({ columns, recordedAt }) => given('further-submissions', columns.submitted_on, recordedAt)),
  ]
}

/** Of several of one day: an appeal follows its decision, and what follows an appeal follows it. */
const sameDay = [
  'appeal-lodged',
  'appeal-heard',
  'appeal-allowed',
  'appeal-dismissed',
  'appeal-rights-exhausted',
]

function latest(steps: readonly Step[], order: readonly string[]): Step | null {
  return steps.reduce<Step | null>((last, one) => {
    if (last === null || one.on !== last.on) return last === null || one.on > last.on ? one : last
    const [a, b] = [order.indexOf(one.stage), order.indexOf(last.stage)]
    return a > b || (a === b && one.recordedAt >= last.recordedAt) ? one : last
  }, null)
}

function furthest(steps: readonly Step[]): Step | null {
  const rank = (one: Step) => forward.findIndex((stage) => stage === one.stage)
  return latest(
    steps.filter((one) => steps.every((other) => rank(other) <= rank(one))),
    [],
  )
}

/**
 * Where the claim stood at the end of a day, by rule from what is recorded (domain §4.5): the latest decision or appeal; else
 * the furthest step of the claim under way; else the latest of claim and representative; else what was answered: no claim, not
 * applicable, not known. Steps of a claim dated after the last decision begin it anew. Temporary permission to stay for victims
 * decides nothing about a claim: while one runs, it is leave and not where the claim stands [PROPOSAL]. Null: nothing recorded.
 */
export function stageOn(known: ClaimKnown, decisions: CodeList, on: CalendarDay): Stage | null {
  const { claim } = known
  if (claim?.columns.claim === 'not-applicable') return answered('not-applicable')
  const until = (steps: readonly Step[]) => steps.filter((one) => one.on <= on)
  const running = until(underWay(known))
  const all = until(endings(known, decisions))
  const decided = all.filter(({ stage }) => stage !== 'vts-granted')
  const last = latest(decided.length === 0 && running.length > 0 ? [] : all, sameDay)
  const anew = last === null ? running : running.filter((one) => one.on > last.on)
  const reached =
    furthest(anew) ??
    last ??
    latest(until(beginnings(known)), [
      'claim-registered',
      'representative-sought',
      'representative-instructed',
    ])
  if (reached !== null) return { stage: reached.stage, on: reached.on, dayKnown: reached.dayKnown }
  if (claim === null) return null
  // Claimed on a later day: until then there was none. On a day that nobody knows: nothing can be said of an earlier one.
  if (claim.columns.claim === 'claimed')
    return claim.columns.claimed_on === null ? null : answered('no-claim')
  return startOfLondonDay(addDays(on, 1)) <= claim.recordedAt ? null : answered(claim.columns.claim)
}

const answered = (stage: string): Stage => ({ stage, on: null, dayKnown: false })

/** The stage at the end of a month, or on `today` while it runs, for the monthly status (domain §3.3). */
export function stageIn(
  month: CalendarMonth,
  known: ClaimKnown,
  decisions: CodeList,
  today: CalendarDay,
): string | null {
  const last = lastDayOf(month)
  return stageOn(known, decisions, last < today ? last : today)?.stage ?? null
}
