import { sql } from 'kysely'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingAt } from '../../platform/record/index.ts'
import type { DatedJustice, Matter, MatterStage } from '../../service/justice/index.ts'
import type { NrmKnown } from '../../service/nrm/index.ts'

// What the rooms of the systems round the child hold, as it stood at a moment. Offences, references and words are not asked for.

export interface JusticeRow {
  readonly matters: readonly DatedJustice<Matter>[]
  readonly stages: readonly DatedJustice<MatterStage>[]
}

export type NrmRow = Pick<NrmKnown, 'referrals' | 'decisions' | 'reconsiderations'>

const silent = {
  offence: null,
  police_force: null,
  police_reference: null,
  court_reference: null,
  section45_outcome: null,
  section45_by: null,
  section45_on: null,
  non_prosecution: null,
  note: null,
}

/** Matters with their stages, by case. */
export async function readJustice(db: Db, moment: Date): Promise<ReadonlyMap<string, JusticeRow>> {
  const matters = await sql<{ id: string; case_id: string; recorded_at: Date; role: string }>`
    select m.id, m.case_id, m.recorded_at, m.role from justice_matter m
    where ${standingAt('m', moment)} order by m.recorded_at, m.id`.execute(db)
  const stages = await sql<{
    id: string
    case_id: string
    recorded_at: Date
    matter_id: string
    stage: string
    on_day: string
  }>`select s.id, s.case_id, s.recorded_at, s.matter_id, s.stage, s.on_day from justice_stage s
    where ${standingAt('s', moment)} order by s.recorded_at, s.id`.execute(db)
  const found = new Map<string, { matters: DatedJustice<Matter>[]; stages: DatedJustice<MatterStage>[] }>()
  const of = (caseId: string) => {
    const known = found.get(caseId) ?? { matters: [], stages: [] }
    found.set(caseId, known)
    return known
  }
  for (const { id, case_id, recorded_at, role } of matters.rows)
    of(case_id).matters.push({ id, recordedAt: recorded_at, columns: { ...silent, role } })
  for (const { id, case_id, recorded_at, ...columns } of stages.rows)
    of(case_id).stages.push({ id, recordedAt: recorded_at, columns: { ...columns, note: null } })
  return found
}

/** Referrals to the NRM with what was decided on them, by case. */
export async function readNrm(db: Db, moment: Date): Promise<ReadonlyMap<string, NrmRow>> {
  const referrals = await sql<{
    id: string
    case_id: string
    sent_on: string
    route: NrmKnown['referrals'][number]['route']
  }>`select r.id, r.case_id, r.sent_on, r.route from nrm_referral r
    where ${standingAt('r', moment)} order by r.sent_on, r.id`.execute(db)
  const decisions = await sql<{
    id: string
    case_id: string
    referral_id: string
    grounds: NrmKnown['decisions'][number]['grounds']
    outcome: NrmKnown['decisions'][number]['outcome']
    decided_on: string
  }>`select d.id, d.case_id, d.referral_id, d.grounds, d.outcome, d.decided_on from nrm_decision d
    where ${standingAt('d', moment)} order by d.decided_on, d.id`.execute(db)
  const asked = await sql<{
    case_id: string
    decision_id: string
    state: NrmKnown['reconsiderations'][number]['state']
    asked_on: string
    outcome_on: string | null
  }>`select a.case_id, a.decision_id, a.state, a.asked_on, a.outcome_on from nrm_reconsideration a
    where ${standingAt('a', moment)} order by a.asked_on, a.id`.execute(db)
  return new Map(
    [...Map.groupBy(referrals.rows, (row) => row.case_id)].map(([caseId, sent]) => [
      caseId,
      {
        referrals: sent.map(({ id, sent_on, route }) => ({ id, sentOn: calendarDay(sent_on), route })),
        decisions: decisions.rows
          .filter((row) => row.case_id === caseId)
          .map(({ id, referral_id, grounds, outcome, decided_on }) => ({
            id,
            referralId: referral_id,
            grounds,
            outcome,
            decidedOn: calendarDay(decided_on),
          })),
        reconsiderations: asked.rows
          .filter((row) => row.case_id === caseId)
          .map(({ decision_id, state, asked_on, outcome_on }) => ({
            decisionId: decision_id,
            state,
            askedOn: calendarDay(asked_on),
            outcomeOn: outcome_on === null ? null : calendarDay(outcome_on),
          })),
      },
    ]),
  )
}
