import { z } from 'zod'
import { factKind, type ColumnsOf } from '../../platform/record/index.ts'

/** null = not asked, in every column that allows it. */
const code = z.string().nullable()
const words = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** One matter in which the child is accused, a victim or a witness (evaluation 2019 (RR111) §3.2.5). */
export const justiceMatter = factKind(
  'justice_matter',
  z.object({
    /** justice-role */
    role: z.string(),
    /** justice-offence: a category, never an account of what happened */
    offence: code,
    police_force: words,
    police_reference: words,
    court_reference: words,
    /** section45-outcome: was the defence raised, and what came of it */
    section45_outcome: code,
    /** section45-audience: who raised it */
    section45_by: code,
    section45_on: day.nullable(),
    /** yes, no, unknown: was it asked not to prosecute */
    non_prosecution: code,
    note: words,
  }),
)

/** A stage that a matter reached, and when. The stage in which it stands is the latest. */
export const justiceStage = factKind(
  'justice_stage',
  z.object({ matter_id: z.string(), /** justice-stage */ stage: z.string(), on_day: day, note: words }),
)

export const courtDate = factKind(
  'court_date',
  z.object({
    matter_id: z.string(),
    on_day: day,
    /** HH:MM in London; null = not known */
    at_time: words,
    court: words,
    /** court-date-kind */
    kind: z.string(),
    /** court-request, several: what was asked for the child */
    asked: z.array(z.string()),
    asked_note: words,
    /** yes, no, unknown: did the court agree to it */
    granted: code,
    /** yes, no, unknown: does, or did, the guardian attend */
    guardian_there: code,
    /** court-outcome; null = nothing said yet */
    outcome: code,
    note: words,
  }),
)

/** Somebody was made aware that the defence of section 45 exists. Who decides on it is the lawyer and the court, never we. */
export const section45Told = factKind(
  'defence_told',
  z.object({
    matter_id: z.string(),
    /** section45-audience */
    told: z.string(),
    on_day: day,
    told_by: z.string(),
    note: words,
  }),
)

/** A time in custody. Never which place: where the child is stands apart (docs/decisions/0006). */
export const custody = factKind(
  'custody',
  z.object({
    /** custody-kind */
    kind: z.string(),
    from_day: day,
    /** null = still held */
    to_day: day.nullable(),
    /** yes, no, unknown: was an appropriate adult there */
    appropriate_adult: code,
    note: words,
  }),
)

/** An order against somebody who exploits or may exploit the child: advised, sought, granted or refused (domain §4.7). */
export const disruptionOrder = factKind(
  'disruption_order',
  z.object({
    /** disruption-order */
    kind: z.string(),
    /** disruption-stage: where it stands now */
    stage: z.string(),
    /** One day for each step that was taken. */
    advised_on: day.nullable(),
    sought_on: day.nullable(),
    /** Granted or refused, as `stage` says. */
    decided_on: day.nullable(),
    /** The last day on which it is in force; null = not known or until further order */
    until_day: day.nullable(),
    applicant: words,
    reference: words,
    /** What it forbids that touches this child. */
    conditions: words,
    note: words,
  }),
)

export type Matter = ColumnsOf<typeof justiceMatter>
export type MatterStage = ColumnsOf<typeof justiceStage>
export type CourtDate = ColumnsOf<typeof courtDate>
export type Told45 = ColumnsOf<typeof section45Told>
export type Custody = ColumnsOf<typeof custody>
export type Order = ColumnsOf<typeof disruptionOrder>
