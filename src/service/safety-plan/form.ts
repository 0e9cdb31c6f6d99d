import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Lang } from '../../kernel/lang.ts'
import { safetyPlanLevels } from '../../kernel/policy/safety-plan.ts'
import {
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  type Field,
  type FormValue,
  type Option,
} from '../../platform/forms/index.ts'
import { pick, wordsOf, type Wording } from '../../platform/i18n/index.ts'
import { choices } from '../../platform/reference-data/choices.ts'
import { planContent } from './content/index.ts'
import { agreements, childHeard, likelihoods, type Likelihood } from './facts.ts'
import type { Plan } from './store.ts'

const t = wordsOf(planContent)

export const few = [1, 2, 3, 4] as const
export const many = [1, 2, 3, 4, 5, 6] as const
type Few = (typeof few)[number]
type Many = (typeof many)[number]

/** One field a row: `trigger_1`, `trigger_2`, … */
function rows<P extends string, N extends number, V>(
  prefix: P,
  numbers: readonly N[],
  make: (n: N) => Field<V>,
): Readonly<Record<`${P}_${N}`, Field<V>>> {
  // The names are made of the very parts of the type, which inference cannot see through fromEntries.
  return Object.fromEntries(numbers.map((n) => [`${prefix}_${n}`, make(n)])) as Record<`${P}_${N}`, Field<V>>
}

type RowWords = ReturnType<typeof rowWords>
const rowWords = (lang: Lang) => pick(planContent, lang).write.row
const row =
  (name: keyof RowWords, n: number): Wording =>
  (lang) =>
    rowWords(lang)[name](n)

const line = (name: keyof RowWords) => (n: number) =>
  text({ label: row(name, n), optional: true, max: 300, dir: 'auto', span: 'half' })
const words = (name: keyof RowWords) => (n: number) =>
  textarea({ label: row(name, n), optional: true, rows: 2, max: 2_000, dir: 'auto', span: 'half' })
const yesNo: readonly Option[] = choices('yes-no-unknown')
const long = (label: Wording, hint?: Wording) =>
  textarea({ label, hint, optional: true, rows: 3, dir: 'auto', span: 'half' })

export const levelOptions: readonly Option[] = choices('safety-plan-level')

const fields = {
  level: radios({
    label: t((c) => c.fields.level),
    hint: t((c) => c.write.levelHint),
    // Given when the page is drawn: a level is raised here and never lowered.
    options: 'given',
    span: 'full',
  }),
  call_first: long(
    t((c) => c.fields.callFirst),
    t((c) => c.write.callFirstHint),
  ),
  supervision: long(t((c) => c.fields.supervision)),
  phone_and_internet: long(t((c) => c.fields.phoneAndInternet)),
  travel: long(t((c) => c.fields.travel)),
  known_numbers: long(t((c) => c.fields.knownNumbers)),
  photo_held: radios({
    label: t((c) => c.fields.photoHeld),
    hint: t((c) => c.write.photoHint),
    options: yesNo,
    optional: true,
    inline: true,
    span: 'full',
  }),
  missing_when: long(t((c) => c.fields.missingWhen)),
  missing_first_hour: long(t((c) => c.fields.missingFirstHour)),
  missing_who: long(t((c) => c.fields.missingWho)),
  missing_for_police: long(t((c) => c.fields.missingForPolice)),
  ...rows('trigger', few, line('trigger')),
  ...rows('signs', few, words('signs')),
  ...rows('likelihood', few, (n) =>
    select({
      label: row('likelihood', n),
      options: likelihoods.map((code): Option<Likelihood> => ({
        code,
        label: t((c) => c.likelihoods[code]),
      })),
      optional: true,
      span: 'half',
    }),
  ),
  ...rows('risk', few, (n) =>
    select({ label: row('risk', n), options: choices('safety-plan-risk'), optional: true, span: 'half' }),
  ),
  ...rows('detail', few, words('detail')),
  ...rows('action', many, line('action')),
  ...rows('owner', many, line('owner')),
  ...rows('until', many, (n) => date({ label: row('until', n), optional: true, span: 'half' })),
  ...rows('restricts', many, (n) =>
    select({ label: row('restricts', n), options: yesNo, optional: true, span: 'half' }),
  ),
  ...rows('necessity', many, line('necessity')),
  ...rows('person', few, line('person')),
  ...rows('person_why', few, line('personWhy')),
  ...rows('place', few, line('place')),
  ...rows('place_why', few, line('placeWhy')),
  child_heard: radios({
    label: t((c) => c.fields.childHeard),
    options: childHeard.map((code) => ({ code, label: t((c) => c.heard[code]) })),
    optional: true,
  }),
  agreement: radios({
    label: t((c) => c.fields.agreement),
    options: agreements.map((code) => ({ code, label: t((c) => c.agreements[code]) })),
    optional: true,
  }),
  child_words: long(t((c) => c.fields.childWords)),
  for_child: long(
    t((c) => c.fields.forChild),
    t((c) => c.write.forChildHint),
  ),
}

const nextFields = {
  change: radios({
    label: t((c) => c.write.change),
    options: [
      { code: 'new-version', label: t((c) => c.write.changeNew) },
      { code: 'correction', label: t((c) => c.write.changeSlip) },
    ],
    span: 'full',
  }),
  why: textarea({ label: t((c) => c.write.why), hint: t((c) => c.write.whyHint), rows: 3, dir: 'auto' }),
  child_took_part: radios({
    label: t((c) => c.write.childTookPart),
    options: yesNo,
    optional: true,
    inline: true,
    span: 'full',
  }),
}

