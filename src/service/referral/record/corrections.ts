import { dayInLondon } from '../../../kernel/calendar-day.ts'
import {
  defineForm,
  radios,
  select,
  text,
  textarea,
  type Fields,
  type Form,
  type ValueOf,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { Exchange, Handler } from '../../../platform/web/route.ts'
import { childDetails, correcting, type Standing } from '../../child/index.ts'
import { readDeadlines } from '../../deadlines/index.ts'
import { recordContent } from '../content/record.ts'
import { referral } from '../facts.ts'
import type { ImportantQuestion } from '../given.ts'
import { identifiedClash, identifiedUnknown, referralFields as f } from '../online/fields.ts'
import { optionsOn } from '../online/question.ts'
import { clockAfter, headAfter, incompleteAfter, referrerAfter } from './rules.ts'
import { readHead, readReferral } from './store.ts'
import {
  referralSections,
  tellColumns,
  type Referral,
  type ReferralColumn,
  type SectionName,
} from './tell.ts'

const t = wordsOf(recordContent)

/** The referrer's own questions, put to somebody else; and lists with every stage, where the online form has a few. */
const own = {
  referrer_name: text({ label: t((c) => c.labels.referrer_name), dir: 'auto', optional: true }),
  referrer_role: text({ label: t((c) => c.labels.referrer_role), optional: true }),
  referrer_organisation: text({ label: t((c) => c.labels.referrer_organisation), optional: true }),
  referrer_telephone: text({ label: t((c) => c.labels.referrer_telephone), kind: 'tel', optional: true }),
  referrer_email: text({ label: t((c) => c.labels.referrer_email), kind: 'email', optional: true }),
  nrm_stage: select({ label: t((c) => c.labels.nrm_stage), options: choices('nrm-stage'), optional: true }),
  parental_responsibility: radios({
    label: t((c) => c.labels.parental_responsibility),
    options: choices('parental-responsibility'),
    optional: true,
  }),
  cjs_stage: select({
    label: t((c) => c.labels.cjs_stage),
    options: choices('justice-stage'),
    optional: true,
    when: { field: 'cjs_involved', is: 'yes' },
  }),
  concerns: textarea({ label: t((c) => c.labels.concerns), rows: 8, max: 8000, dir: 'auto', optional: true }),
} as const

const forms = {
  urgent: defineForm({ fields: { immediate_danger: f.immediate_danger, concerns: own.concerns } }),
  referrer: defineForm({
    fields: {
      referrer_agency: f.referrer_agency,
      referrer_name: own.referrer_name,
      referrer_role: own.referrer_role,
      referrer_organisation: own.referrer_organisation,
      referrer_telephone: own.referrer_telephone,
      referrer_email: own.referrer_email,
    },
  }),
  authority: defineForm({
    fields: {
      local_authority: f.local_authority,
      safeguarding_referral_made: f.safeguarding_referral_made,
      la_reference: f.la_reference,
    },
  }),
  responsibility: defineForm({
    fields: {
      parental_responsibility: own.parental_responsibility,
      pr_holder_relationship: f.pr_holder_relationship,
      pr_suspected: f.pr_suspected,
      from_outside_uk: f.from_outside_uk,
    },
  }),
  trafficking: defineForm({
    fields: {
      identified_on: f.identified_on,
      identified_unknown: identifiedUnknown,
      suspected_victim: f.suspected_victim,
      county_lines: f.county_lines,
      exploitation_all: f.exploitation_all,
      exploitation_primary: f.exploitation_primary,
    },
    check: identifiedClash,
  }),
  nrm: defineForm({ fields: { nrm_stage: own.nrm_stage, nrm_reference: f.nrm_reference } }),
  missing: defineForm({ fields: { missing_now: f.missing_now, missing_since: f.missing_since } }),
  life: defineForm({
    fields: {
      trafficker_contact: f.trafficker_contact,
      education: f.education,
      looked_after: f.looked_after,
      cjs_involved: f.cjs_involved,
      cjs_role: f.cjs_role,
      cjs_stage: own.cjs_stage,
    },
  }),
} as const satisfies Readonly<Record<SectionName, Form<Fields>>>

type Values = Readonly<Record<string, unknown>>

/** The stored columns as the form's values. */
function valuesOf(said: Referral): Values {
  const dateUnknown = said.identified_on === null && !said.incomplete.includes('identified-on')
  return { ...said, identified_unknown: dateUnknown ? ['unknown'] : [] }
}

/** The whole new content: the section's answers over what stands. */
function columnsOf(value: Values, before: Referral, columns: readonly ReferralColumn[]): Referral {
  const chosen = Object.fromEntries(columns.map((column) => [column, value[column] ?? null]))
  const types = value['exploitation_all']
  const all = Array.isArray(types) ? { exploitation_all: types.length === 0 ? null : types } : {}
  const said = referral.columns.parse({ ...before, ...chosen, ...all })
  const box = value['identified_unknown']
  const dateUnknown = Array.isArray(box)
    ? box.length > 0
    : before.identified_on === null && !before.incomplete.includes('identified-on')
  const notKnown: ImportantQuestion[] = dateUnknown ? ['identified-on'] : []
  return { ...said, incomplete: incompleteAfter(said, before.incomplete, notKnown) }
}

const at = (x: Exchange): string => `/cases/${x.caseId()}/referral`

async function stored(x: Exchange): Promise<Standing<Referral> | undefined> {
  return (await readReferral(x.db, x.caseId())) ?? undefined
}

const sameReferrer = (after: Referral, before: Referral | null): boolean =>
  referralSections.referrer.every((column) => after[column] === before?.[column])

/** What follows for the head of the case, its clock and the referrer among the professionals, in the act that corrects. */
async function consequences(x: Exchange, after: Referral, before: Referral | null) {
  const head =
    after.local_authority === before?.local_authority
      ? []
      : headAfter(await readHead(x.db, x.caseId()), after, 'authority-corrected')
  const [clock] =
    after.missing_now === before?.missing_now
      ? []
      : await readDeadlines(x.db, {
          caseIds: [x.caseId()],
          kinds: ['first-contact'],
          states: ['open', 'paused', 'met', 'lapsed'],
        })
  const referrer = sameReferrer(after, before)
    ? []
    : referrerAfter(x.caseId(), (await childDetails(x.db, x.caseId())).professionals, after, before)
  return [...head, ...clockAfter(clock, after), ...referrer]
}

function pagesOf(name: SectionName): { readonly show: Handler; readonly save: Handler } {
  const columns: readonly ReferralColumn[] = referralSections[name]
  // Each section's form is one of the above; its values are read by column.
  const form = forms[name] as unknown as Form<Fields>
  return correcting<ValueOf<Fields>, Referral>({
    kind: referral,
    act: 'referral',
    form,
    tab: 'referral',
    title: (lang) => {
      const c = pick(recordContent, lang)
      return c.correctTitle(c.sections[name])
    },
    stored,
    values: (said) => valuesOf(said),
    columns: (value, before) => {
      if (before === null) throw new Error('a referral that is corrected stands')
      return columnsOf(value, before, columns)
    },
    tell: (said, lang) => tellColumns(said, columns, lang, true),
    also: consequences,
    options: (x) => optionsOn(dayInLondon(x.now)),
    after: at,
  })
}

export const correctionPages = {
  urgent: pagesOf('urgent'),
  referrer: pagesOf('referrer'),
  authority: pagesOf('authority'),
  responsibility: pagesOf('responsibility'),
  trafficking: pagesOf('trafficking'),
  nrm: pagesOf('nrm'),
  missing: pagesOf('missing'),
  life: pagesOf('life'),
} as const satisfies Readonly<Record<SectionName, { show: Handler; save: Handler }>>
