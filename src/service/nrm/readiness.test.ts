import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { formSections, nrmFormOn, type FormField } from './form-fields.ts'
import { isGap, readinessOf, type Held } from './readiness.ts'

const form = nrmFormOn(calendarDay('2026-11-20'))
const nothing = (): Held => null
const at = (ready: ReturnType<typeof readinessOf>, code: string) =>
  ready.fields.find(({ field }) => field.code === code)
const stateOf = (prepared: Record<string, string>, code: string) =>
  at(readinessOf(form, nothing, prepared), code)?.state

test('the form of April 2026 has its fifty questions, in its order and in the sections of the sheet', () => {
  expect(form.day).toBe('2026-04-27')
  expect(nrmFormOn(calendarDay('2020-01-01')).fields).toHaveLength(form.fields.length)
  const numbers = form.fields.map(({ question }) => question)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers).size).toBe(49)
  const sections = form.fields.map(({ section }) => formSections.indexOf(section))
  expect(sections).toEqual(sections.toSorted((a, b) => a - b))
})

test('every condition names an earlier question and answers that it has', () => {
  for (const [index, { askedIf, code }] of form.fields.entries()) {
    if (askedIf === null) continue
    const asked = form.fields.slice(0, index).find((one) => one.code === askedIf.field)
    expect(asked, code).toBeDefined()
    if (asked?.list === null) for (const answer of askedIf.is) expect(asked.options, code).toContain(answer)
  }
})

test('given an empty record, then every question that is always asked and required is a gap', () => {
  const ready = readinessOf(form, nothing, {})
  expect(ready.gaps).toBe(ready.required)
  expect(ready.gaps).toBe(form.fields.filter((one) => one.required === 'yes' && one.askedIf === null).length)
  expect(at(ready, 'dob')?.state).toBe('blank')
  expect(at(ready, 'consent')?.state).toBe('not-asked')
})

test('given an answer that opens another question, then that one is a gap; given another answer, then it does not apply', () => {
  expect(stateOf({}, 'journey')).toBe('not-asked')
  expect(stateOf({ 'taken-somewhere': 'no' }, 'journey')).toBe('not-asked')
  expect(stateOf({ 'taken-somewhere': 'yes' }, 'journey')).toBe('gap')
  expect(stateOf({ 'taken-somewhere': 'yes', journey: 'By van' }, 'journey')).toBe('prepared')
  expect(stateOf({ types: 'forced-crime' }, 'types-other')).toBe('not-asked')
  expect(stateOf({ types: 'forced-crime|other' }, 'types-other')).toBe('gap')
})

test('given an answer left behind by a changed one, then it is neither counted nor shown', () => {
  const left = readinessOf(form, nothing, { 'taken-somewhere': 'no', journey: 'By van' })
  expect(at(left, 'journey')).toMatchObject({ state: 'not-asked', answer: [] })
})

test('given the record says that it is not known, then a required question stays a gap and says so', () => {
  const unknown = (field: FormField): Held => (field.code === 'interpreter' ? { unknown: true } : null)
  const ready = readinessOf(form, unknown, {})
  const interpreter = at(ready, 'interpreter')
  expect(interpreter?.state).toBe('unknown')
  expect(interpreter !== undefined && isGap(interpreter)).toBe(true)
  const yes = (field: FormField): Held => (field.code === 'interpreter' ? { said: 'Yes', code: 'yes' } : null)
  expect(at(readinessOf(form, yes, {}), 'interpreter-language')?.state).toBe('gap')
})

test('given the place of the child, then it is held apart: no gap, and no answer here', () => {
  const apart = (field: FormField): Held => (field.heldBy === 'location' ? { apart: true } : null)
  expect(at(readinessOf(form, apart, {}), 'staying-town')).toMatchObject({ state: 'held', answer: [] })
})

test('whatever is prepared, an answer more never hides a question that has its own, and gaps stay within what is required', () => {
  const codes = form.fields.filter(({ heldBy }) => heldBy === null).map(({ code }) => code)
  const answers = fc.dictionary(
    fc.constantFrom(...codes),
    fc.constantFrom('yes', 'no', 'Words', 'other', ' '),
  )
  fc.assert(
    fc.property(answers, (prepared) => {
      const ready = readinessOf(form, nothing, prepared)
      const shown = ready.fields.filter(({ answer }) => answer.length > 0)
      return (
        ready.gaps <= ready.required &&
        ready.fields.length === form.fields.length &&
        shown.every(({ field, state }) => state === 'prepared' && (prepared[field.code] ?? '').trim() !== '')
      )
    }),
  )
})
