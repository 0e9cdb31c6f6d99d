import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../calendar-day.ts'
import {
  birthdayPoints,
  nextThreeMonthly,
  outcomeChange,
  outcomeTermsOn,
  type ItemChange,
} from './outcomes.ts'

const on = calendarDay('2026-11-02')
const item = (before: number | null, after: number | null): ItemChange => ({ before, after })
const direction = (...items: ItemChange[]) => outcomeChange(items, on).direction

describe('better, same, worse or not rated', () => {
  test.each([
    ['both rise by one', [item(3, 4), item(3, 4)], 'better'],
    ['one rises by one, the other stays: a mean of exactly half a point', [item(3, 4), item(3, 3)], 'better'],
    ['one rises, one falls by one', [item(3, 4), item(3, 2)], 'same'],
    ['nothing moves', [item(3, 3), item(1, 1)], 'same'],
    ['one falls by one, the other stays', [item(3, 2), item(3, 3)], 'worse'],
    ['one rises by four, the other falls by two', [item(1, 5), item(4, 2)], 'worse'],
    ['one rises, the other was not answered', [item(1, 5), item(4, null)], 'not-rated'],
    ['one falls by two, the other was not answered', [item(4, 2), item(null, 3)], 'worse'],
    ['nothing was answered', [item(null, null), item(null, 3)], 'not-rated'],
    ['there are no items', [], 'not-rated'],
  ] as const)('given %s', (_given, items, then) => {
    expect(direction(...items)).toBe(then)
  })

  test('says on how many answers it rests', () => {
    expect(outcomeChange([item(1, 2), item(3, null)], on)).toEqual({
      direction: 'not-rated',
      rated: 1,
      of: 2,
    })
  })
})

const score = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
const anItem = fc.record({ before: score, after: score })
const some = fc.array(anItem, { minLength: 1, maxLength: 5 })
const rank = { worse: 0, same: 1, better: 2 } as const

describe('whatever the answers', () => {
  test('their order does not matter', () => {
    fc.assert(
      fc.property(some, fc.integer(), (items, seed) => {
        const other = [...items].sort((a, b) => ((a.before ?? seed) % 7) - ((b.before ?? seed) % 7)).reverse()
        expect(outcomeChange(other, on)).toEqual(outcomeChange(items, on))
      }),
    )
  })

  test('an answer that is missing never makes an outcome better', () => {
    fc.assert(
      fc.property(some, fc.nat(), fc.constantFrom('before', 'after'), (items, at, when) => {
        const less = items.map((one, index) => (index === at % items.length ? { ...one, [when]: null } : one))
        if (direction(...items) !== 'better') expect(direction(...less)).not.toBe('better')
        expect(direction(...less) === 'better' && less.some((one) => one.after === null)).toBe(false)
      }),
    )
  })

  test('an item more that fell by two never improves it, and makes it worse', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 5 }), (items, high) => {
        expect(direction(...items, item(high, high - 2))).toBe('worse')
      }),
    )
  })

  test('a higher answer at the later time never turns it for the worse', () => {
    const rated = fc.record({ before: fc.integer({ min: 1, max: 5 }), after: fc.integer({ min: 1, max: 4 }) })
    fc.assert(
      fc.property(fc.array(rated, { minLength: 1, maxLength: 5 }), fc.nat(), (items, at) => {
        const higher = items.map((one, i) =>
          i === at % items.length ? { ...one, after: one.after + 1 } : one,
        )
        const [was, is] = [direction(...items), direction(...higher)]
        if (was === 'not-rated' || is === 'not-rated') throw new Error('every item is rated')
        expect(rank[is]).toBeGreaterThanOrEqual(rank[was])
      }),
    )
  })
})

describe('when the next one is due', () => {
  test('three months after the last one, by the calendar', () => {
    expect(nextThreeMonthly(calendarDay('2026-11-30'))).toBe('2027-02-28')
    expect(outcomeTermsOn(on).entryDays).toBe(42)
  })

  test('the points of a birthday, of somebody born on 29 February too', () => {
    expect(birthdayPoints(calendarDay('2008-02-29'), on)).toEqual({
      'seventeen-and-a-half': '2025-08-29',
      'after-18-3': '2026-05-29',
      'after-18-6': '2026-08-29',
      'after-18-12': '2027-03-01',
    })
  })
})
