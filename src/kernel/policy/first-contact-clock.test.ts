import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../clock.ts'
import { clockPauseReasons, contactModes, contactOutcomes } from '../vocabulary.ts'
import { FIRST_CONTACT_LIMIT_MS, firstContactClock } from './first-contact-clock.ts'
import type { ClockPause, ContactWithChild, FirstContactFacts } from './first-contact-clock.ts'

const received = new Date('2026-03-28T14:00:00Z')
const after = (hours: number): Date => new Date(received.getTime() + hours * HOUR)
const given: FirstContactFacts = { receivedAt: received, missingOnReferral: false, contacts: [], pauses: [] }
const call = (hours: number, more: Partial<ContactWithChild> = {}): ContactWithChild => {
  return { at: after(hours), mode: 'phone', outcome: 'successful', ...more }
}
const pause = (from: number, until: number | null): ClockPause => {
  return { from: after(from), until: until === null ? null : after(until), reason: 'child-missing' }
}

describe('24 hours from receipt', () => {
  test('given no contact, then it runs with the time left', () => {
    expect(firstContactClock(given, after(5))).toMatchObject({
      state: 'running',
      msLeft: 19 * HOUR,
      dueAt: after(24),
    })
  })
  test('it counts elapsed hours through the night and the change of the clocks', () => {
    // The clocks go forward in this night: on the wall it is 15:00 the next day, not 14:00.
    expect(firstContactClock(given, after(1)).dueAt).toEqual(new Date('2026-03-29T14:00:00Z'))
  })
  test('given exactly 24 hours, then still in time; a millisecond more is a breach', () => {
    expect(firstContactClock(given, after(24)).state).toBe('running')
    const over = firstContactClock(given, new Date(after(24).getTime() + 1))
    expect(over).toMatchObject({ state: 'breached', msLeft: -1, contactedInTime: false, dueAt: after(24) })
  })
  test('attempts do not stop it', () => {
    for (const outcome of contactOutcomes.filter((o) => o !== 'successful')) {
      expect(firstContactClock({ ...given, contacts: [call(1, { outcome })] }, after(2)).state, outcome).toBe(
        'running',
      )
    }
  })
  test('given a call at 3 hours and a meeting at 30, then contacted in time and met late', () => {
    const facts = { ...given, contacts: [call(30, { mode: 'face-to-face' }), call(3)] }
    expect(firstContactClock(facts, after(40))).toMatchObject({
      state: 'met',
      msLeft: 21 * HOUR,
      dueAt: null,
      contactedAt: after(3),
      metInPersonAt: after(30),
      contactedInTime: true,
      metInPersonInTime: false,
    })
    expect(firstContactClock(facts, after(10))).toMatchObject({
      metInPersonAt: null,
      metInPersonInTime: null,
    })
  })
  test('given a late contact, then breached and stopped', () => {
    const facts = { ...given, contacts: [call(26)] }
    expect(firstContactClock(facts, after(99))).toMatchObject({
      state: 'breached',
      msLeft: -2 * HOUR,
      contactedAt: after(26),
    })
  })
  test('a contact before the receipt stops nothing', () => {
    expect(firstContactClock({ ...given, contacts: [call(-1)] }, after(1)).contactedAt).toBeNull()
  })
  test('given missing on referral, then it has no clock and still tells of contact', () => {
    const facts = { ...given, missingOnReferral: true, contacts: [call(50)] }
    expect(firstContactClock(facts, after(60))).toMatchObject({
      state: 'excluded',
      msLeft: null,
      dueAt: null,
      contactedAt: after(50),
      contactedInTime: null,
    })
  })
})

