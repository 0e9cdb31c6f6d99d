import type { CalendarMonth } from '../../kernel/calendar-month.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import {
  courtDate,
  custody,
  disruptionOrder,
  justiceMatter,
  justiceStage,
  section45Told,
  type CourtDate,
  type Custody,
  type Matter,
  type MatterStage,
  type Order,
  type Told45,
} from './facts.ts'
import { justiceIn } from './rules.ts'

/** Everything of a case that this room holds and that stands. */
export interface JusticeKnown {
  readonly matters: readonly Standing<Matter>[]
  readonly stages: readonly Standing<MatterStage>[]
  readonly dates: readonly Standing<CourtDate>[]
  readonly told: readonly Standing<Told45>[]
  readonly custody: readonly Standing<Custody>[]
  readonly orders: readonly Standing<Order>[]
}

export async function justiceKnown(db: Db, caseId: CaseId): Promise<JusticeKnown> {
  return {
    matters: await standingFacts(db, justiceMatter, caseId),
    stages: await standingFacts(db, justiceStage, caseId),
    dates: await standingFacts(db, courtDate, caseId),
    told: await standingFacts(db, section45Told, caseId),
    custody: await standingFacts(db, custody, caseId),
    orders: await standingFacts(db, disruptionOrder, caseId),
  }
}

/** Role and stage of any month, for the monthly status (domain §3.3). */
export async function justiceMonths(
  db: Db,
  caseId: CaseId,
): Promise<(month: CalendarMonth) => ReturnType<typeof justiceIn>> {
  const matters = await standingFacts(db, justiceMatter, caseId)
  const stages = matters.length === 0 ? [] : await standingFacts(db, justiceStage, caseId)
  return (month) => justiceIn(month, matters, stages)
}
