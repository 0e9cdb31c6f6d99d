import { z } from 'zod'
import { safetyPlanLevels, type SafetyPlanLevel } from '../../kernel/policy/safety-plan.ts'
import type { CaseFactColumns, Once } from '../../platform/database/tables.ts'
import { factKind } from '../../platform/record/index.ts'

const words = z.string().nullable()
const code = z.string().nullable()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const likelihoods = ['likely', 'possible', 'unlikely', 'unknown'] as const
export type Likelihood = (typeof likelihoods)[number]
/** What sets off that the child goes missing or back, and how it shows beforehand (evaluation 2019 (RR111) §3.3.1). */
export const trigger = z.object({
  what: z.string().min(1),
  signs: words,
  likelihood: z.enum(likelihoods).nullable(),
})
export type Trigger = z.infer<typeof trigger>

/** reference-data/safety-plan-risk.csv and what is known of it. */
export const risk = z.object({ kind: z.string(), detail: z.string().min(1) })
export type Risk = z.infer<typeof risk>

/** Something that is done to keep the child safe. A restriction says why nothing less would do (domain §4.4). */
export const control = z.object({
  action: z.string().min(1),
  owner: z.string().min(1),
  /** The day on which it ends; null = not asked. */
  until: day.nullable(),
  /** yes, no, unknown: does it restrict the child; null = not asked. */
  restricts: code,
  necessity: words,
})
export type Control = z.infer<typeof control>

/** Somebody with whom the child is safe, and a place. Of a place only what it is called: its address stands apart. */
export const safePerson = z.object({ name: z.string().min(1), why: words })
export const safePlace = z.object({ name: z.string().min(1), why: words })
export type Safe = z.infer<typeof safePerson>

export const childHeard = [
  'in-person',
  'by-phone',
  'in-writing',
  'through-somebody',
  'could-not-be-asked',
] as const
export type ChildHeard = (typeof childHeard)[number]
export const agreements = ['agrees', 'in-part', 'does-not-agree', 'could-not-be-asked'] as const
export type Agreement = (typeof agreements)[number]

/** What a version is: the first one, one written anew, a slip put right, or the same plan at a lower level. */
export const planChanges = ['first', 'new-version', 'correction', 'step-down'] as const
export type PlanChange = (typeof planChanges)[number]

/**
 * The whole safety plan of a case. One fact a case, and each version of the plan is the next version of that fact: two of them
 * are compared as they were read, and any moment shows the plan that was in force. Lists are JSON text, read by `readPlan`.
 */
export const safetyPlan = factKind(
  'safety_plan',
  z.object({
    level: z.enum(safetyPlanLevels),
    change: z.enum(planChanges),
    in_force_from: day,
    /** Immediate plan, the first 24 to 72 hours (domain §4.4). yes, no, unknown; null = not asked. */
    photo_held: code,
    phone_and_internet: words,
    supervision: words,
    known_numbers: words,
    travel: words,
    call_first: words,
    triggers: z.string(),
    risks: z.string(),
    controls: z.string(),
    people: z.string(),
    places: z.string(),
    missing_when: words,
    missing_first_hour: words,
    missing_who: words,
    missing_for_police: words,
    child_words: words,
    child_heard: z.enum(childHeard).nullable(),
    agreement: z.enum(agreements).nullable(),
    /** What the plan means for the child, in plain words, for the child's own page. */
    for_child: words,
    written_by: z.string(),
  }),
)

/** The addresses of safe places: JSON of PlaceAddress[]. One fact a case, shown by its own page and on a print asked for. */
export const safetyPlanAddresses = factKind('safety_plan_addresses', z.object({ addresses: z.string() }))
export const placeAddress = z.object({ place: z.string().min(1), address: z.string().min(1) })
export type PlaceAddress = z.infer<typeof placeAddress>

