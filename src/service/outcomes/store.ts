import { sql } from 'kysely'
import { dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import { readDeadlines, type Deadline } from '../deadlines/index.ts'
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
  readonly dob: string | null
  readonly startedOn: CalendarDay
  readonly deadlines: readonly Deadline[]
}

export async function clockFacts(db: Db, caseId: CaseId): Promise<ClockFacts> {
  const { rows } = await sql<{
    dob: string | null
    received_at: Date
  }>`select i.dob::text as dob, f.received_at
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
  return { dob: row.dob, startedOn: dayInLondon(row.received_at), deadlines }
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
