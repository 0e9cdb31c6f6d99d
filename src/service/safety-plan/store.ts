import type { Selectable } from 'kysely'
import { z } from 'zod'
import { calendarDay, dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { SafetyPlanLevel, Watch } from '../../kernel/policy/safety-plan.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Deadline } from '../deadlines/index.ts'
import { planDeadlines, reviewsOf, type Review } from '../safety-review/index.ts'
import {
  control,
  risk,
  safePerson,
  safePlace,
  trigger,
  type Agreement,
  type ChildHeard,
  type Control,
  type PlanChange,
  type Risk,
  type Safe,
  type SafetyPlanTables,
  type StepDownState,
  type Trigger,
} from './facts.ts'

/** What a plan says, without who wrote it and when. null = not asked. */
export interface Plan {
  readonly level: SafetyPlanLevel
  readonly inForceFrom: CalendarDay
  readonly photoHeld: string | null
  readonly phoneAndInternet: string | null
  readonly supervision: string | null
  readonly knownNumbers: string | null
  readonly travel: string | null
  readonly callFirst: string | null
  readonly triggers: readonly Trigger[]
  readonly risks: readonly Risk[]
  readonly controls: readonly Control[]
  readonly people: readonly Safe[]
  readonly places: readonly Safe[]
  readonly missingWhen: string | null
  readonly missingFirstHour: string | null
  readonly missingWho: string | null
  readonly missingForPolice: string | null
  readonly childWords: string | null
  readonly childHeard: ChildHeard | null
  readonly agreement: Agreement | null
  readonly forChild: string | null
}

export interface PlanVersion extends Plan {
  readonly id: FactId
  readonly version: number
  readonly change: PlanChange
  /** Why this version was written; null on the first. */
  readonly why: string | null
  readonly writtenByName: string | null
  readonly at: Date
}

/** A row of safety_plan with its lists read. A list that does not parse is a bug, and throws. */
export function readPlan(row: Selectable<SafetyPlanTables['safety_plan']>): Plan {
  const list = <T extends z.ZodType>(item: T, text: string) => z.array(item).parse(JSON.parse(text))
  return {
    level: row.level,
    inForceFrom: calendarDay(row.in_force_from),
    photoHeld: row.photo_held,
    phoneAndInternet: row.phone_and_internet,
    supervision: row.supervision,
    knownNumbers: row.known_numbers,
    travel: row.travel,
    callFirst: row.call_first,
    triggers: list(trigger, row.triggers),
    risks: list(risk, row.risks),
    controls: list(control, row.controls),
    people: list(safePerson, row.people),
    places: list(safePlace, row.places),
    missingWhen: row.missing_when,
    missingFirstHour: row.missing_first_hour,
    missingWho: row.missing_who,
    missingForPolice: row.missing_for_police,
    childWords: row.child_words,
    childHeard: row.child_heard,
    agreement: row.agreement,
    forChild: row.for_child,
  }
}

/** Every version of a case's plan, the latest first. */
export async function planVersions(db: Db, caseId: CaseId): Promise<PlanVersion[]> {
  const rows = await db
    .withTables<SafetyPlanTables>()
    .selectFrom('safety_plan as p')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'p.written_by').on('a.superseded_at', 'is', null),
    )
    .selectAll('p')
    .select('a.name as written_by_name')
    .where('p.case_id', '=', caseId)
    .where('p.standing', '=', 'recorded')
    .orderBy('p.version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...readPlan(row),
    id: row.id as FactId,
    version: row.version,
    change: row.change,
    why: row.reason,
    writtenByName: row.written_by_name,
    at: row.recorded_at,
  }))
}

export interface StepDown {
  readonly id: FactId
  readonly version: number
  readonly state: StepDownState
  readonly from: SafetyPlanLevel
  readonly to: SafetyPlanLevel
  readonly why: string
  readonly childView: string | null
  readonly proposedBy: AccountId
  readonly proposedByName: string | null
  readonly decidedWhy: string | null
  readonly decidedByName: string | null
  readonly watchFrom: Date | null
  readonly watchUntil: Date | null
  readonly contactDays: number | null
  readonly at: Date
}

