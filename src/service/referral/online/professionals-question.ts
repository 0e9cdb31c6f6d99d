import { defineForm, radios, select, text, type Field, type Typed } from '../../../platform/forms/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import type { ProfessionalSaid } from '../given.ts'
import { t } from './fields.ts'
import { question, type Question } from './question.ts'

/** More are added by telephone; a longer list belongs in what worries you. */
const MOST = 8
const numbers = Array.from({ length: MOST }, (_, index) => index + 1)
const parts = ['name', 'role', 'organisation', 'telephone', 'email'] as const
const nameOf = (n: number, part: (typeof parts)[number]) => `person_${n}_${part}`

const fieldsOf = (n: number): Record<string, Field<string | null>> => ({
  [nameOf(n, 'name')]: text({ label: t((c) => c.professionals.name(n)), dir: 'auto', optional: true }),
  [nameOf(n, 'role')]: select({
    label: t((c) => c.professionals.role(n)),
    options: choices('professional-role'),
    optional: true,
  }),
  [nameOf(n, 'organisation')]: text({ label: t((c) => c.professionals.organisation(n)), optional: true }),
  [nameOf(n, 'telephone')]: text({
    label: t((c) => c.professionals.telephone(n)),
    kind: 'tel',
    width: 20,
    optional: true,
  }),
  [nameOf(n, 'email')]: text({ label: t((c) => c.professionals.email(n)), kind: 'email', optional: true }),
})

type Values = Readonly<Record<string, string | null>>

const some = (value: Values, n: number): boolean =>
  parts.some((part) => (value[nameOf(n, part)] ?? null) !== null)

function peopleOf(value: Values): ProfessionalSaid[] {
  const one = (n: number, part: (typeof parts)[number]) => value[nameOf(n, part)] ?? null
  return numbers.flatMap((n) => {
    const name = one(n, 'name')
    if (name === null) return []
    return [
      {
        name,
        role: one(n, 'role'),
        organisation: one(n, 'organisation'),
        telephone: one(n, 'telephone'),
        email: one(n, 'email'),
      },
    ]
  })
}

const fields: Record<string, Field<string | null>> = {
  others: radios({
    label: t((c) => c.professionals.others),
    options: (['yes', 'none', 'unknown'] as const).map((code) => ({
      code,
      label: t((c) => c.professionals.options[code]),
    })),
    optional: true,
  }),
  ...Object.assign({}, ...numbers.map(fieldsOf)),
}

/** The people already named and one empty place more. */
function shown(typed: Typed): readonly string[] {
  const used = numbers.findLast((n) => parts.some((part) => (typed[nameOf(n, part)] ?? '') !== '')) ?? 0
  return ['others', ...numbers.slice(0, used + 1).flatMap((n) => parts.map((part) => nameOf(n, part)))]
}

export const professionalsQuestion: Question = question({
  name: 'professionals',
  section: 'around',
  title: t((c) => c.professionals.title),
  hint: t((c) => c.professionals.hint),
  form: defineForm({
    fields,
    check: (value) => {
      const nameless = numbers.find((n) => some(value, n) && (value[nameOf(n, 'name')] ?? null) === null)
      if (nameless !== undefined)
        return [{ field: nameOf(nameless, 'name'), message: t((c) => c.professionals.needsName) }]
      const ruledOut = value['others'] === 'none' || value['others'] === 'unknown'
      return ruledOut && numbers.some((n) => some(value, n))
        ? [{ field: 'others', message: t((c) => c.professionals.clash) }]
        : []
    },
  }),
  important: ['professionals'],
  shows: shown,
  more: t((c) => c.professionals.more),
  give: (value, given) => {
    const people = peopleOf(value)
    if (people.length > 0) return { ...given, professionals: people }
    if (value['others'] === 'none') return { ...given, professionals: [] }
    return value['others'] === 'unknown' || value['others'] === 'yes'
      ? { ...given, notKnown: [...given.notKnown, 'professionals'] }
      : given
  },
})
