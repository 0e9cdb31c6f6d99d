import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  attains,
  calendarDay,
  compareDays,
  dayFromParts,
  dayInLondon,
  daysBetween,
  earlierOf,
  eighteenthBirthday,
  isAdultOn,
  laterOf,
  parseDay,
  seventeenAndAHalf,
  startOfLondonDay,
  youngestDay,
} from './calendar-day.ts'
import type { CalendarDay } from './calendar-day.ts'

const FIRST = calendarDay('1990-01-01')
const LAST = calendarDay('2026-12-31')
const anyDay = fc.integer({ min: 0, max: 90_000 }).map((offset) => addDays(calendarDay('1900-01-01'), offset))

/** Second implementation, walking the calendar with Temporal: the day n months on, or the first day that exists after it. */
function attainsByTemporal(dob: CalendarDay, months: number): string {
  const birth = Temporal.PlainDate.from(dob)
  const constrained = birth.add({ months })
  return (constrained.day === birth.day ? constrained : constrained.add({ days: 1 })).toString()
}

/** Third implementation, by the overflow of the built-in date: 29 February of a common year reads as 1 March. */
function eighteenByDate(dob: CalendarDay): string {
  const [y = 0, m = 0, d = 0] = dob.split('-').map(Number)
  return new Date(Date.UTC(y + 18, m - 1, d)).toISOString().slice(0, 10)
}

describe('parsing', () => {
  test.each(['2024-02-29', '1900-02-28', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text)
  })
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-4-3',
    '',
    ' 2024-04-03',
    '0000-01-01',
    '2024-04-03T00:00',
    '٢٠٢٤-٠٤-٠٣',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeNull()
  })
  test('a malformed literal is a bug', () => {
    expect(() => calendarDay('2023-02-29')).toThrow(RangeError)
  })
  test('parts that are not whole numbers are no day', () => {
    expect(dayFromParts(2024, 1.5, 1)).toBeNull()
    expect(dayFromParts(2024, 2, Number.NaN)).toBeNull()
  })
  test('any text either reads as itself or is refused', () => {
    fc.assert(fc.property(fc.string(), (text) => [text, null].includes(parseDay(text))))
  })
})

describe('arithmetic agrees with Temporal', () => {
  test('days, months, years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (day, n) => {
        const temporal = Temporal.PlainDate.from(day)
        expect(addDays(day, n)).toBe(temporal.add({ days: n }).toString())
        expect(addMonths(day, n)).toBe(temporal.add({ months: n }).toString())
        expect(addYears(day, n % 100)).toBe(temporal.add({ years: n % 100 }).toString())
      }),
    )
  })
  test('difference and order', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(daysBetween(a, b)).toBe(Temporal.PlainDate.from(a).until(b, { largestUnit: 'days' }).days)
        expect(Math.sign(compareDays(a, b))).toBe(Temporal.PlainDate.compare(a, b))
        expect([earlierOf(a, b), laterOf(a, b)]).toEqual([a, b].sort())
      }),
    )
  })
  test('end of month: the last day of a shorter month', () => {
    expect(addMonths(calendarDay('2018-08-31'), 6)).toBe('2019-02-28')
    expect(addMonths(calendarDay('2019-08-31'), 6)).toBe('2020-02-29')
    expect(addMonths(calendarDay('2018-08-15'), 6)).toBe('2019-02-15')
  })
  test('the calendar ends at 9999', () => {
    expect(() => addDays(calendarDay('9999-12-31'), 1)).toThrow(RangeError)
  })
})

