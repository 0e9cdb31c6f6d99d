import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, eighteenthBirthday } from '../calendar-day.ts'
import { supportEnd } from './duration.ts'
import { modelVersions } from './service-model.ts'

const given = { referredOn: calendarDay('2017-03-31'), dob: calendarDay('2003-01-10'), post18Decided: false }

describe('DT-7', () => {
  test.each(['V1', 'V2'] as const)('%s: 18 months after the referral', (model) => {
    expect(supportEnd(given, model)).toEqual({ on: '2018-09-30', because: 'eighteen-months' })
  })
  test.each(['V1', 'V2'] as const)('%s: the 18th birthday where it is earlier', (model) => {
    const dob = calendarDay('2000-02-29')
    expect(supportEnd({ ...given, dob }, model)).toEqual({ on: '2018-03-01', because: 'eighteenth-birthday' })
  })
  test('V1: a birthday not known leaves the 18 months', () => {
    expect(supportEnd({ ...given, dob: null }, 'V1').because).toBe('eighteen-months')
  })
  test.each(['V3', 'V4', 'V5'] as const)('%s: no 18-month limit', (model) => {
    expect(supportEnd(given, model)).toEqual({ on: '2021-01-10', because: 'eighteenth-birthday' })
    expect(supportEnd({ ...given, post18Decided: true }, model)).toEqual({ on: null, because: 'need' })
    expect(supportEnd({ ...given, dob: null }, model)).toEqual({ on: null, because: 'birthday-not-known' })
  })
  test('no model goes past the 18th birthday without a decision', () => {
    const day = fc.nat(6000).map((n) => addDays(calendarDay('2000-01-01'), n))
    fc.assert(
      fc.property(day, day, fc.constantFrom(...modelVersions), (dob, referredOn, model) => {
        const { on } = supportEnd({ dob, referredOn, post18Decided: false }, model)
        return on !== null && on <= eighteenthBirthday(dob)
      }),
    )
  })
})
