import { defineForm, radios, textarea } from '../../../../platform/forms/index.ts'
import { wordsOf } from '../../../../platform/i18n/index.ts'
import { matchingContent } from '../../content/index.ts'

const t = wordsOf(matchingContent)

/** The value of `other` that means every case offered. */
export const ALL = 'all'

export const answerForm = defineForm({
  fields: {
    other: radios({ label: t((c) => c.form.which), options: 'given' }),
    answer: radios({
      label: t((c) => c.form.answer),
      options: [
        { code: 'same', label: t((c) => c.form.same), hint: t((c) => c.form.sameHint) },
        { code: 'different', label: t((c) => c.form.different), hint: t((c) => c.form.differentHint) },
        { code: 'not-sure', label: t((c) => c.form.notSure), hint: t((c) => c.form.notSureHint) },
      ],
    }),
    why: textarea({
      label: t((c) => c.form.why),
      hint: t((c) => c.form.whyHint),
      max: 1_000,
      rows: 2,
      when: { field: 'answer', is: 'same' },
    }),
    note: textarea({
      label: t((c) => c.form.note),
      max: 1_000,
      rows: 2,
      optional: true,
      when: { field: 'answer', is: 'different' },
    }),
  },
  check: (value) =>
    value.other === ALL && value.answer === 'same'
      ? [{ field: 'other' as const, message: t((c) => c.form.oneOnly) }]
      : [],
})

export const undoForm = defineForm({
  fields: { undoWhy: textarea({ label: t((c) => c.undo.why), max: 1_000, rows: 2 }) },
})
