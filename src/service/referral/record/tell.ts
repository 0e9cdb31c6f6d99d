import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import type { ColumnsOf } from '../../../platform/record/index.ts'
import { isCode, label, localAuthority, type CodeListName } from '../../../platform/reference-data/index.ts'
import type { Told } from '../../child/index.ts'
import { recordContent } from '../content/record.ts'
import type { referral } from '../facts.ts'

export type Referral = ColumnsOf<typeof referral>

/** Every column of the referral that a person answers, in the sections under which the record shows and corrects it. */
export const referralSections = {
  urgent: ['immediate_danger', 'concerns'],
  referrer: [
    'referrer_agency',
    'referrer_name',
    'referrer_role',
    'referrer_organisation',
    'referrer_telephone',
    'referrer_email',
  ],
  authority: ['local_authority', 'safeguarding_referral_made', 'la_reference'],
  responsibility: ['parental_responsibility', 'pr_holder_relationship', 'pr_suspected', 'from_outside_uk'],
  trafficking: [
    'identified_on',
    'suspected_victim',
    'exploitation_all',
    'exploitation_primary',
    'county_lines',
  ],
  nrm: ['nrm_stage', 'nrm_reference'],
  missing: ['missing_now', 'missing_since'],
  life: ['trafficker_contact', 'education', 'looked_after', 'cjs_involved', 'cjs_role', 'cjs_stage'],
} as const satisfies Readonly<Record<string, readonly (keyof Referral)[]>>

export type SectionName = keyof typeof referralSections
export const sectionNames = Object.keys(referralSections) as SectionName[]
export type ReferralColumn = (typeof referralSections)[SectionName][number]

const lists: Partial<Readonly<Record<ReferralColumn, CodeListName>>> = {
  immediate_danger: 'yes-no-unknown',
  referrer_agency: 'referrer-agency',
  safeguarding_referral_made: 'yes-no-unknown',
  parental_responsibility: 'parental-responsibility',
  pr_holder_relationship: 'relationship-of-pr-holder',
  pr_suspected: 'yes-no-unknown',
  from_outside_uk: 'yes-no-unknown',
  suspected_victim: 'yes-no-unknown',
  exploitation_all: 'exploitation',
  exploitation_primary: 'exploitation',
  county_lines: 'yes-no-unknown',
  nrm_stage: 'nrm-stage',
  missing_now: 'yes-no-unknown',
  trafficker_contact: 'trafficker-contact',
  education: 'education-status',
  looked_after: 'yes-no-unknown',
  cjs_involved: 'yes-no-unknown',
  cjs_role: 'justice-role',
  cjs_stage: 'justice-stage',
}

/** Asked only where another answer calls for it: not shown as unasked where nothing does. */
const followsFrom: Partial<Readonly<Record<ReferralColumn, readonly [keyof Referral, string]>>> = {
  la_reference: ['safeguarding_referral_made', 'yes'],
  pr_holder_relationship: ['parental_responsibility', 'with'],
  pr_suspected: ['parental_responsibility', 'with'],
  missing_since: ['missing_now', 'yes'],
  cjs_role: ['cjs_involved', 'yes'],
  cjs_stage: ['cjs_involved', 'yes'],
}

function valueOf(said: Referral, column: ReferralColumn, lang: Lang): string | null {
  const value = said[column]
  const notKnown = pick(recordContent, lang).notKnown
  // A day cannot hold "not known": the question is then neither answered nor among those passed over.
  if (column === 'identified_on' && value === null)
    return said.incomplete.includes('identified-on') ? null : notKnown
  if (value === null) return null
  if (column === 'local_authority') {
    const authority = localAuthority(String(value))
    return authority === null ? notKnown : authority.name[lang]
  }
  if (column === 'identified_on' || column === 'missing_since') return formatDay(String(value), lang)
  const list = lists[column]
  const word = (code: string) =>
    list !== undefined && isCode(list, code) ? label(list, code, lang) : code === 'unknown' ? notKnown : code
  return typeof value === 'string' ? word(value) : value.map(word).join(', ')
}

/** Some columns as a person reads them; null values are questions that nobody asked. */
export function tellColumns(
  said: Referral,
  columns: readonly ReferralColumn[],
  lang: Lang,
  all = false,
): readonly Told[] {
  const { labels } = pick(recordContent, lang)
  return columns
    .filter((column) => {
      const cause = followsFrom[column]
      return all || cause === undefined || said[column] !== null || said[cause[0]] === cause[1]
    })
    .map((column) => ({ label: labels[column], value: valueOf(said, column, lang) }))
}

export function tellReferral(said: Referral, lang: Lang): readonly Told[] {
  return sectionNames.flatMap((name) => tellColumns(said, referralSections[name], lang))
}
