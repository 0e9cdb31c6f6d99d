import { expect, test } from 'vitest'
import { catalogue, toReproduce, type Published } from './catalogue.ts'
import { agrees } from './rounding.ts'

const printed = (value: number | string, rounding: string, unit = 'percent'): Published => ({
  id: 'x',
  kind: 'figure',
  clause: '3',
  where: 'p.1',
  source: 'ICTG dataset',
  says: 'x',
  value,
  unit,
  rounding,
})

test.each([
  ['nearest percent', 12, 12.5, true],
  ['nearest percent', 13, 12.5, true],
  ['nearest percent', 12, 12.51, false],
  ['nearest percent', 12, 11.49, false],
  ['1 decimal', 22.1, 22.15, true],
  ['1 decimal', 22.1, 22 + 1 / 6, false],
  ['exact', 445, 445, true],
  ['exact', 445, 446, false],
  ['nearest month', 6, 5.5, true],
  ['nearest month', 6, 6.6, false],
  ['nearest day (mean)', 148, 148.4, true],
  ['around', -10, -9.2, true],
  ['around', -10, -8.9, false],
  ["'over twice'", 2, 2.6, true],
  ["'over twice'", 2, 2, false],
  ["'almost 70%' (19/28 = 67.9%)", 70, (100 * 19) / 28, true],
  ["'almost 70%' (19/28 = 67.9%)", 70, (100 * 20) / 28, false],
  ["'almost 70%' (19/28 = 67.9%)", 70, 65, false],
])('%s: %d printed, %d computed', (rounding, value, computed, expected) => {
  expect(agrees(printed(value, rounding), computed)).toBe(expected)
})

test('a share in words is the nearest of the fractions people say', () => {
  const quarter = printed(0.25, "verbal 'a quarter'", 'ratio')
  expect([25, 23, 29.1, 29.2, 22].map((computed) => agrees(quarter, computed))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(agrees(printed(0.3333, "verbal 'a third'", 'ratio'), (100 * 22) / 66)).toBe(true)
  expect(agrees(printed(0.75, 'verbal', 'ratio'), 80)).toBe(true)
})

test('months in words are whole months, months of the calendar are themselves', () => {
  expect(agrees(printed(6, 'verbal', 'months'), 6)).toBe(true)
  expect(agrees(printed(6, 'verbal', 'months'), 7)).toBe(false)
  expect(agrees(printed('2018-05', 'month', 'date'), '2018-05')).toBe(true)
  expect(agrees(printed('2018-05', 'month', 'date'), '2018-06')).toBe(false)
})

test('every figure of the catalogue has a rule, and agrees with itself', () => {
  const figures = toReproduce().filter((one) => one.kind === 'figure')
  expect(figures).toHaveLength(264)
  // Words that exclude their own number are said of the number behind them.
  const behind: Readonly<Record<string, number>> = {
    'missing-on-referral-never-contact-share': (100 * 19) / 28,
    'education-meetings-social-worker-ratio': 2.6,
  }
  for (const one of figures) {
    const own =
      one.unit === 'ratio' && one.rounding.startsWith('verbal') ? Number(one.value) * 100 : one.value
    expect([one.id, agrees(one, behind[one.id] ?? own)]).toEqual([one.id, true])
  }
})

test('a rounding nobody wrote a rule for is a bug', () => {
  expect(() => agrees(printed(1, 'by eye'), 1)).toThrow('No rule')
})

test('the catalogue is whole', () => {
  expect(catalogue()).toHaveLength(477)
  expect(toReproduce()).toHaveLength(340)
})
