import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needChange, readNeeds, type Need, type NeedsRule } from './needs.ts'

const rule: NeedsRule = {
  entryDays: 42,
  reviewDays: 91,
  decisionDays: 7,
  criticalScore: 4,
  exceptionalTotal: 34,
}
const seventeen = (need: Need): (readonly [string, Need])[] =>
  Array.from({ length: 17 }, (_, index) => [`domain-${index}`, need] as const)
const with_ = (index: number, need: Need, rest: Need = 0) =>
  seventeen(rest).map((one, at) => (at === index ? ([one[0], need] as const) : one))

describe('DT-3: what the scores alone say', () => {
  test('given no domain critical and a total below, then no exceptional need', () => {
    expect(readNeeds(with_(3, 3, 1), rule)).toMatchObject({ reading: 'not-exceptional', total: 19, open: 0 })
  })
  test('given one critical domain, then exceptional, and which one', () => {
    expect(readNeeds(with_(5, 4), rule)).toMatchObject({
      reading: 'exceptional',
      because: ['critical-domain'],
      critical: ['domain-5'],
    })
  })
  test('given a total of 34 with none critical, then exceptional; of 33, not', () => {
    expect(readNeeds(seventeen(2), rule)).toMatchObject({
      reading: 'exceptional',
      because: ['total'],
      total: 34,
    })
    expect(readNeeds(with_(0, 1, 2), rule)).toMatchObject({ reading: 'not-exceptional', total: 33 })
  })
  test('given one domain not asked or not known, then the rest never says "not exceptional"', () => {
    expect(readNeeds(with_(0, null), rule).reading).toBe('not-known')
    expect(readNeeds(with_(0, 'unknown'), rule).reading).toBe('not-known')
    expect(readNeeds(with_(0, 'does-not-apply'), rule).reading).toBe('not-exceptional')
    expect(readNeeds([], rule).reading).toBe('not-known')
  })
})

const need = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom('unknown' as const, 'does-not-apply' as const, null),
)

test('whatever the gaps turn out to be, a reading that was certain stays as it was', () => {
  fc.assert(
    fc.property(
      fc.array(need, { minLength: 1, maxLength: 17 }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 17, maxLength: 17 }),
      (needs, found) => {
        const named = needs.map((one, index) => [`d${index}`, one] as const)
        const filled = named.map(([name, one], index) =>
          one === null || one === 'unknown' ? ([name, found[index] ?? 0] as const) : ([name, one] as const),
        )
        const before = readNeeds(named, rule).reading
        if (before !== 'not-known') expect(readNeeds(filled, rule).reading).toBe(before)
        expect(readNeeds(filled, rule).reading).not.toBe('not-known')
      },
    ),
  )
})

test('more need never makes it less exceptional, and the order of the domains does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 17 }),
      fc.nat(16),
      (all, at) => {
        const named = all.map((one, index) => [`d${index}`, one] as const)
        const more = named.map(([name, one], index) => [name, index === at ? one + 1 : one] as const)
        const rank = (reading: string) => ['not-exceptional', 'exceptional'].indexOf(reading)
        expect(rank(readNeeds(more, rule).reading)).toBeGreaterThanOrEqual(
          rank(readNeeds(named, rule).reading),
        )
        expect(readNeeds(named.toReversed(), rule).reading).toBe(readNeeds(named, rule).reading)
      },
    ),
  )
})

test('change is told only between two scores: turned round, better is worse', () => {
  const turned = { better: 'worse', worse: 'better', same: 'same', 'not-rated': 'not-rated' } as const
  fc.assert(
    fc.property(need, need, (a, b) => {
      expect(needChange(b, a)).toBe(turned[needChange(a, b)])
      if (typeof a !== 'number') expect(needChange(a, b)).toBe('not-rated')
    }),
  )
})
