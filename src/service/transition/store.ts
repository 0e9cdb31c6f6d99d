import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import {
  adultService,
  leavingCare,
  nrmAnswer,
  nrmInformation,
  transitionAssessment,
  transitionPlan,
  transitionReview,
  type AdultService,
  type Assessment,
  type Information,
  type LeavingCare,
  type NrmAnswer,
  type Plan,
  type TransitionReview,
} from './facts.ts'
import type { Transition } from './rules.ts'

/** Everything of a case that this room holds and that stands. */
export interface TransitionKnown {
  readonly assessment: Standing<Assessment> | null
  readonly plan: Standing<Plan> | null
  readonly services: readonly Standing<AdultService>[]
  readonly information: readonly Standing<Information>[]
  readonly answers: readonly Standing<NrmAnswer>[]
  readonly leavingCare: Standing<LeavingCare> | null
  readonly reviews: readonly Standing<TransitionReview>[]
}

export async function transitionKnown(db: Db, caseId: CaseId): Promise<TransitionKnown> {
  return {
    assessment: (await standingFacts(db, transitionAssessment, caseId)).at(-1) ?? null,
    plan: (await standingFacts(db, transitionPlan, caseId)).at(-1) ?? null,
    services: await standingFacts(db, adultService, caseId),
    information: await standingFacts(db, nrmInformation, caseId),
    answers: await standingFacts(db, nrmAnswer, caseId),
    leavingCare: (await standingFacts(db, leavingCare, caseId)).at(-1) ?? null,
    reviews: await standingFacts(db, transitionReview, caseId),
  }
}

const plain = <C>(all: readonly Standing<C>[]): readonly C[] => all.map(({ columns }) => columns)

/** The same without ids and versions, as the rules read it. */
export function plainly(known: TransitionKnown): Transition {
  return {
    assessment: known.assessment?.columns ?? null,
    plan: known.plan?.columns ?? null,
    services: plain(known.services),
    information: plain(known.information),
    answers: plain(known.answers),
    leavingCare: known.leavingCare?.columns ?? null,
    reviews: plain(known.reviews),
  }
}

/** The same without one fact: as it stands once that is withdrawn. */
export function without(known: TransitionKnown, id: string): TransitionKnown {
  const keep = <C>(all: readonly Standing<C>[]) => all.filter((one) => one.id !== id)
  const kept = <C>(one: Standing<C> | null) => (one?.id === id ? null : one)
  return {
    assessment: kept(known.assessment),
    plan: kept(known.plan),
    services: keep(known.services),
    information: keep(known.information),
    answers: keep(known.answers),
    leavingCare: kept(known.leavingCare),
    reviews: keep(known.reviews),
  }
}

export interface PlanVersion {
  readonly version: number
  readonly madeOn: string
  readonly agreed: string
  readonly reason: string | null
}

/** Every version of the plan, the latest first; what was entered in error is not among them. */
export async function planVersions(db: Db, caseId: CaseId): Promise<readonly PlanVersion[]> {
  const found = await sql<{ version: number; made_on: string; agreed: string; reason: string | null }>`
    select p.version, p.made_on::text, p.agreed, p.reason from transition_plan p
    where p.case_id = ${caseId} and p.standing = 'recorded' order by p.recorded_at desc`.execute(db)
  return found.rows.map(({ made_on, ...row }) => ({ ...row, madeOn: made_on }))
}

/** The days on which somebody spoke with the young person: what the rhythm after the birthday is held against. */
export async function daysSpoken(db: Db, caseId: CaseId): Promise<readonly CalendarDay[]> {
  const found = await sql<{ on_day: CalendarDay }>`
    select distinct (c.happened_at at time zone 'Europe/London')::date::text as on_day from contact c
    where c.case_id = ${caseId} and c.superseded_at is null and c.standing = 'recorded'
      and c.counterpart = 'child' and c.outcome = 'successful'`.execute(db)
  return found.rows.map((row) => row.on_day)
}