export const planParts = ['whole', 'carer', 'child'] as const
/** The whole plan, the page for whoever looks after the child, or the child's own page. */
export type PlanPart = (typeof planParts)[number]
export const sharedHow = ['in-person', 'by-phone', 'paper', 'secure-mail', 'meeting'] as const
export type SharedHow = (typeof sharedHow)[number]

export const safetyPlanShare = factKind(
  'safety_plan_share',
  z.object({
    plan_version: z.int(),
    part: z.enum(planParts),
    with_whom: z.string().min(1),
    /** reference-data/third-party-type.csv; null where it is the child. */
    recipient: code,
    shared_on: day,
    how: z.enum(sharedHow),
    note: words,
  }),
)

export const stepDownStates = ['proposed', 'returned', 'approved', 'withdrawn'] as const
export type StepDownState = (typeof stepDownStates)[number]
/** A proposal to step the plan down; what was returned and is proposed again is the next version of the same fact. */
export const safetyPlanStepDown = factKind(
  'safety_plan_step_down',
  z.object({
    state: z.enum(stepDownStates),
    from_level: z.enum(safetyPlanLevels),
    to_level: z.enum(safetyPlanLevels),
    why: z.string().min(1),
    child_view: words,
    proposed_by: z.string(),
    /** What to change, where it was returned; the manager's words, where it was approved. */
    decided_why: words,
    decided_by: z.string().nullable(),
    /** The watch that an approval begins: closer contact, because traffickers wait for a step down (§3.3.1). */
    watch_from: z.date().nullable(),
    watch_until: z.date().nullable(),
    contact_days: z.int().nullable(),
  }),
)

/** A print with the addresses of safe places: who asked, of which part, and why. Opened only by that person, and soon after. */
export const safetyPlanPrint = factKind(
  'safety_plan_print',
  z.object({ part: z.enum(planParts), plan_version: z.int(), why: z.string().min(1), asked_by: z.string() }),
)

interface SafetyPlanTable extends CaseFactColumns {
  level: Once<SafetyPlanLevel>
  change: Once<PlanChange>
  in_force_from: Once<string>
  photo_held: Once<string | null>
  phone_and_internet: Once<string | null>
  supervision: Once<string | null>
  known_numbers: Once<string | null>
  travel: Once<string | null>
  call_first: Once<string | null>
  triggers: Once<string>
  risks: Once<string>
  controls: Once<string>
  people: Once<string>
  places: Once<string>
  missing_when: Once<string | null>
  missing_first_hour: Once<string | null>
  missing_who: Once<string | null>
  missing_for_police: Once<string | null>
  child_words: Once<string | null>
  child_heard: Once<ChildHeard | null>
  agreement: Once<Agreement | null>
  for_child: Once<string | null>
  written_by: Once<string>
}
interface SafetyPlanAddressesTable extends CaseFactColumns {
  addresses: Once<string>
}
interface SafetyPlanShareTable extends CaseFactColumns {
  plan_version: Once<number>
  part: Once<PlanPart>
  with_whom: Once<string>
  recipient: Once<string | null>
  shared_on: Once<string>
  how: Once<SharedHow>
  note: Once<string | null>
}
interface SafetyPlanStepDownTable extends CaseFactColumns {
  state: Once<StepDownState>
  from_level: Once<SafetyPlanLevel>
  to_level: Once<SafetyPlanLevel>
  why: Once<string>
  child_view: Once<string | null>
  proposed_by: Once<string>
  decided_why: Once<string | null>
  decided_by: Once<string | null>
  watch_from: Once<Date | null>
  watch_until: Once<Date | null>
  contact_days: Once<number | null>
}
interface SafetyPlanPrintTable extends CaseFactColumns {
  part: Once<PlanPart>
  plan_version: Once<number>
  why: Once<string>
  asked_by: Once<string>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type SafetyPlanTables = {
  safety_plan: SafetyPlanTable
  safety_plan_addresses: SafetyPlanAddressesTable
  safety_plan_share: SafetyPlanShareTable
  safety_plan_step_down: SafetyPlanStepDownTable
  safety_plan_print: SafetyPlanPrintTable
}
