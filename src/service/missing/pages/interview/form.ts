import {
  checkboxes,
  date,
  defineForm,
  radios,
  select,
  text,
  textarea,
  time,
  yesNo,
} from '../../../../platform/forms/index.ts'
import { wordsOf } from '../../../../platform/i18n/index.ts'
import { choices } from '../../../../platform/reference-data/choices.ts'
import { missingContent } from '../../content/index.ts'
import { together } from '../fields.ts'

const t = wordsOf(missingContent)
const when = (choose: 'offered' | 'settled') => ({
  on: date({
    label: t((c) => (choose === 'offered' ? c.interview.offeredOn : c.interview.settledOn)),
    called: t((c) => (choose === 'offered' ? c.interview.offeredOnCalled : c.interview.settledOnCalled)),
    optional: true,
    latest: 'today',
  }),
  at: time({
    label: t((c) => (choose === 'offered' ? c.interview.offeredAt : c.interview.settledAt)),
    called: t((c) => (choose === 'offered' ? c.interview.offeredAtCalled : c.interview.settledAtCalled)),
    optional: true,
  }),
})
const offered = when('offered')
const settled = when('settled')
const heldOnly = { field: 'outcome', is: 'held' } as const
const words = (choose: (c: typeof missingContent.en.interview) => string) => t((c) => choose(c.interview))

const fields = {
  outcome: radios({ label: words((c) => c.outcome), options: choices('return-interview-outcome') }),
  offered_on: offered.on,
  offered_at: offered.at,
  settled_on: settled.on,
  settled_at: settled.at,
  by_whom: text({ label: words((c) => c.byWhom), optional: true, spellcheck: false, dir: 'auto' }),
  independent: yesNo({ label: words((c) => c.independent), unknown: true, optional: true }),
  why_not: textarea({
    label: words((c) => c.whyNot),
    optional: true,
    rows: 2,
    dir: 'auto',
    when: { field: 'outcome', is: ['declined', 'not-offered'] },
  }),
  child_words: textarea({
    label: words((c) => c.childWords),
    optional: true,
    rows: 4,
    dir: 'auto',
    when: heldOnly,
  }),
  harm: checkboxes({
    label: words((c) => c.harm),
    options: choices('missing-harm').map((option) =>
      option.code === 'none' || option.code === 'unknown' ? { ...option, exclusive: true } : option,
    ),
    optional: true,
    when: heldOnly,
  }),
  harm_note: textarea({
    label: words((c) => c.harmNote),
    optional: true,
    rows: 2,
    dir: 'auto',
    when: heldOnly,
  }),
  trafficker: select({
    label: words((c) => c.trafficker),
    options: choices('trafficker-contact'),
    optional: true,
  }),
  learning: textarea({ label: words((c) => c.learning), optional: true, rows: 3, dir: 'auto' }),
  plan_must_change: yesNo({ label: words((c) => c.planMustChange), unknown: true, optional: true }),
} as const

const pairs = [
  ['offered_on', 'offered_at'],
  ['settled_on', 'settled_at'],
] as const

export const interviewForm = defineForm({ fields, check: (value) => together(value, pairs) })

/** What was recorded changes: why is asked. */
export const interviewAgainForm = defineForm({
  fields: { ...fields, reason: textarea({ label: words((c) => c.why), rows: 2, max: 500 }) },
  check: (value) => together(value, pairs),
})
