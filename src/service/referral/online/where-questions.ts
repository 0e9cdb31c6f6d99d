import { date, defineForm, select, text, textarea, yesNo } from '../../../platform/forms/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { t } from './fields.ts'
import { question, type Question } from './question.ts'

export const whereQuestions: readonly Question[] = [
  question({
    name: 'staying',
    section: 'safety',
    title: t((c) => c.staying.title),
    hint: t((c) => c.staying.hint),
    form: defineForm({
      fields: {
        accommodation: select({
          label: t((c) => c.staying.accommodation),
          options: choices('accommodation'),
          optional: true,
        }),
        address: textarea({ label: t((c) => c.staying.address), rows: 3, max: 500, optional: true }),
        postcode: text({
          label: t((c) => c.staying.postcode),
          width: 10,
          max: 10,
          optional: true,
          spellcheck: false,
        }),
        telephone: text({ label: t((c) => c.staying.telephone), kind: 'tel', width: 20, optional: true }),
        since: date({ label: t((c) => c.staying.since), latest: 'today', optional: true }),
      },
    }),
    important: ['staying'],
    give: (location, given) => ({ ...given, location }),
  }),
  question({
    name: 'safe-contact',
    section: 'safety',
    title: t((c) => c.contact.title),
    hint: t((c) => c.contact.hint),
    form: defineForm({
      fields: {
        way: textarea({ label: t((c) => c.contact.way), rows: 2, max: 1000, optional: true }),
        safe_to_write: yesNo({ label: t((c) => c.contact.write), unknown: true, optional: true }),
        safe_to_ring: yesNo({ label: t((c) => c.contact.ring), unknown: true, optional: true }),
        when_safe: text({ label: t((c) => c.contact.when), max: 500, optional: true }),
        never: textarea({
          label: t((c) => c.contact.never),
          hint: t((c) => c.contact.neverHint),
          rows: 2,
          max: 1000,
          optional: true,
        }),
      },
    }),
    important: ['safe-contact'],
    give: (safeContact, given) => ({ ...given, safeContact }),
  }),
]
