import type { Selectable } from 'kysely'
import { calendarDay, dayInLondon, parseDay, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import type { ChildTables } from '../child/index.ts'
import { readDeadlines, type Deadline } from '../deadlines/index.ts'
import { planDeadlines } from '../safety-review/index.ts'
import { preparedAnswers, type NrmTables, type PreparedAnswers } from './facts.ts'
import type { NrmKnown } from './standing.ts'

export type ReferralRow = Selectable<NrmTables['nrm_referral']>
export type DecisionRow = Selectable<NrmTables['nrm_decision']>
export type ReconsiderationRow = Selectable<NrmTables['nrm_reconsideration']>
export type EventRow = Selectable<NrmTables['nrm_event']>
export type ToldRow = Selectable<NrmTables['nrm_told']>

/** What was ever recorded, also what was entered in error: ids follow from it, so that of two at once one comes second. */
export interface EverMade {
  readonly referrals: number
  readonly decisions: readonly { readonly referralId: string; readonly isFirst: boolean }[]
  readonly reconsiderations: readonly string[]
}

/** All that is recorded of a child and the NRM, as it stands. */
export interface NrmCase {
  readonly caseId: CaseId
  readonly stage: CaseStage
  readonly dob: CalendarDay | null
  readonly referrals: readonly ReferralRow[]
  readonly decisions: readonly DecisionRow[]
  readonly reconsiderations: readonly ReconsiderationRow[]
  readonly events: readonly EventRow[]
  readonly told: readonly ToldRow[]
  readonly prepared: { readonly version: number; readonly at: Date; readonly answers: PreparedAnswers } | null
  readonly ever: EverMade
  /** Of the NRM and of the decisions that it asks of a manager, in whatever state. */
  readonly deadlines: readonly Deadline[]
  /** Of the safety plan, which an NRM decision makes be looked at again. */
  readonly planDeadlines: readonly Deadline[]
}

type Listed =
  'nrm_referral' | 'nrm_decision' | 'nrm_reconsideration' | 'nrm_event' | 'nrm_told' | 'nrm_prepared'

const current = (db: Db, table: Listed, caseIds: readonly string[]) =>
  db
    .withTables<NrmTables>()
    .selectFrom(table)
    .where('case_id', 'in', caseIds)
    .where('superseded_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')

const stands = (row: { readonly standing: string }): boolean => row.standing === 'recorded'
const byDay =
  <R>(dayOf: (row: R) => string) =>
  (a: R, b: R): number =>
    dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0

interface Lists {
  readonly referrals: ReferralRow[]
  readonly decisions: DecisionRow[]
  readonly reconsiderations: ReconsiderationRow[]
  readonly events: EventRow[]
}

async function listsOf(db: Db, caseIds: readonly string[]): Promise<Lists> {
  return {
    referrals: await current(db, 'nrm_referral', caseIds).selectAll().execute(),
    decisions: (await current(db, 'nrm_decision', caseIds).selectAll().execute()) as DecisionRow[],
    reconsiderations: (await current(db, 'nrm_reconsideration', caseIds)
      .selectAll()
      .execute()) as ReconsiderationRow[],
    events: await current(db, 'nrm_event', caseIds).selectAll().execute(),
  }
}

/** The rows as the pure rules read them; only what stands, each list from the earliest day on. */
export function knownOf(
  lists: Pick<NrmCase, 'referrals' | 'decisions' | 'reconsiderations' | 'events'>,
): NrmKnown {
  return {
    referrals: lists.referrals.map((row) => ({
      id: row.id,
      sentOn: calendarDay(row.sent_on),
      route: row.route,
    })),
    decisions: lists.decisions.map((row) => ({
      id: row.id,
      referralId: row.referral_id,
      grounds: row.grounds,
      outcome: row.outcome,
      decidedOn: calendarDay(row.decided_on),
    })),
    reconsiderations: lists.reconsiderations.map((row) => ({
      decisionId: row.decision_id,
      state: row.state,
      askedOn: calendarDay(row.asked_on),
      outcomeOn: row.outcome_on === null ? null : calendarDay(row.outcome_on),
    })),
    events: lists.events.map((row) => ({
      referralId: row.referral_id,
      event: row.event,
      happenedOn: calendarDay(row.happened_on),
    })),
  }
}

const standing = (lists: Lists): Lists => ({
  referrals: lists.referrals.filter(stands).toSorted(byDay((row) => row.sent_on)),
  decisions: lists.decisions.filter(stands).toSorted(byDay((row) => row.decided_on)),
  reconsiderations: lists.reconsiderations.filter(stands),
  events: lists.events.filter(stands).toSorted(byDay((row) => row.happened_on)),
})

/** What the pure rules read of the given cases, as far as the asker may see them. */
export async function nrmKnown(db: Db, caseIds: readonly string[]): Promise<Map<string, NrmKnown>> {
  if (caseIds.length === 0) return new Map()
  const all = standing(await listsOf(db, caseIds))
  const of = <R extends { readonly case_id: string }>(rows: readonly R[], id: string) =>
    rows.filter((row) => row.case_id === id)
  return new Map(
    caseIds.map((id) => [
      id,
      knownOf({
        referrals: of(all.referrals, id),
        decisions: of(all.decisions, id),
        reconsiderations: of(all.reconsiderations, id),
        events: of(all.events, id),
      }),
    ]),
  )
}

/** Null for a case the asker may not see. */
export async function readNrmCase(db: Db, caseId: CaseId): Promise<NrmCase | null> {
  const head = await db
    .withTables<ChildTables>()
    .selectFrom('case_file as f')
    .leftJoin('child_identity as i', (join) =>
      join
        .onRef('i.case_id', '=', 'f.case_id')
        .on('i.superseded_at', 'is', null)
        .on('i.standing', '=', 'recorded'),
    )
    .select(['f.stage', 'i.dob'])
    .where('f.id', '=', caseId)
    .where('f.superseded_at', 'is', null)
    .executeTakeFirst()
  if (head === undefined) return null
  const ever = await listsOf(db, [caseId])
  const prepared = (await current(db, 'nrm_prepared', [caseId]).selectAll().executeTakeFirst()) as
    Selectable<NrmTables['nrm_prepared']> | undefined
  const told = (await current(db, 'nrm_told', [caseId]).selectAll().execute()) as ToldRow[]
  return {
    caseId,
    stage: head.stage,
    dob: head.dob === null ? null : parseDay(head.dob),
    ...standing(ever),
    told: told.filter(stands).toSorted(byDay((row) => row.told_on)),
    prepared:
      prepared === undefined
        ? null
        : {
            version: prepared.version,
            at: prepared.recorded_at,
            answers: preparedAnswers.parse(JSON.parse(prepared.answers)),
          },
    ever: {
      referrals: ever.referrals.length,
      decisions: ever.decisions.map((row) => ({
        referralId: row.referral_id,
        isFirst: row.grounds === 'rg',
      })),
      reconsiderations: ever.reconsiderations.map((row) => row.decision_id),
    },
    deadlines: await readDeadlines(db, {
      caseIds: [caseId],
      kinds: ['nrm-information-due', 'nrm-reconsideration', 'manager-decision'],
      states: ['open', 'paused', 'met', 'lapsed'],
    }),
    planDeadlines: await planDeadlines(db, caseId),
  }
}

/** A row of a table of this room as it stands, also one entered in error; null for anything else. */
export async function rowOf<T extends Exclude<Listed, 'nrm_prepared'>>(
  db: Db,
  table: T,
  caseId: CaseId,
  id: string,
): Promise<Selectable<NrmTables[T]> | null> {
  const row = await current(db, table, [caseId]).selectAll().where('id', '=', id).executeTakeFirst()
  return (row ?? null) as Selectable<NrmTables[T]> | null
}

/** The reason and the moment of a print with the place, if this person asked for it since; null otherwise. */
export async function printAskedBy(
  db: Db,
  asked: { readonly caseId: CaseId; readonly id: string; readonly by: AccountId; readonly since: Date },
): Promise<{ readonly id: FactId; readonly on: CalendarDay } | null> {
  const row = await db
    .withTables<NrmTables>()
    .selectFrom('nrm_print')
    .select(['id', 'recorded_at'])
    .where('case_id', '=', asked.caseId)
    .where('id', '=', asked.id)
    .where('asked_by', '=', asked.by)
    .where('recorded_at', '>=', asked.since)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id as FactId, on: dayInLondon(row.recorded_at) }
}
