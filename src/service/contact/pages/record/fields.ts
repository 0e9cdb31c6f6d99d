import { contactModes, contactOutcomes } from '../../../../kernel/vocabulary.ts'
import {
  checkboxes,
  date,
  defineForm,
  number,
  radios,
  select,
  text,
  textarea,
  time,
  yesNo,
  type Field,
  type Option,
  type ValueOf,
} from '../../../../platform/forms/index.ts'
import { wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { codeList, label } from '../../../../platform/reference-data/index.ts'
import { details } from '../../../../platform/web/components/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { contactContent } from '../../content/index.ts'
import { interpreterAnswers } from '../../facts.ts'

const t = wordsOf(contactContent)

/** The purposes of most contacts with a child (evaluation 2019 (RR111) §3.2.1): within reach of the thumb. */
const commonPurposes = ['relationship-building', 'safety', 'social-care', 'safeguarding', 'immigration']

/**
 * Several purposes: the common ones in sight, the others one tap away. None is right for an attempt, so the form and not the
 * field asks for one.
 */
function purposesField(): Field<readonly string[]> {
  const all = choices('contact-purpose')
  const isCommon = (code: string): boolean => commonPurposes.includes(code)
  const near = checkboxes({
    label: t((c) => c.form.purposes),
    hint: t((c) => c.form.purposesHint),
    options: all.filter((option) => isCommon(option.code)),
  })
  const far = checkboxes({
    label: t((c) => c.form.otherPurposes),
    options: all.filter((option) => !isCommon(option.code)),
  })
  const farName = (name: string): string => `more_${name}`
  return {
    spec: { ...near.spec, span: 'full' },
    reveals: false,
    names: (name) => [name, farName(name)],
    parse: (name, typed) => {
      const sent = [typed[name] ?? [], typed[farName(name)] ?? []].flat()
      return {
        ok: true,
        value: all.filter((option) => sent.includes(option.code)).map((option) => option.code),
      }
    },
    typedOf: (name, codes) => ({
      [name]: codes.filter(isCommon),
      [farName(name)]: codes.filter((code) => !isCommon(code)),
    }),
    draw: (name, context) => {
      const typed = context.typed[farName(name)] ?? []
      return html`${near.draw(name, context)}
      ${details({
        summaryText: contactContent[context.lang].form.morePurposes,
        open: typed.length > 0,
        html: far.draw(farName(name), { ...context, error: undefined }),
      })}`
    },
  }
}

const modes = contactModes.map((code): Option<(typeof contactModes)[number]> => ({
  code,
  label: (lang) => label('contact-mode', code, lang),
}))
const outcomes = contactOutcomes.map((code): Option<(typeof contactOutcomes)[number]> => ({
  code,
  label: (lang) => label('contact-outcome', code, lang),
}))
const counterparts: readonly Option<'child' | 'third-party'>[] = [
  { code: 'child', label: (lang) => label('contact-counterpart', 'child', lang) },
  { code: 'third-party', label: (lang) => label('contact-counterpart', 'third-party', lang) },
]
const interpreters = interpreterAnswers.map((code): Option<(typeof interpreterAnswers)[number]> => ({
  code,
  label: (lang) => contactContent[lang].form.interpreterAnswers[code],
}))

const fields = {
  counterpart: radios({ label: t((c) => c.form.counterpart), options: counterparts, span: 'full' }),
  third_party_type: select({
    label: t((c) => c.form.thirdPartyType),
    options: choices('third-party-type'),
    when: { field: 'counterpart', is: 'third-party' },
    messages: { missing: t((c) => c.form.needThirdParty) },
  }),
  mode: radios({ label: t((c) => c.form.mode), options: modes }),
  outcome: radios({ label: t((c) => c.form.outcome), options: outcomes }),
  purposes: purposesField(),
  breach_code: select({
    label: t((c) => c.form.breach),
    hint: t((c) => c.form.breachHint),
    options: choices('breach-reason'),
    optional: true,
    span: 'full',
  }),
  on: date({
    label: t((c) => c.form.on),
    called: t((c) => c.form.onCalled),
    optional: true,
    latest: 'today',
  }),
  at: time({ label: t((c) => c.form.at), called: t((c) => c.form.atCalled), optional: true }),
  interpreter: radios({ label: t((c) => c.form.interpreter), options: interpreters, optional: true }),
  language: select({ label: t((c) => c.form.language), options: choices('language'), optional: true }),
  child_words: textarea({ label: t((c) => c.form.childWords), optional: true, rows: 3, dir: 'auto' }),
  safe_to_write: yesNo({ label: t((c) => c.form.safeToWrite), unknown: true, optional: true }),
  accompanied: yesNo({ label: t((c) => c.form.accompanied), unknown: true, optional: true }),
  with_whom: text({ label: t((c) => c.form.withWhom), optional: true, spellcheck: false, dir: 'auto' }),
  duration_minutes: number({ label: t((c) => c.form.duration), optional: true, min: 0, max: 1_440 }),
  note: textarea({ label: t((c) => c.form.note), optional: true, rows: 4 }),
} as const

export type ContactFieldName = keyof typeof fields
export type ContactValue = ValueOf<typeof fields>

/** What is asked of everybody; the rest waits behind "Add more". */
export const nearFields = ['counterpart', 'third_party_type', 'mode', 'outcome', 'purposes'] as const
export const farFields = [
  'on',
  'at',
  'with_whom',
  'duration_minutes',
  'interpreter',
  'language',
  'safe_to_write',
  'accompanied',
  'child_words',
  'note',
] as const

function check(value: ContactValue) {
  const found: { field: ContactFieldName; message: ReturnType<typeof t> }[] = []
  if (value.outcome === 'successful' && value.purposes.length === 0)
    found.push({ field: 'purposes', message: t((c) => c.form.needPurpose) })
  if ((value.on === null) !== (value.at === null))
    found.push({ field: value.on === null ? 'on' : 'at', message: t((c) => c.form.needBothTimes) })
  return found
}

export const contactForm = defineForm({ fields, check })

export const correctionForm = defineForm({
  fields: {
    ...fields,
    reason: textarea({
      label: t((c) => c.form.reason),
      hint: t((c) => c.form.reasonHint),
      rows: 2,
      max: 500,
    }),
  },
  check,
})

/** True where the pause reason needs a manager (reference-data/clock-pause-reason.csv). */
export function pauseNeedsManager(code: string): boolean {
  return codeList('clock-pause-reason').entries.some(
    (entry) => entry.code === code && entry.extra['needs_manager'] === 'yes',
  )
}
