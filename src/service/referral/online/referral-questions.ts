import { defineForm, type Typed } from '../../../platform/forms/index.ts'
import type { ReferralGiven, ReferralSaid } from '../given.ts'
import { identifiedClash, identifiedUnknown, referralFields as f, t } from './fields.ts'
import { question, type Answers, type Question } from './question.ts'

/** Adds columns of the referral to what is already given. */
function say(given: ReferralGiven, columns: Partial<ReferralSaid>): ReferralGiven {
  return { ...given, referral: { ...given.referral, ...columns } }
}

const typedIn = (answers: Answers, name: string, field: string): readonly string[] => {
  const value: Typed[string] | undefined = answers[name]?.[field]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}

export const dangerQuestion: Question = question({
  name: 'danger',
  section: 'you',
  title: t((c) => c.danger.title),
  form: defineForm({ fields: { immediate_danger: f.immediate_danger } }),
  important: ['immediate-danger'],
  give: (value, given) => say(given, value),
})

export const youQuestions: readonly Question[] = [
  question({
    name: 'agency',
    section: 'you',
    title: t((c) => c.agency.title),
    form: defineForm({ fields: { referrer_agency: f.referrer_agency } }),
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'you',
    section: 'you',
    title: t((c) => c.you.title),
    hint: t((c) => c.you.hint),
    form: defineForm({
      fields: {
        referrer_name: f.referrer_name,
        referrer_role: f.referrer_role,
        referrer_organisation: f.referrer_organisation,
        referrer_telephone: f.referrer_telephone,
        referrer_email: f.referrer_email,
      },
    }),
    important: ['referrer'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'safeguarding',
    section: 'you',
    title: t((c) => c.safeguarding.title),
    form: defineForm({
      fields: { safeguarding_referral_made: f.safeguarding_referral_made, la_reference: f.la_reference },
    }),
    important: ['safeguarding-referral'],
    give: (value, given) => say(given, value),
  }),
]

export const authorityQuestions: readonly Question[] = [
  question({
    name: 'authority',
    section: 'authority',
    title: t((c) => c.authority.title),
    form: defineForm({ fields: { local_authority: f.local_authority } }),
    important: ['local-authority'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'identified',
    section: 'trafficking',
    title: t((c) => c.identified.title),
    form: defineForm({
      fields: { identified_on: f.identified_on, identified_unknown: identifiedUnknown },
      check: identifiedClash,
    }),
    important: ['identified-on'],
    give: ({ identified_on, identified_unknown }, given) => ({
      ...say(given, { identified_on }),
      notKnown: identified_unknown.length > 0 ? [...given.notKnown, 'identified-on'] : given.notKnown,
    }),
  }),
]

export const traffickingQuestions: readonly Question[] = [
  question({
    name: 'suspected',
    section: 'trafficking',
    title: t((c) => c.suspected.title),
    form: defineForm({ fields: { suspected_victim: f.suspected_victim } }),
    important: ['suspected-victim'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'exploitation',
    section: 'trafficking',
    title: t((c) => c.exploitation.title),
    form: defineForm({ fields: { exploitation_all: f.exploitation_all } }),
    important: ['exploitation'],
    // A single type is the main one; of several the next question asks.
    give: ({ exploitation_all: all }, given) =>
      say(given, {
        exploitation_all: all.length === 0 ? null : [...all],
        exploitation_primary: all.length === 1 ? (all[0] ?? null) : null,
      }),
  }),
  question({
    name: 'main-exploitation',
    section: 'trafficking',
    title: t((c) => c.primary.title),
    form: defineForm({ fields: { exploitation_primary: f.exploitation_primary } }),
    asked: (answers) => typedIn(answers, 'exploitation', 'exploitation_all').length > 1,
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'county-lines',
    section: 'trafficking',
    title: t((c) => c.county.title),
    form: defineForm({ fields: { county_lines: f.county_lines } }),
    important: ['county-lines'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'nrm',
    section: 'trafficking',
    title: t((c) => c.nrm.title),
    form: defineForm({ fields: { nrm_stage: f.nrm_stage, nrm_reference: f.nrm_reference } }),
    important: ['nrm'],
    give: (value, given) => say(given, value),
  }),
]

export const responsibilityQuestions: readonly Question[] = [
  question({
    name: 'parental-responsibility',
    section: 'authority',
    title: t((c) => c.responsibility.title),
    form: defineForm({ fields: { parental_responsibility: f.parental_responsibility } }),
    important: ['parental-responsibility'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'responsible-person',
    section: 'authority',
    title: t((c) => c.holder.title),
    form: defineForm({
      fields: { pr_holder_relationship: f.pr_holder_relationship, pr_suspected: f.pr_suspected },
    }),
    important: ['pr-suspected'],
    asked: (answers) =>
      typedIn(answers, 'parental-responsibility', 'parental_responsibility').includes('with'),
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'outside-uk',
    section: 'authority',
    title: t((c) => c.outside.title),
    form: defineForm({ fields: { from_outside_uk: f.from_outside_uk } }),
    important: ['from-outside-uk'],
    give: (value, given) => say(given, value),
  }),
]

export const missingQuestion: Question = question({
  name: 'missing',
  section: 'safety',
  title: t((c) => c.missing.title),
  form: defineForm({ fields: { missing_now: f.missing_now, missing_since: f.missing_since } }),
  important: ['missing-now'],
  give: (value, given) => say(given, value),
})

export const lifeQuestions: readonly Question[] = [
  question({
    name: 'traffickers',
    section: 'life',
    title: t((c) => c.traffickers.title),
    form: defineForm({ fields: { trafficker_contact: f.trafficker_contact } }),
    important: ['trafficker-contact'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'education',
    section: 'life',
    title: t((c) => c.education.title),
    form: defineForm({ fields: { education: f.education } }),
    important: ['education'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'looked-after',
    section: 'life',
    title: t((c) => c.looked.title),
    form: defineForm({ fields: { looked_after: f.looked_after } }),
    important: ['looked-after'],
    give: (value, given) => say(given, value),
  }),
  question({
    name: 'police-courts',
    section: 'life',
    title: t((c) => c.justice.title),
    form: defineForm({
      fields: { cjs_involved: f.cjs_involved, cjs_role: f.cjs_role, cjs_stage: f.cjs_stage },
    }),
    important: ['justice'],
    give: (value, given) => say(given, value),
  }),
]

export const concernsQuestion: Question = question({
  name: 'concerns',
  section: 'around',
  title: t((c) => c.concerns.title),
  form: defineForm({ fields: { concerns: f.concerns } }),
  important: ['concerns'],
  give: (value, given) => say(given, value),
})
