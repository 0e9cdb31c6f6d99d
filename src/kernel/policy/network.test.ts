import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../calendar-day.ts'
import { readCodeList } from '../code-list.ts'
import {
  entryMapDueOn,
  networkReading,
  networkReadings,
  networkRuleOn,
  nextMapDueOn,
  type NetworkCounts,
} from './network.ts'

const values = {
  'partial-from': '2',
  'full-from': '4',
  'overloaded-above': '8',
  'entry-days': '42',
  'quarter-months': '3',
}
const row = (code: string, value: string, more: Record<string, string> = {}) => ({
  code,
  label_en: code,
  label_cy: code,
  valid_from: '',
  valid_to: '',
  source: 'test',
  licence: 'own',
  value,
  ...more,
})
function listOf(rows: readonly Record<string, string>[]) {
  const read = readCodeList('network-term', rows)
  if (!read.ok) throw new Error(read.faults.join())
  return read.list
}
const rows = Object.entries(values).map(([code, value]) => row(code, value))
const rule = networkRuleOn(listOf(rows), calendarDay('2026-11-02'))
const counts = (given: Partial<NetworkCounts> = {}): NetworkCounts => {
  return { protective: 0, neutral: 0, exploitative: 0, unknown: 0, professionals: 0, ...given }
}

describe('how a network reads', () => {
  test('given nobody ever asked, then unknown and not empty', () => {
    expect(networkReading(counts(), false, rule)).toBe('unknown')
  })
  test('given a map was agreed and nobody stands on it, then empty', () => {
    expect(networkReading(counts(), true, rule)).toBe('empty')
  })
  test('given people of whom nobody knows what they are to the child, then unknown', () => {
    expect(networkReading(counts({ unknown: 5 }), true, rule)).toBe('unknown')
    expect(networkReading(counts({ unknown: 5, exploitative: 1 }), true, rule)).toBe('empty')
  })
  test.each([
    [0, 'empty'],
    [1, 'empty'],
    [2, 'partial'],
    [3, 'partial'],
    [4, 'full'],
    [8, 'full'],
  ] as const)('given %d protective people, then %s', (protective, reading) => {
    expect(networkReading(counts({ protective, neutral: 1 }), true, rule)).toBe(reading)
  })
  test('given more than eight professionals, then overloaded, however few of them protect', () => {
    expect(networkReading(counts({ protective: 8, professionals: 8 }), true, rule)).toBe('full')
    expect(networkReading(counts({ protective: 1, neutral: 8, professionals: 9 }), true, rule)).toBe(
      'overloaded',
    )
  })
  test('one more protective person never makes a network read as emptier', () => {
    const some = fc.nat(12)
    const any = fc.record({
      protective: some,
      neutral: some,
      exploitative: some,
      unknown: some,
      professionals: some,
    })
    const rank = (one: NetworkCounts): number => networkReadings.indexOf(networkReading(one, true, rule))
    fc.assert(
      fc.property(any, (before) => {
        expect(rank({ ...before, protective: before.protective + 1 })).toBeGreaterThanOrEqual(rank(before))
      }),
    )
  })
})

test('given a rule that changed, then each day has the rule of its time', () => {
  const list = listOf([
    ...rows.filter(({ code }) => code !== 'full-from'),
    row('full-from', '4', { valid_to: '2026-12-31' }),
    row('full-from', '5', { valid_from: '2027-01-01' }),
  ])
  expect(networkRuleOn(list, calendarDay('2026-12-31')).fullFrom).toBe(4)
  expect(networkRuleOn(list, calendarDay('2027-01-01')).fullFrom).toBe(5)
  expect(() => networkRuleOn(listOf(rows.slice(1)), calendarDay('2026-12-31'))).toThrow(RangeError)
})

test('given the day of acceptance or of a map, then the day by which the next is due', () => {
  expect(entryMapDueOn(rule, calendarDay('2026-11-02'))).toBe('2026-12-14')
  expect(nextMapDueOn(rule, calendarDay('2026-11-30'))).toBe('2027-02-28')
})
