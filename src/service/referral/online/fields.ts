import {
  checkboxes,
  date,
  radios,
  select,
  text,
  textarea,
  yesNo,
  type Option,
} from '../../../platform/forms/index.ts'
import { wordsOf, type Wording } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { questionsContent } from '../content/questions.ts'

export const t = wordsOf(questionsContent)

/** An option to say that nobody knows, where the answer itself has no room for it. */
export function notKnownBox(legend: Wording, label: Wording) {
  return checkboxes({ label: legend, options: [{ code: 'unknown', label }], optional: true })
}

const without = (options: readonly Option[], ...codes: readonly string[]): Option[] =>
  options.filter((option) => !codes.includes(option.code))
const only = (options: readonly Option[], ...codes: readonly string[]): Option[] =>
  options.filter((option) => codes.includes(option.code))

/** For whoever refers, the stages that a stranger to the mechanism can tell apart. */
const nrmStages = only(
  choices('nrm-stage'),
  'not-referred',
  'pre-referral',
  'referred',
  'rg-positive',
  'rg-negative',
  'cg-positive',
  'cg-negative',
  'unknown',
)

/**
 * The questions whose answers are columns of the referral, by column: the online form asks them, and the record's
 * corrections ask them again.
 */
export const referralFields = {
  immediate_danger: yesNo({
    label: t((c) => c.danger.title),
    hint: t((c) => c.danger.hint),
    unknown: true,
    optional: true,
  }),
  referrer_agency: radios({
    label: t((c) => c.agency.title),
    options: choices('referrer-agency'),
    optional: true,
  }),
  referrer_name: text({ label: t((c) => c.you.name), optional: true, autocomplete: 'name', dir: 'auto' }),
  referrer_role: text({ label: t((c) => c.you.role), optional: true, autocomplete: 'organization-title' }),
  referrer_organisation: text({
    label: t((c) => c.you.organisation),
    optional: true,
    autocomplete: 'organization',
  }),
  referrer_telephone: text({
    label: t((c) => c.you.telephone),
    kind: 'tel',
    inputmode: 'tel',
    width: 20,
    optional: true,
    autocomplete: 'tel',
  }),
  referrer_email: text({
    label: t((c) => c.you.email),
    kind: 'email',
    optional: true,
    autocomplete: 'email',
    spellcheck: false,
  }),
  safeguarding_referral_made: yesNo({
    label: t((c) => c.safeguarding.title),
    hint: t((c) => c.safeguarding.hint),
    unknown: true,
    optional: true,
  }),
  la_reference: text({
    label: t((c) => c.safeguarding.reference),
    width: 20,
    optional: true,
    when: { field: 'safeguarding_referral_made', is: 'yes' },
  }),
  local_authority: select({
    label: t((c) => c.authority.title),
    hint: t((c) => c.authority.hint),
    options: 'given',
    optional: true,
  }),
  identified_on: date({
    label: t((c) => c.identified.date),
    hint: t((c) => c.identified.dateHint),
    latest: 'today',
    optional: true,
  }),
  suspected_victim: yesNo({
    label: t((c) => c.suspected.title),
    hint: t((c) => c.suspected.hint),
    unknown: true,
    optional: true,
  }),
  exploitation_all: checkboxes({
    label: t((c) => c.exploitation.title),
    hint: t((c) => c.exploitation.hint),
    options: choices('exploitation').map((option) => ({ ...option, exclusive: option.code === 'unknown' })),
    optional: true,
  }),
  exploitation_primary: radios({
    label: t((c) => c.primary.title),
    options: choices('exploitation'),
    optional: true,
  }),
  county_lines: yesNo({
    label: t((c) => c.county.title),
    hint: t((c) => c.county.hint),
    unknown: true,
    optional: true,
  }),
  nrm_stage: radios({ label: t((c) => c.nrm.title), options: nrmStages, optional: true }),
  nrm_reference: text({ label: t((c) => c.nrm.reference), width: 20, optional: true, spellcheck: false }),
  parental_responsibility: radios({
    label: t((c) => c.responsibility.title),
    hint: t((c) => c.responsibility.hint),
    // A referral by mistake is found by us, never said by the referrer.
    options: without(choices('parental-responsibility'), 'mis-referral'),
    optional: true,
  }),
  pr_holder_relationship: select({
    label: t((c) => c.holder.who),
    options: choices('relationship-of-pr-holder'),
    optional: true,
  }),
  pr_suspected: yesNo({ label: t((c) => c.holder.suspected), unknown: true, optional: true }),
  from_outside_uk: yesNo({ label: t((c) => c.outside.title), unknown: true, optional: true }),
  missing_now: yesNo({
    label: t((c) => c.missing.title),
    hint: t((c) => c.missing.hint),
    unknown: true,
    optional: true,
  }),
  missing_since: date({
    label: t((c) => c.missing.since),
    latest: 'today',
    optional: true,
    when: { field: 'missing_now', is: 'yes' },
  }),
  trafficker_contact: radios({
    label: t((c) => c.traffickers.title),
    options: choices('trafficker-contact'),
    optional: true,
  }),
  education: radios({
    label: t((c) => c.education.title),
    options: choices('education-status'),
    optional: true,
  }),
  looked_after: yesNo({ label: t((c) => c.looked.title), unknown: true, optional: true }),
  cjs_involved: yesNo({ label: t((c) => c.justice.title), unknown: true, optional: true }),
  cjs_role: radios({
    label: t((c) => c.justice.role),
    options: choices('justice-role'),
    optional: true,
    when: { field: 'cjs_involved', is: 'yes' },
  }),
  cjs_stage: select({
    label: t((c) => c.justice.stage),
    options: without(choices('justice-stage'), 'none'),
    optional: true,
    when: { field: 'cjs_involved', is: 'yes' },
  }),
  concerns: textarea({
    label: t((c) => c.concerns.title),
    hint: t((c) => c.concerns.hint),
    rows: 8,
    max: 8000,
    count: true,
    dir: 'auto',
    optional: true,
  }),
} as const

export const identifiedUnknown = notKnownBox(
  t((c) => c.identified.unknownTitle),
  t((c) => c.identified.unknown),
)

/** What a form says about one of its fields when two answers cannot both be meant. */
export function wrong<const F extends string>(field: F, message: Wording) {
  return [{ field, message }]
}

/** A date and "not known" at once cannot both be meant. */
export function identifiedClash(value: {
  identified_on: string | null
  identified_unknown: readonly string[]
}) {
  return value.identified_on !== null && value.identified_unknown.length > 0
    ? wrong(
        'identified_unknown',
        t((c) => c.identified.clash),
      )
    : []
}