/** The proposals to step a plan down as they stand, the latest first. */
export async function stepDownsOf(db: Db, caseId: CaseId): Promise<StepDown[]> {
  const rows = await db
    .withTables<SafetyPlanTables>()
    .selectFrom('safety_plan_step_down as s')
    .leftJoin('account as p', (join) =>
      join.onRef('p.id', '=', 's.proposed_by').on('p.superseded_at', 'is', null),
    )
    .leftJoin('account as d', (join) =>
      join.onRef('d.id', '=', 's.decided_by').on('d.superseded_at', 'is', null),
    )
    .selectAll('s')
    .select(['p.name as proposed_by_name', 'd.name as decided_by_name'])
    .where('s.case_id', '=', caseId)
    .where('s.superseded_at', 'is', null)
    .where('s.standing', '=', 'recorded')
    .orderBy('s.recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id as FactId,
    version: row.version,
    state: row.state,
    from: row.from_level,
    to: row.to_level,
    why: row.why,
    childView: row.child_view,
    proposedBy: row.proposed_by as AccountId,
    proposedByName: row.proposed_by_name,
    decidedWhy: row.decided_why,
    decidedByName: row.decided_by_name,
    watchFrom: row.watch_from,
    watchUntil: row.watch_until,
    contactDays: row.contact_days,
    at: row.recorded_at,
  }))
}

/** The watch of the last approved step down; null where there was none, or where the level has risen since. */
export function watchOf(known: {
  readonly plan: { readonly level: SafetyPlanLevel } | null
  readonly stepDowns: readonly StepDown[]
}): Watch | null {
  const last = known.stepDowns.find(({ state }) => state === 'approved')
  if (last === undefined || last.to !== known.plan?.level) return null
  const { watchFrom: from, watchUntil: until, contactDays } = last
  return from === null || until === null || contactDays === null ? null : { from, until, contactDays }
}

/** All that an act on a safety plan turns on. */
export interface PlanKnown {
  readonly caseId: CaseId
  readonly stage: CaseStage
  /** The version in force; null where there is no plan yet. */
  readonly plan: PlanVersion | null
  /** Every version, the latest first. */
  readonly versions: readonly PlanVersion[]
  /** The day of the first version; null where there is none. */
  readonly firstMadeOn: CalendarDay | null
  /** The latest first, whatever became of them. */
  readonly stepDowns: readonly StepDown[]
  readonly reviews: readonly Review[]
  /** Of the plan's kinds, in whatever state. */
  readonly deadlines: readonly Deadline[]
}

/** Null for a case the asker may not see. */
export async function readPlanKnown(db: Db, caseId: CaseId): Promise<PlanKnown | null> {
  const head = await db
    .selectFrom('case_file')
    .select('stage')
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (head === undefined) return null
  const versions = await planVersions(db, caseId)
  const first = versions.at(-1)
  return {
    caseId,
    stage: head.stage,
    plan: versions[0] ?? null,
    versions,
    firstMadeOn: first === undefined ? null : dayInLondon(first.at),
    stepDowns: await stepDownsOf(db, caseId),
    reviews: await reviewsOf(db, caseId),
    deadlines: await planDeadlines(db, caseId),
  }
}

/** What a contact with the child turns on: the watch of the level in force, and its clocks. None for nearly every case. */
export async function readWatch(
  db: Db,
  caseId: CaseId,
): Promise<{ readonly watch: Watch | null; readonly deadlines: readonly Deadline[] }> {
  const deadlines = (await planDeadlines(db, caseId)).filter((one) => one.kind === 'watch-contact')
  if (deadlines.every((one) => one.state === 'lapsed')) return { watch: null, deadlines }
  const plan = await db
    .withTables<SafetyPlanTables>()
    .selectFrom('safety_plan')
    .select('level')
    .where('case_id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  const stepDowns = await stepDownsOf(db, caseId)
  return { watch: watchOf({ plan: plan ?? null, stepDowns }), deadlines }
}
