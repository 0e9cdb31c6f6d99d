import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { AT_ENTRY, type Deadline } from '../deadlines/index.ts'
import {
  countsOn,
  firstMapDue,
  frozen,
  isRestricted,
  mapClocks,
  networkOn,
  standsOn,
  trustOf,
  type AgreedMap,
} from './rules.ts'

const day = calendarDay
const today = day('2026-11-02')
const now = new Date('2026-11-02T09:00:00Z')
const caseId = randomUUID() as CaseId
type Someone = Parameters<typeof countsOn>[0][number]
const somebody = (given: Partial<Someone> = {}): Someone => {
  return { kind: 'friend', type: 'protective', since: null, until: null, ...given }
}

describe('who stands in the network on a day', () => {
  test('from the first day, and no longer on the day from which they do not', () => {
    const one = { since: '2026-11-02', until: '2026-11-10' }
    expect(
      ['2026-11-01', '2026-11-02', '2026-11-09', '2026-11-10'].map((on) => standsOn(one, day(on))),
    ).toEqual([false, true, true, false])
    expect(standsOn({ since: null, until: null }, today)).toBe(true)
  })
  test('given people who left or come later, then they do not count', () => {
    const members = [
      somebody(),
      somebody({ until: '2026-11-02' }),
      somebody({ since: '2026-12-01' }),
      somebody({ kind: 'agency', type: 'neutral' }),
    ]
    expect(countsOn(members, today)).toEqual({
      protective: 1,
      neutral: 1,
      exploitative: 0,
      unknown: 0,
      professionals: 1,
    })
  })
  test('given somebody was on the map and left, then empty; given nobody was ever asked for, then unknown', () => {
    expect(networkOn([somebody({ until: '2026-11-01' })], false, today).reading).toBe('empty')
    expect(networkOn([], false, today).reading).toBe('unknown')
    expect(networkOn([], true, today).reading).toBe('empty')
  })
  test('the four parts add up to those who stand there, on any day', () => {
    const part = fc.record({
      kind: fc.constantFrom('family', 'friend', 'professional', 'agency', 'co-victim', 'other'),
      type: fc.constantFrom('protective', 'neutral', 'exploitative', 'unknown'),
      since: fc.option(fc.nat(60).map((days) => addDays(today, days - 30))),
      until: fc.option(fc.nat(60).map((days) => addDays(today, days - 30))),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (members) => {
        const { professionals, ...types } = countsOn(members, today)
        const there = members.filter((one) => standsOn(one, today)).length
        expect(Object.values(types).reduce((sum, one) => sum + one, 0)).toBe(there)
        expect(professionals).toBeLessThanOrEqual(there)
        expect(frozen(members, today).type_unknown).toBe(types.unknown)
      }),
    )
  })
})

test('co-victims, and whoever exploits whatever else they are, are kept apart', () => {
  const restricted = (kind: string, type: string) => isRestricted({ kind, type })
  expect(restricted('co-victim', 'protective')).toBe(true)
  expect(restricted('suspected-exploiter', 'unknown')).toBe(true)
  expect(restricted('family', 'exploitative')).toBe(true)
  expect(restricted('family', 'unknown')).toBe(false)
})

test('a rating of nothing, an answer withheld and a question not asked are three things', () => {
  expect([trustOf('trust-0'), trustOf('trust-4'), trustOf('would-not-say'), trustOf(null)]).toEqual([
    0,
    4,
    null,
    null,
  ])
})

const clock = (about: string, more: Partial<Deadline> = {}): Deadline => {
  const dueAt = new Date('2026-12-15T00:00:00Z')
  return {
    id: randomUUID() as FactId,
    version: 1,
    caseId,
    kind: 'network-review',
    about,
    dueAt,
    state: 'open',
    metAt: null,
    ...more,
  }
}
const map = (on: string, more: Partial<AgreedMap> = {}): AgreedMap => {
  return { id: randomUUID(), on_day: on, point: 'quarter', recordedAt: now, ...more }
}
const told = (facts: readonly { columns: Readonly<Record<string, unknown>> }[]) =>
  facts.map(({ columns }) => [columns['about'], columns['state'], columns['due_at']])
const running = { running: true, why: 'test' }

describe('the clocks of the maps', () => {
  test('given a case is accepted, then a map is due within six weeks, once', () => {
    expect(told(firstMapDue(caseId, [], now))).toEqual([[AT_ENTRY, 'open', new Date('2026-12-15T00:00:00Z')]])
    expect(firstMapDue(caseId, [clock(AT_ENTRY, { state: 'met' })], now)).toEqual([])
    expect(told(firstMapDue(caseId, [clock(AT_ENTRY, { state: 'lapsed' })], now))).toHaveLength(1)
  })
  test('given a map, then the first clock is met and the next map is due in three months', () => {
    const one = map('2026-11-02')
    expect(told(mapClocks(caseId, [one], [clock(AT_ENTRY)], running))).toEqual([
      [AT_ENTRY, 'met', new Date('2026-12-15T00:00:00Z')],
      [one.id, 'open', new Date('2027-02-03T00:00:00Z')],
    ])
  })
  test('given a map at exit, then no other is due, and the one that was lapses or is met', () => {
    const [one, last] = [map('2026-08-02'), map('2026-11-02', { point: 'exit' })]
    expect(
      told(mapClocks(caseId, [last, one], [clock(one.id)], running)).map(([about, state]) => [about, state]),
    ).toEqual([[one.id, 'met']])
  })
  test('given a map entered in error is gone, then the clock that it had met runs again', () => {
    const wrong = randomUUID()
    const seen = [clock(AT_ENTRY, { state: 'met', metAt: now }), clock(wrong)]
    expect(told(mapClocks(caseId, [], seen, running)).map(([about, state]) => [about, state])).toEqual([
      [AT_ENTRY, 'open'],
      [wrong, 'lapsed'],
    ])
  })
  test('given the case is closed, then no clock runs, and the next rests until the case is opened again', () => {
    const one = map('2026-11-02')
    const closed = { running: false, why: 'test' }
    const facts = mapClocks(caseId, [one], [clock(AT_ENTRY, { state: 'lapsed' })], closed)
    expect(told(facts).map(([about, state]) => [about, state])).toEqual([[one.id, 'lapsed']])
  })
  test('however many maps, at most one clock runs, and asking twice changes nothing', () => {
    const some = fc.array(
      fc.record({ after: fc.nat(400), point: fc.constantFrom('entry', 'quarter', 'exit') }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(some, (given) => {
        const maps = given.map(({ after, point }, index) =>
          map(addDays(today, after), { point, recordedAt: new Date(now.getTime() + index) }),
        )
        const first = clock(AT_ENTRY)
        const facts = mapClocks(caseId, maps, [first], running)
        const after = [first, ...maps.map(({ id }) => clock(id, { state: 'lapsed' }))].map((one) => {
          const said = facts.find(({ columns }) => columns['about'] === one.about)?.columns
          return said === undefined
            ? one
            : {
                ...one,
                state: said['state'] as Deadline['state'],
                dueAt: said['due_at'] as Date,
                metAt: said['met_at'] as Date | null,
              }
        })
        expect(after.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1)
        const known = after.filter(({ state }) => state !== 'lapsed')
        expect(
          mapClocks(caseId, maps, known, running).filter(({ columns }) => columns['state'] !== 'open'),
        ).toEqual([])
      }),
    )
  })
})
