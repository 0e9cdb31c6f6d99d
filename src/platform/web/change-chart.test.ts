import { expect, test } from 'vitest'
import { changeChart } from './change-chart.ts'

const chart = (
  lines: readonly { name: string; values: (number | null)[] }[],
  steps = ['May', 'August', 'November'],
) => changeChart({ id: 'c', title: 'Safety', said: '3, 4, 5', steps, low: 1, high: 5, lines }).toString()

test('a line runs from answer to answer and breaks where there is none', () => {
  expect(chart([{ name: 'A', values: [1, 3, 5] }]).match(/<polyline/g)).toHaveLength(1)
  const gap = chart([{ name: 'A', values: [1, null, 5] }])
  expect(gap).not.toContain('<polyline')
  expect(gap.match(/gs-change__point/g)).toHaveLength(3)
})

test('it says itself in words, and escapes what it is given', () => {
  const drawn = chart([{ name: '<b>', values: [2] }], ['May'])
  expect(drawn).toContain('role="img"')
  expect(drawn).toContain('<desc id="c-d">3, 4, 5</desc>')
  expect(drawn).not.toContain('<b>')
})