export const firstPlanForm = defineForm({ fields })
export const nextPlanForm = defineForm({ fields: { ...fields, ...nextFields } })
export type PlanField = keyof typeof fields | keyof typeof nextFields
export type PlanValue = FormValue<typeof firstPlanForm>

const triggerRow = (n: Few) => [`trigger_${n}`, `likelihood_${n}`, `signs_${n}`] as const
const controlRow = (n: Many) =>
  [`action_${n}`, `owner_${n}`, `until_${n}`, `restricts_${n}`, `necessity_${n}`] as const
/** The rows of each list: the fields of a row, in order. */
export const rowFields = {
  triggers: few.map(triggerRow),
  risks: few.map((n) => [`risk_${n}`, `detail_${n}`] as const),
  controls: many.map(controlRow),
  people: few.map((n) => [`person_${n}`, `person_why_${n}`] as const),
  places: few.map((n) => [`place_${n}`, `place_why_${n}`] as const),
} as const satisfies Readonly<Record<string, readonly (readonly PlanField[])[]>>

export const sections = {
  head: ['level'],
  now: ['call_first', 'supervision', 'phone_and_internet', 'travel', 'known_numbers', 'photo_held'],
  missing: ['missing_when', 'missing_first_hour', 'missing_who', 'missing_for_police'],
  child: ['child_heard', 'agreement', 'child_words', 'for_child'],
  why: ['change', 'why', 'child_took_part'],
} as const satisfies Readonly<Record<string, readonly PlanField[]>>

/** What was typed, as a plan. A row left blank is nothing; a row without its first words is found by `rowErrors`. */
export function planOf(value: PlanValue, inForceFrom: CalendarDay): Plan {
  const level = safetyPlanLevels.find((one) => one === value.level)
  if (level === undefined) throw new Error('the form let a level through that is none')
  return {
    level,
    inForceFrom,
    photoHeld: value.photo_held,
    phoneAndInternet: value.phone_and_internet,
    supervision: value.supervision,
    knownNumbers: value.known_numbers,
    travel: value.travel,
    callFirst: value.call_first,
    triggers: few.flatMap((n) => {
      const what = value[`trigger_${n}`]
      return what === null ? [] : [{ what, signs: value[`signs_${n}`], likelihood: value[`likelihood_${n}`] }]
    }),
    risks: few.flatMap((n) => {
      const [kind, detail] = [value[`risk_${n}`], value[`detail_${n}`]]
      return kind === null || detail === null ? [] : [{ kind, detail }]
    }),
    controls: many.flatMap((n) => {
      const [action, owner] = [value[`action_${n}`], value[`owner_${n}`]]
      if (action === null || owner === null) return []
      const restricts = value[`restricts_${n}`]
      const necessity = restricts === 'yes' ? value[`necessity_${n}`] : null
      return [{ action, owner, until: value[`until_${n}`], restricts, necessity }]
    }),
    people: few.flatMap((n) => {
      const name = value[`person_${n}`]
      return name === null ? [] : [{ name, why: value[`person_why_${n}`] }]
    }),
    places: few.flatMap((n) => {
      const name = value[`place_${n}`]
      return name === null ? [] : [{ name, why: value[`place_why_${n}`] }]
    }),
    missingWhen: value.missing_when,
    missingFirstHour: value.missing_first_hour,
    missingWho: value.missing_who,
    missingForPolice: value.missing_for_police,
    childWords: value.child_words,
    childHeard: value.child_heard,
    agreement: value.agreement,
    forChild: value.for_child,
  }
}

/** A version put back into the form, to be changed into the next. */
export function valuesOf(plan: Plan): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {
    level: plan.level,
    photo_held: plan.photoHeld,
    phone_and_internet: plan.phoneAndInternet,
    supervision: plan.supervision,
    known_numbers: plan.knownNumbers,
    travel: plan.travel,
    call_first: plan.callFirst,
    missing_when: plan.missingWhen,
    missing_first_hour: plan.missingFirstHour,
    missing_who: plan.missingWho,
    missing_for_police: plan.missingForPolice,
    child_words: plan.childWords,
    child_heard: plan.childHeard,
    agreement: plan.agreement,
    for_child: plan.forChild,
  }
  for (const [i, { what, signs, likelihood }] of plan.triggers.entries())
    Object.assign(values, {
      [`trigger_${i + 1}`]: what,
      [`signs_${i + 1}`]: signs,
      [`likelihood_${i + 1}`]: likelihood,
    })
  for (const [i, { kind, detail }] of plan.risks.entries())
    Object.assign(values, { [`risk_${i + 1}`]: kind, [`detail_${i + 1}`]: detail })
  for (const [i, one] of plan.controls.entries())
    Object.assign(values, {
      [`action_${i + 1}`]: one.action,
      [`owner_${i + 1}`]: one.owner,
      [`until_${i + 1}`]: one.until,
      [`restricts_${i + 1}`]: one.restricts,
      [`necessity_${i + 1}`]: one.necessity,
    })
  for (const [i, { name, why }] of plan.people.entries())
    Object.assign(values, { [`person_${i + 1}`]: name, [`person_why_${i + 1}`]: why })
  for (const [i, { name, why }] of plan.places.entries())
    Object.assign(values, { [`place_${i + 1}`]: name, [`place_why_${i + 1}`]: why })
  return values
}