describe('ages', () => {
  test('every date of birth from 1990: the 18th birthday and 17½ agree with two other implementations', () => {
    const wrong: string[] = []
    for (let dob = FIRST; dob <= LAST; dob = addDays(dob, 1)) {
      const eighteen = eighteenthBirthday(dob)
      if (eighteen !== attainsByTemporal(dob, 216) || eighteen !== eighteenByDate(dob)) wrong.push(dob)
      if (seventeenAndAHalf(dob) !== attainsByTemporal(dob, 210)) wrong.push(`${dob} at 17½`)
      const eve = addDays(eighteen, -1)
      if (ageOn(dob, eighteen) !== 18 || ageOn(dob, eve) !== 17) wrong.push(`${dob} age`)
      if (!isAdultOn(dob, eighteen) || isAdultOn(dob, eve)) wrong.push(`${dob} adult`)
    }
    expect(wrong).toEqual([])
  })
  test('born on 29 February: 18 on 1 March, still a child on 28 February', () => {
    const dob = calendarDay('2008-02-29')
    expect(eighteenthBirthday(dob)).toBe('2026-03-01')
    expect(isAdultOn(dob, calendarDay('2026-02-28'))).toBe(false)
    expect(ageOn(dob, calendarDay('2026-02-28'))).toBe(17)
    expect(ageOn(dob, calendarDay('2024-02-29'))).toBe(16)
  })
  test('17½ never comes early: born 31 August, on 1 March', () => {
    expect(seventeenAndAHalf(calendarDay('2008-08-31'))).toBe('2026-03-01')
    expect(attains(calendarDay('2008-12-31'), 2)).toBe('2009-03-01')
  })
  test('no age before birth; age rises by one at each birthday and never falls', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10, max: 9000 }), (dob, n) => {
        const age = ageOn(dob, addDays(dob, n))
        const next = ageOn(dob, addDays(dob, n + 1))
        if (n < 0) return age === null
        return age !== null && next !== null && (next === age || next === age + 1)
      }),
    )
  })
})

describe('London', () => {
  function dayByTemporal(ms: number): string {
    return Temporal.Instant.fromEpochMilliseconds(ms)
      .toZonedDateTimeISO('Europe/London')
      .toPlainDate()
      .toString()
  }
  test('every day 2014 to 2040 begins when Temporal says, and not a millisecond before', () => {
    const wrong: string[] = []
    for (let day = calendarDay('2014-01-01'); day < calendarDay('2041-01-01'); day = addDays(day, 1)) {
      const start = startOfLondonDay(day)
      const expected = Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').epochMilliseconds
      if (start.getTime() !== expected || dayInLondon(start) !== day) wrong.push(day)
      if (dayInLondon(new Date(start.getTime() - 1)) !== addDays(day, -1)) wrong.push(`${day} eve`)
    }
    expect(wrong).toEqual([])
  })
  test('each quarter of an hour around every clock change 2020 to 2040', () => {
    const wrong: number[] = []
    for (let year = 2020; year <= 2040; year += 1) {
      for (const month of [2, 9]) {
        const lastOfMonth = new Date(Date.UTC(year, month + 1, 0))
        const sunday = lastOfMonth.getTime() - lastOfMonth.getUTCDay() * 86_400_000
        for (let quarter = -96; quarter < 192; quarter += 1) {
          const ms = sunday + quarter * 900_000
          if (dayInLondon(new Date(ms)) !== dayByTemporal(ms)) wrong.push(ms)
        }
      }
    }
    expect(wrong).toEqual([])
  })
  test('a day is 23, 24 or 25 hours long', () => {
    const hours = (text: string): number => {
      const day = calendarDay(text)
      return (startOfLondonDay(addDays(day, 1)).getTime() - startOfLondonDay(day).getTime()) / 3_600_000
    }
    expect([hours('2026-03-29'), hours('2026-06-01'), hours('2026-10-25')]).toEqual([23, 24, 25])
  })
})

describe('a birth date known only in part', () => {
  test('given a year or a month, then the last day of it stands for it, never after the given day', () => {
    const today = calendarDay('2026-11-02')
    expect(youngestDay('2010', today)).toBe('2010-12-31')
    expect(youngestDay('2012-02', today)).toBe('2012-02-29')
    expect(youngestDay('2026', today)).toBe('2026-11-02')
    expect(youngestDay('2010-03-14', today)).toBe('2010-03-14')
  })
})
