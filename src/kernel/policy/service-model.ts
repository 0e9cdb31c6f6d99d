import { calendarDay } from '../calendar-day.ts'
import type { CalendarDay } from '../calendar-day.ts'

export const modelVersions = ['V1', 'V2', 'V3', 'V4', 'V5'] as const
/** A version of the service's rules. The trial of 2014–15 is before the record and has none. */
export type ModelVersion = (typeof modelVersions)[number]

export interface ServiceModel {
  readonly version: ModelVersion
  /** First day on which it holds. */
  readonly from: CalendarDay
  readonly source: string
}

/** In force one after the other; each ends the day before the next begins. */
export const serviceModels: readonly ServiceModel[] = [
  { version: 'V1', from: calendarDay('2017-01-30'), source: 'Evaluation 2019 (RR111) §1.1' },
  // The month is published and the day is not [GAP]; another source gives September.
  { version: 'V2', from: calendarDay('2018-10-01'), source: 'Evaluation 2019 (RR111) Executive summary' },
  { version: 'V3', from: calendarDay('2021-05-17'), source: 'ICTG leaflet 2021' },
  { version: 'V4', from: calendarDay('2024-04-03'), source: 'Interim guidance, update of 3 April 2024' },
  { version: 'V5', from: calendarDay('2026-07-06'), source: 'National contract award notice, 19 June 2026' },
]

/** The model in force on a day; null before the service began. */
export function modelOn(day: CalendarDay): ModelVersion | null {
  return serviceModels.findLast((model) => model.from <= day)?.version ?? null
}

export function isAtLeast(model: ModelVersion, other: ModelVersion): boolean {
  return modelVersions.indexOf(model) >= modelVersions.indexOf(other)
}

/** A child kept on an older model while the site had moved on; `until` is the last such day, null = still. */
export interface ModelLag {
  readonly model: ModelVersion
  readonly until: CalendarDay | null
}

/**
 * The model under which a child is supported on a day. The move from V1 to V2 was phased, so a child's own model may lag the
 * service's; it never runs ahead of it. Null before the service began. Source: evaluation 2019 (RR111) fn 1.
 */
export function childModelOn(day: CalendarDay, lag: ModelLag | null): ModelVersion | null {
  const current = modelOn(day)
  if (current === null || lag === null) return current
  const over = lag.until !== null && day > lag.until
  return over || isAtLeast(lag.model, current) ? current : lag.model
}

/** The text stored with a decision, e.g. `DT-1@V3`: the table and the model version whose rows were used. */
export function ruleVersion(table: string, model: ModelVersion): string {
  return `${table}@${model}`
}

/**
 * The model whose rules hold for a case: its own where the head of the case names one, else that of the day of the referral, and
 * V1 for a referral from before the service began. In: `named`, as the head of the case has it.
 */
export function modelOfCase(named: string | null, receivedOn: CalendarDay): ModelVersion {
  return modelVersions.find((version) => version === named) ?? modelOn(receivedOn) ?? 'V1'
}
