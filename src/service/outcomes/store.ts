import { sql } from 'kysely'
import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import { readDeadlines, type Deadline } from '../deadlines/index.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { voiceClocks } from './clocks.ts'
import { heldForExit, type Dated } from './rules.ts'
import {
  guardianFeedback,
  voiceConsent,
  voiceGoal,
  voiceGoalRating,
  voiceOccasion,
  voiceRating,
  type Consent,
  type Goal,
  type GoalRating,
  type Occasion,
  type Rating,
} from './facts.ts'

/** Everything of a case that this room holds and that stands; feedback is not among it. */
export interface VoiceKnown {
  readonly occasions: readonly Standing<Occasion>[]
  readonly ratings: readonly Standing<Rating>[]
  readonly goals: readonly Standing<Goal>[]
  readonly goalRatings: readonly Standing<GoalRating>[]
  readonly consents: readonly Standing<Consent>[]
}

export async function voiceKnown(db: Db, caseId: CaseId): Promise<VoiceKnown> {
  const occasions = await standingFacts(db, voiceOccasion, caseId)
  const ids = new Set(occasions.map(({ id }) => id as string))
  // What hangs on an occasion that was entered in error is not counted, and stays where it is.
  const of = <C extends { readonly occasion_id: string }>(all: readonly Standing<C>[]) =>
    all.filter(({ columns }) => ids.has(columns.occasion_id))
  return {
    occasions,
    ratings: of(await standingFacts(db, voiceRating, caseId)),
    goals: await standingFacts(db, voiceGoal, caseId),
    goalRatings: of(await standingFacts(db, voiceGoalRating, caseId)),
    consents: of(await standingFacts(db, voiceConsent, caseId)),
  }
}

/** What the clocks rest on besides the occasions. */
export interface ClockFacts {
  readonly stage: CaseStage
  readonly dob: string | null
  readonly startedOn: CalendarDay
  readonly closing: boolean
  readonly reopenedOn: CalendarDay | null
  readonly deadlines: readonly Deadline[]
}

export async function clockFacts(db: Db, caseId: CaseId): Promise<ClockFacts> {
  const { rows } = await sql<{
    stage: CaseStage
    dob: string | null
    received_at: Date
    closing: boolean
    reopened_at: Date | null
  }>`select f.stage, i.dob::text as dob, f.received_at, f.stage = 'closing' as closing,
      (select max(d.recorded_at) from closure_decision d where d.case_id = f.case_id and d.decision = 'reopen'
        and d.superseded_at is null and d.standing = 'recorded') as reopened_at
    from case_file f left join child_identity i on i.case_id = f.case_id and i.superseded_at is null
      and i.standing = 'recorded' where f.case_id = ${caseId} and f.superseded_at is null`.execute(db)
  const row = rows[0]
  if (row === undefined) throw new Error('a case without its head')
  const deadlines = await readDeadlines(db, {
    caseIds: [caseId],
    kinds: [
      'voice-entry',
      'voice-three-monthly',
      'voice-seventeen-and-a-half',
      'voice-exit',
      'voice-after-18',
    ],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return {
    stage: row.stage,
    dob: row.dob,
    startedOn: dayInLondon(row.received_at),
    closing: row.closing,
    reopenedOn: row.reopened_at === null ? null : dayInLondon(row.reopened_at),
    deadlines,
  }
}

/** What a closing turns on: whether the child was asked how things are at exit, and the clock of that, in whatever state. */
export async function exitOf(
  db: Db,
  caseId: CaseId,
): Promise<{ readonly held: boolean; readonly clock: Deadline | null }> {
  const { deadlines, reopenedOn } = await clockFacts(db, caseId)
  return {
    held: heldForExit(await standingFacts(db, voiceOccasion, caseId), reopenedOn),
    clock: deadlines.find(({ kind }) => kind === 'voice-exit') ?? null,
  }
}

/** The clocks as they ought to stand once the occasions are these. */
export async function clocksWith(
  db: Db,
  caseId: CaseId,
  occasions: readonly Dated<Occasion>[],
  now: Date,
  why = 'voice-occasion',
): Promise<FactToRecord[]> {
  return voiceClocks({ caseId, ...(await clockFacts(db, caseId)), occasions }, now, why)
}

/** The clocks once an occasion was entered in error: nobody was asked that day. */
export async function clocksWithoutOccasion(
  db: Db,
  caseId: CaseId,
  occasionId: string,
  now: Date,
): Promise<FactToRecord[]> {
  const left = (await standingFacts(db, voiceOccasion, caseId)).filter(({ id }) => id !== occasionId)
  return clocksWith(db, caseId, left, now, 'entered-in-error')
}

/** The account of whoever the child is allocated to now: the guardian of whom the child may say something. */
export async function guardianOf(db: Db, caseId: CaseId, now: Date): Promise<string | null> {
  const { rows } = await sql<{ account_id: string }>`select r.account_id from case_relationship r
    where r.case_id = ${caseId} and r.kind = 'allocated' and r.superseded_at is null and r.standing = 'recorded'
      and r.from_at <= ${now} and (r.to_at is null or r.to_at > ${now}) order by r.from_at desc limit 1`.execute(
    db,
  )
  return rows[0]?.account_id ?? null
}

/** Lets the request see the one row of feedback that it is about to write, and no other. */
export async function takeInHand(db: Db, id: string): Promise<void> {
  await sql`select set_config('app.feedback', ${id}, true)`.execute(db)
}

/** As row security lets it be seen: to whoever supervises, and never to the person named. */
export async function feedbackOf(db: Db, caseId: CaseId) {
  const all = await standingFacts(db, guardianFeedback, caseId)
  const names = await sql<{ id: string; name: string }>`select p.id, p.name from account p
    where p.superseded_at is null and p.id = any(${all.flatMap(({ columns }) => columns.about_account ?? [])}::uuid[])`.execute(
    db,
  )
  return all.map((one) => ({
    ...one,
    about: names.rows.find(({ id }) => id === one.columns.about_account)?.name ?? null,
  }))
}