describe('pauses', () => {
  test('given an open pause, then it stands still', () => {
    const facts = { ...given, pauses: [pause(4, null)] }
    expect(firstContactClock(facts, after(90))).toMatchObject({
      state: 'paused',
      msLeft: 20 * HOUR,
      dueAt: null,
    })
  })
  test('given a pause that ended, then the end moves by its length', () => {
    const facts = { ...given, pauses: [pause(4, 10)] }
    expect(firstContactClock(facts, after(12))).toMatchObject({
      state: 'running',
      msLeft: 18 * HOUR,
      dueAt: after(30),
    })
  })
  test('the instant a pause ends, the clock runs again', () => {
    const facts = { ...given, pauses: [pause(4, 10)] }
    expect(firstContactClock(facts, new Date(after(10).getTime() - 1)).state).toBe('paused')
    expect(firstContactClock(facts, after(10))).toMatchObject({ state: 'running', dueAt: after(30) })
  })
  test('overlapping pauses count once', () => {
    const facts = { ...given, pauses: [pause(6, 9), pause(4, 8), pause(5, 6)] }
    expect(firstContactClock(facts, after(12)).dueAt).toEqual(after(29))
  })
  test('a pause after the limit passed mends nothing', () => {
    const facts = { ...given, pauses: [pause(25, null)] }
    expect(firstContactClock(facts, after(30))).toMatchObject({ state: 'breached', dueAt: after(24) })
  })
  test('a pause before the receipt or of no length is no pause', () => {
    const facts = { ...given, pauses: [pause(-5, -1), pause(3, 3), pause(4, 2)] }
    expect(firstContactClock(facts, after(5)).msLeft).toBe(19 * HOUR)
  })
})

describe('for all clocks', () => {
  const minutes = fc.integer({ min: -600, max: 4000 })
  const at = (m: number): Date => new Date(received.getTime() + m * MINUTE)
  const anyPause: fc.Arbitrary<ClockPause> = fc.record({
    from: minutes.map(at),
    until: fc.option(minutes.map(at)),
    reason: fc.constantFrom(...clockPauseReasons),
  })
  const anyContact: fc.Arbitrary<ContactWithChild> = fc.record({
    at: minutes.map(at),
    mode: fc.constantFrom(...contactModes),
    outcome: fc.constantFrom(...contactOutcomes),
  })
  const anyFacts: fc.Arbitrary<FirstContactFacts> = fc.record({
    receivedAt: fc.constant(received),
    missingOnReferral: fc.constant(false),
    contacts: fc.array(anyContact, { maxLength: 4 }),
    pauses: fc.array(anyPause, { maxLength: 4 }),
  })
  const now = fc.nat(4000).map(at)
  const left = (facts: FirstContactFacts, when: Date): number =>
    firstContactClock(facts, when).msLeft ?? Number.NaN

  test('it never gains time as time passes, and a breach never heals', () => {
    fc.assert(
      fc.property(anyFacts, now, fc.nat(2000), (facts, when, later) => {
        const then = new Date(when.getTime() + later * MINUTE)
        expect(left(facts, then)).toBeLessThanOrEqual(left(facts, when))
        const before = firstContactClock(facts, when).state
        const since = firstContactClock(facts, then).state
        if (before === 'breached' || before === 'met') expect(since).toBe(before)
      }),
    )
  })
  test('a pause never shortens the time, and never gives more than the limit', () => {
    fc.assert(
      fc.property(anyFacts, anyPause, now, (facts, extra, when) => {
        const more = left({ ...facts, pauses: [...facts.pauses, extra] }, when)
        return more >= left(facts, when) && more <= FIRST_CONTACT_LIMIT_MS
      }),
    )
  })
  test('paused time agrees with counting it minute by minute', () => {
    fc.assert(
      fc.property(fc.array(anyPause, { maxLength: 4 }), fc.nat(2500), (pauses, m) => {
        let ran = 0
        for (let minute = 0; minute < m; minute += 1) {
          const instant = at(minute)
          if (!pauses.some((p) => p.from <= instant && (p.until === null || instant < p.until))) ran += 1
        }
        expect(left({ ...given, pauses }, at(m))).toBe(FIRST_CONTACT_LIMIT_MS - ran * MINUTE)
      }),
    )
  })
  test('the same facts show the same clock whatever is recorded for later', () => {
    fc.assert(
      fc.property(anyFacts, now, fc.integer({ min: 1, max: 500 }), (facts, when, gap) => {
        const later = new Date(when.getTime() + gap * MINUTE)
        const contacts = [...facts.contacts, { at: later, mode: 'phone', outcome: 'successful' } as const]
        expect(firstContactClock({ ...facts, contacts }, when)).toEqual(firstContactClock(facts, when))
      }),
    )
  })
  test('while it runs, it is due exactly when nothing is left', () => {
    fc.assert(
      fc.property(anyFacts, now, (facts, when) => {
        const clock = firstContactClock(facts, when)
        if (clock.state !== 'running') return
        expect((clock.dueAt?.getTime() ?? 0) - when.getTime()).toBe(clock.msLeft)
      }),
    )
  })
})
