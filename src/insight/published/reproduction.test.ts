import { expect, test } from 'vitest'
import type { MeasureResult, Results } from '../results/index.ts'
import { toReproduce } from './catalogue.ts'
import { reproductionCsv, reproductionText } from './print.ts'
import { reproduction } from './reproduction.ts'

const measure = (
  id: string,
  value: number | string | null,
  more: Partial<MeasureResult> = {},
): MeasureResult => ({
  id,
  part: 'profile',
  title: id,
  value,
  unit: 'percent',
  numerator: null,
  denominator: null,
  n: null,
  interval: null,
  suppressed: false,
  definition: '',
  source: '',
  ...more,
})

const results = (measures: readonly MeasureResult[]): Results => ({
  package: { source: 'import', as_at: '2019-01-31', episodes: 445, digest: '' },
  period: { from: '2017-02-01', to: '2019-01-31' },
  measures,
  groups: [],
  series: [],
  disclosure: null,
})

const lineOf = (id: string, ...measures: MeasureResult[]) =>
  reproduction(results(measures)).lines.find((one) => one.id === id)

test('one line for each published figure and sentence, in the order of the report', () => {
  expect(reproduction(results([])).lines.map((one) => one.id)).toEqual(toReproduce().map((one) => one.id))
})

test('what the results do not have is not answerable, and no fault', () => {
  const compared = reproduction(results([]))
  expect(compared.counts).toMatchObject({ 'not answerable': 340, differs: 0 })
  expect(compared.faults).toEqual([])
})

test('a figure meets or differs by its rounding', () => {
  expect(lineOf('contact-any-share', measure('contact-any-share', 70.98))?.verdict).toBe('meets')
  expect(lineOf('contact-any-share', measure('contact-any-share', 71.6))?.verdict).toBe('differs')
})

test('a sentence holds or does not, and a place is met exactly', () => {
  expect(lineOf('wales-majority-girls', measure('wales-majority-girls', 'holds'))?.verdict).toBe('holds')
  expect(lineOf('wales-majority-girls', measure('wales-majority-girls', 'does not hold'))?.verdict).toBe(
    'does not hold',
  )
  const place = 'footnote14-nationality-rank-iraqi'
  expect(lineOf(place, measure(place, '5'))?.verdict).toBe('meets')
  expect(lineOf(place, measure(place, '4'))?.verdict).toBe('differs')
})

test('a line that cannot be met is no fault by one child, and a fault by two', () => {
  const id = 'footnote44-on-referral-never-contact'
  const by = (value: number) => reproduction(results([measure(id, value, { unit: 'count' })])).faults.length
  expect([by(19), by(20), by(21)]).toEqual([0, 0, 1])
})

test('suppressed is not answerable, and says so', () => {
  expect(lineOf('contact-any-share', measure('contact-any-share', null, { suppressed: true }))).toMatchObject(
    {
      verdict: 'not answerable',
      why: 'Suppressed.',
    },
  )
})

test('the text names readings and says how many of each there are', () => {
  const text = reproductionText(
    reproduction(results([measure('cjs-foreign-share', 16.2, { readings: ['R4'], numerator: 37, n: 228 })])),
  )
  expect(text).toMatch(/cjs-foreign-share +published 16% +computed 16\.2% \(37 of 228\) +meets +\[R4\]/)
  expect(text).toContain('340 published: 1 meets, 0 differs')
  expect(text).toContain('Nothing differs')
})

test('the table has a head and a line each', () => {
  expect(
    reproductionCsv(reproduction(results([])))
      .trimEnd()
      .split('\r\n'),
  ).toHaveLength(341)
})
