import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../calendar-day.ts'
import {
  childModelOn,
  isAtLeast,
  modelOn,
  modelVersions,
  ruleVersion,
  serviceModels,
} from './service-model.ts'

const anyDay = fc.integer({ min: 0, max: 5000 }).map((n) => addDays(calendarDay('2016-06-01'), n))

describe('the model of a day', () => {
  test.each([
    ['2017-01-29', null],
    ['2017-01-30', 'V1'],
    ['2018-09-30', 'V1'],
    ['2018-10-01', 'V2'],
    ['2021-05-16', 'V2'],
    ['2021-05-17', 'V3'],
    ['2024-04-02', 'V3'],
    ['2024-04-03', 'V4'],
    ['2026-07-05', 'V4'],
    ['2026-07-06', 'V5'],
  ])('%s is %s', (day, model) => {
    expect(modelOn(calendarDay(day))).toBe(model)
  })
  test('each version once, in order of its days', () => {
    expect(serviceModels.map((model) => model.version)).toEqual([...modelVersions])
    expect(serviceModels.map((model) => model.from)).toEqual(serviceModels.map((model) => model.from).sort())
  })
  test('never goes back as days pass', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const a = modelOn(day)
        const b = modelOn(addDays(day, 1))
        return a === null || (b !== null && isAtLeast(b, a))
      }),
    )
  })
  test('the version stored with a decision', () => {
    expect(ruleVersion('DT-1', 'V3')).toBe('DT-1@V3')
  })
})

describe('a child whose own model lags', () => {
  const lag = { model: 'V1', until: calendarDay('2019-01-31') } as const
  test.each([
    ['2018-09-30', 'V1'],
    ['2018-10-01', 'V1'],
    ['2019-01-31', 'V1'],
    ['2019-02-01', 'V2'],
  ])('kept on V1 to the end of January 2019: on %s %s', (day, model) => {
    expect(childModelOn(calendarDay(day), lag)).toBe(model)
  })
  test('without an end it lasts; before the service there is none', () => {
    expect(childModelOn(calendarDay('2026-01-01'), { model: 'V1', until: null })).toBe('V1')
    expect(childModelOn(calendarDay('2016-01-01'), { model: 'V1', until: null })).toBeNull()
  })
  test('it never runs ahead of the service', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...modelVersions), fc.option(anyDay), (day, model, until) => {
        const own = childModelOn(day, { model, until })
        const current = modelOn(day)
        return own === null || current === null ? own === current : isAtLeast(current, own)
      }),
    )
  })
})
