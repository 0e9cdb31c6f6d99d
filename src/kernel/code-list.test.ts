import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from './calendar-day.ts'
import { codesOn, coversDay, entryOf, hasCode, labelOf, readCodeList } from './code-list.ts'
import type { CodeList } from './code-list.ts'

const row = (
  code: string,
  from = '',
  to = '',
  more: Record<string, string> = {},
): Record<string, string> => ({
  code,
  label_en: `The ${code}`,
  label_cy: `Y ${code}`,
  valid_from: from,
  valid_to: to,
  source: 'test',
  licence: 'own',
  ...more,
})

function listOf(...rows: Record<string, string>[]): CodeList {
  const reading = readCodeList('test', rows)
  if (!reading.ok) throw new Error(reading.faults.join('; '))
  return reading.list
}

function faultsOf(...rows: Record<string, string>[]): readonly string[] {
  const reading = readCodeList('test', rows)
  return reading.ok ? [] : reading.faults
}

describe('reading', () => {
  test.each([
    ['no rows', []],
    ['a code with capitals and dashes', [row('No-Dash')]],
    ['an empty code', [row('')]],
    ['an empty label', [row('a', '', '', { label_cy: '' })]],
    ['a label with stray spaces', [row('a', '', '', { label_en: ' A' })]],
    ['a day that does not exist', [row('a', '2023-02-29')]],
    ['an end before its start', [row('a', '2023-02-02', '2023-02-01')]],
    ['a code twice', [row('a'), row('b'), row('a', '2020-01-01')]],
    ['a code twice on one day', [row('a', '', '2020-01-01'), row('a', '2020-01-01')]],
    ['a missing column', [{ code: 'a' }]],
  ])('refuses %s', (_, rows) => {
    expect(faultsOf(...rows).length).toBeGreaterThan(0)
  })
  test('names the line, counting the header', () => {
    expect(faultsOf(row('a'), row('B b'))).toEqual(['test line 3: code "B b" is not kebab-case'])
  })
  test('keeps further columns that are filled', () => {
    expect(listOf(row('a', '', '', { group: 'eea', other: '' })).entries[0]?.extra).toEqual({ group: 'eea' })
  })
  test('never throws, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.string())), (rows) => {
        readCodeList('x', rows)
      }),
    )
  })
})

describe('validity', () => {
  const list = listOf(row('old', '', '2021-05-16'), row('new', '2021-05-17'), row('always'))
  test('both ends are included', () => {
    expect(codesOn(list, calendarDay('2021-05-16')).map((e) => e.code)).toEqual(['old', 'always'])
    expect(codesOn(list, calendarDay('2021-05-17')).map((e) => e.code)).toEqual(['new', 'always'])
    expect(hasCode(list, 'old', calendarDay('2021-05-17'))).toBe(false)
  })
  test('an old record keeps its words', () => {
    expect(labelOf(list, 'old', 'cy')).toBe('Y old')
    expect(() => labelOf(list, 'never', 'en')).toThrow('No code never in test')
  })
  test('a code that changed its meaning has the entry of the day', () => {
    const split = listOf(
      row('a', '', '2013-06-30', { group: 'x' }),
      row('a', '2013-07-01', '', { group: 'y' }),
    )
    expect(entryOf(split, 'a', calendarDay('2013-06-30'))?.extra['group']).toBe('x')
    expect(entryOf(split, 'a')?.extra['group']).toBe('y')
    expect(entryOf(split, 'b')).toBeNull()
  })
  test('a day is covered exactly from the first to the last', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(3000), (a, b, n) => {
        const validFrom = addDays(calendarDay('2020-01-01'), a)
        const validTo = addDays(validFrom, b)
        const day = addDays(calendarDay('2019-06-01'), n)
        return coversDay({ validFrom, validTo }, day) === (day >= validFrom && day <= validTo)
      }),
    )
  })
})
