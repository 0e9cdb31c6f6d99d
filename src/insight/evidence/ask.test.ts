import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { quartersBetween, understand } from './ask.ts'

const shelf = [{ name: 'record', title: 'The record', source: 'record', asAt: '2019-01-31' }] as const
const two = quartersBetween(calendarDay('2017-02-01'), calendarDay('2019-01-31'))

test('given the two years of the report, then there are its eight quarters', () => {
  expect(two).toHaveLength(8)
  expect(two[0]).toEqual({ from: '2017-02-01', to: '2017-04-30' })
  expect(two[7]).toEqual({ from: '2018-11-01', to: '2019-01-31' })
})

test('quarters follow each other without a gap and cover both days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 2000 }), (start, length) => {
      const first = addDays(calendarDay('2015-01-01'), start)
      const last = addDays(first, length)
      const quarters = quartersBetween(first, last)
      expect((quarters[0]?.from ?? '') <= first).toBe(true)
      expect(quarters.at(-1)?.to).toBe(last)
      quarters
        .slice(1)
        .forEach((one, index) => expect(one.from).toBe(addDays(quarters[index]?.to ?? one.from, 1)))
    }),
  )
})

test('given a question outside what may be asked, then it is not understood', () => {
  const ask = (query: Record<string, string>) => understand(query, shelf, () => two)
  expect(ask({})).toEqual({ ok: true, asked: { name: 'record', from: null, to: null, by: [] } })
  expect(ask({ from: '2017-02-01', to: '2017-07-31', by: 'site' }).ok).toBe(true)
  for (const odd of [
    { data: '../etc' },
    { from: '2017-02-02' },
    { to: '2017-07-30' },
    { by: 'child_id' },
    { from: '2018-02-01', to: '2017-07-31' },
  ])
    expect(ask(odd).ok, JSON.stringify(odd)).toBe(false)
})
