import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, eighteenthBirthday, seventeenAndAHalf } from '../calendar-day.ts'
import type { CodeList } from '../code-list.ts'
import {
  checkNrmAnswer,
  contactsAfter18,
  nrmAnswerNeeded,
  planDueOn,
  turningOn,
  type NrmAnswerAt18,
} from './transition.ts'

const label = { en: 'x', cy: 'x' }
const common = { label, validTo: null, source: 'test', licence: 'own' }
const ways: CodeList = {
  name: 'nrm-consent-way',
  entries: [
    { ...common, code: 'written', validFrom: null, extra: {} },
    {
      ...common,
      code: 'verbal',
      validFrom: calendarDay('2026-02-13'),
      extra: { through: 'first-responder' },
    },
  ],
}
const dob = calendarDay('2008-03-01')
const given: NrmAnswerAt18 = {
  answer: 'stay',
  way: 'verbal',
  on: calendarDay('2026-02-13'),
  through: 'salvation-army',
}
const because = (change: Partial<NrmAnswerAt18>, born: typeof dob | null = dob) => {
  const outcome = checkNrmAnswer({ ...given, ...change }, ways, born)
  return outcome.ok ? null : outcome.refusal.because
}

describe('the answer on the NRM at 18', () => {
  test('by word of mouth: refused the day before 13 February 2026, taken on the day, and only through a first responder', () => {
    expect(because({ on: calendarDay('2026-02-12') })).toBe('verbal-not-on-that-day')
    expect(because({})).toBeNull()
    expect(because({ through: null })).toBe('through-first-responder')
  })
  test('in writing: always, and through nobody', () => {
    expect(because({ way: 'written', on: calendarDay('2021-06-01'), through: null })).toBeNull()
  })
  test('nobody withdraws before the 18th birthday; on it, yes; where it is not known, it is not refused', () => {
    const withdraw = { answer: 'withdraw', way: 'written', through: null } as const
    expect(because({ ...withdraw, on: calendarDay('2026-02-28') })).toBe('withdrawal-before-18')
    expect(because({ ...withdraw, on: calendarDay('2026-03-01') })).toBeNull()
    expect(because({ ...withdraw, on: calendarDay('2026-02-28') }, null)).toBeNull()
  })
  test('given any birth date and day, then a withdrawal that is taken is an adult’s', () => {
    fc.assert(
      fc.property(fc.nat(9000), fc.nat(9000), (a, b) => {
        const born = addDays(calendarDay('2000-01-01'), a)
        const on = addDays(born, b)
        const outcome = checkNrmAnswer({ answer: 'withdraw', way: 'written', on, through: null }, ways, born)
        expect(outcome.ok).toBe(on >= eighteenthBirthday(born))
      }),
    )
  })
  test('is needed while nothing final is decided; not known is not no', () => {
    expect(['rg-pending', 'rg-positive', 'cg-pending', 'suspended'].map(nrmAnswerNeeded)).toEqual(
      Array(4).fill('needed'),
    )
    expect(['cg-positive', 'rg-negative', 'not-referred', 'withdrawn'].map(nrmAnswerNeeded)).toEqual(
      Array(4).fill('not-needed'),
    )
    expect([nrmAnswerNeeded(null), nrmAnswerNeeded('unknown')]).toEqual(['unknown', 'unknown'])
  })
})

const anyBirth = fc.oneof(
  fc.nat(9000).map((n) => addDays(calendarDay('1996-01-01'), n)),
  fc.constantFrom('2004-02-29', '2008-02-29', '2007-08-31', '2007-08-30').map(calendarDay),
)

test('given every birthday, 29 February too, then the assessment falls on one day, before 18, and the plan after it and before 18', () => {
  fc.assert(
    fc.property(anyBirth, fc.nat(200), (born, late) => {
      const half = seventeenAndAHalf(born)
      const eighteen = eighteenthBirthday(born)
      expect(half < eighteen).toBe(true)
      const assessed = addDays(half, late)
      const due = planDueOn(assessed, eighteen, 28)
      expect(due >= assessed).toBe(true)
      if (assessed < eighteen) expect(due < eighteen).toBe(true)
      else expect(due).toBe(addDays(assessed, 28))
    }),
  )
})

test('given every birthday and day, then a young person stands under one heading, and nobody of 17½ or more is missing from the list', () => {
  fc.assert(
    fc.property(anyBirth, fc.nat(8000), (born, n) => {
      const day = addDays(born, n)
      const turning = turningOn(born, day, 6)
      if (day >= eighteenthBirthday(born)) expect(turning).toBe('is-18')
      else if (day >= seventeenAndAHalf(born)) expect(turning).toBe('turning-18')
      else if (turning !== null) expect(day >= addDays(seventeenAndAHalf(born), -186)).toBe(true)
    }),
  )
})

describe('contact after the birthday, planned against made', () => {
  const eighteen = calendarDay('2026-03-01')
  const planned = [
    { code: 'week-1', days: 7 },
    { code: 'month-1', days: 30 },
  ]
  const states = (spoken: string[], today: string) =>
    contactsAfter18(eighteen, planned, spoken.map(calendarDay), calendarDay(today)).map(({ state }) => state)
  test('before, on time, late and never', () => {
    expect(states([], '2026-02-27')).toEqual(['ahead', 'ahead'])
    expect(states(['2026-02-28'], '2026-03-02')).toEqual(['due', 'ahead'])
    expect(states(['2026-03-08'], '2026-03-09')).toEqual(['made', 'due'])
    expect(states([], '2026-03-09')).toEqual(['missed', 'due'])
    expect(states(['2026-03-15'], '2026-03-20')).toEqual(['made-late', 'made'])
  })
  test('given any contacts, then more of them never make a planned one less met', () => {
    const days = fc.array(fc.integer({ min: -40, max: 90 }).map((n) => addDays(eighteen, n)))
    fc.assert(
      fc.property(days, days, (some, more) => {
        const today = addDays(eighteen, 90)
        const few = contactsAfter18(eighteen, planned, some, today)
        const many = contactsAfter18(eighteen, planned, [...some, ...more], today)
        few.forEach((one, index) => {
          if (one.madeOn !== null) expect((many[index]?.madeOn ?? '9') <= one.madeOn).toBe(true)
        })
      }),
    )
  })
})
