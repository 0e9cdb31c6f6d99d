import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../kernel/clock.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Deadline } from '../deadlines/index.ts'
import {
  breachUnexplained,
  contactChanges,
  firstContact,
  firstContactStanding,
  mustExplainBreach,
  pauseRefusal,
  resumeRefusal,
  withContact,
  type ClockFacts,
  type ContactKnown,
  type PauseKnown,
} from './rules.ts'

const received = new Date('2026-10-24T18:00:00Z')
const at = (hours: number): Date => new Date(received.getTime() + hours * HOUR)
const caseId = '00000000-0000-4000-8000-000000000001' as CaseId

const nothing: ClockFacts = {
  receivedAt: received,
  missingOnReferral: false,
  contacts: [],
  pauses: [],
  breach: null,
  breachVersion: null,
}
const reached = (hours: number, given: Partial<ContactKnown> = {}): ContactKnown => ({
  id: 'a',
  at: at(hours),
  counterpart: 'child',
  thirdPartyType: null,
  mode: 'phone',
  outcome: 'successful',
  ...given,
})
const paused = (from: number, until: number | null): PauseKnown => ({
  id: `p${from}`,
  version: 1,
  from: at(from),
  until: until === null ? null : at(until),
  reason: 'child-missing',
  note: null,
})
const open: Deadline = {
  id: '00000000-0000-4000-8000-000000000002' as FactId,
  version: 1,
  caseId,
  kind: 'first-contact',
  about: null,
  dueAt: at(24),
  state: 'open',
  metAt: null,
}
const call: Deadline = { ...open, kind: 'referrer-call' }
const columns = (facts: readonly { columns: object }[]) => facts.map((fact) => fact.columns)

describe('the deadline follows the clock', () => {
  test('given nothing, it is open until 24 elapsed hours, also over the night the clocks change', () => {
    expect(firstContactStanding(nothing, at(1))).toEqual({ state: 'open', dueAt: at(24), metAt: null })
  })

  test('a contact in time or late meets it at the time of the contact', () => {
    const facts = { ...nothing, contacts: [reached(30)] }
    expect(firstContactStanding(facts, at(31))).toEqual({ state: 'met', dueAt: at(24), metAt: at(30) })
  })

  test('a pause takes its due time; starting again moves it by the time paused', () => {
    expect(firstContactStanding({ ...nothing, pauses: [paused(4, null)] }, at(9))).toMatchObject({
      state: 'paused',
      dueAt: null,
    })
    expect(firstContactStanding({ ...nothing, pauses: [paused(4, 9)] }, at(9)).dueAt).toEqual(at(29))
  })

  test('a child missing on referral is counted apart, and a contact still meets it', () => {
    const missing = { ...nothing, missingOnReferral: true }
    expect(firstContactStanding(missing, at(40))).toEqual({ state: 'open', dueAt: at(24), metAt: null })
    expect(firstContactStanding({ ...missing, contacts: [reached(40)] }, at(41)).state).toBe('met')
  })

  test('a lapsed deadline is left alone, and what is right already is not written again', () => {
    const change = { before: null, after: reached(2) }
    expect(contactChanges(nothing, change, [{ ...open, state: 'lapsed' }], at(3), 'why')).toEqual([])
    const met = { ...open, state: 'met' as const, metAt: at(2) }
    expect(contactChanges(nothing, change, [met], at(3), 'why')).toEqual([])
  })
})

describe('properties of the clock', () => {
  const hour = fc.integer({ min: 0, max: 96 })
  const pauses = fc.array(
    fc
      .tuple(hour, hour)
      .map(([from, length]) => ({ ...paused(from, from + (length % 24)), id: `p${from}-${length}` })),
    { maxLength: 4 },
  )

  test('it never gains time: without a contact there is never more left later than earlier', () => {
    fc.assert(
      fc.property(pauses, hour, hour, (given, one, other) => {
        const left = (hours: number) => firstContact({ ...nothing, pauses: given }, at(hours)).msLeft ?? 0
        expect(left(Math.max(one, other))).toBeLessThanOrEqual(left(Math.min(one, other)))
      }),
    )
  })

  test('a pause never shortens the time left', () => {
    fc.assert(
      fc.property(pauses, hour, hour, hour, (given, from, length, when) => {
        const left = (all: PauseKnown[]) => firstContact({ ...nothing, pauses: all }, at(when)).msLeft ?? 0
        expect(left([...given, { ...paused(from, from + length), id: 'more' }])).toBeGreaterThanOrEqual(
          left(given),
        )
      }),
    )
  })

  test('correcting a contact and correcting it back gives the same deadline', () => {
    const contacts = fc.array(
      fc
        .tuple(hour, fc.constantFrom('successful' as const, 'no-answer' as const))
        .map(([hours, outcome]) => ({ hours, outcome })),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(contacts, pauses, hour, (given, stops, moved) => {
        const known = given.map((one, index) =>
          reached(one.hours, { id: String(index), outcome: one.outcome }),
        )
        const facts = { ...nothing, contacts: known, pauses: stops }
        const [first] = known
        if (first === undefined) return
        const other = { ...first, at: at(moved) }
        const there = withContact(facts, first, other)
        const back = withContact(there, other, first)
        expect(firstContactStanding(back, at(200))).toEqual(firstContactStanding(facts, at(200)))
        const withdrawn = withContact(withContact(facts, first, null), null, first)
        expect(firstContactStanding(withdrawn, at(200))).toEqual(firstContactStanding(facts, at(200)))
      }),
    )
  })
})

describe('a breach needs a reason', () => {
  test('of the contact that stops the breached clock, and of no other', () => {
    const late = reached(25)
    const facts = withContact(nothing, null, late)
    expect(mustExplainBreach(facts, late, at(26))).toBe(true)
    expect(mustExplainBreach(withContact(nothing, null, reached(23)), reached(23), at(26))).toBe(false)
    const second = reached(30, { id: 'b' })
    expect(mustExplainBreach(withContact(facts, null, second), second, at(31))).toBe(false)
    const given = { ...facts, breach: { code: 'not-safe', note: null } }
    expect(mustExplainBreach(given, late, at(26))).toBe(false)
    expect(mustExplainBreach(nothing, reached(25, { outcome: 'no-answer' }), at(26))).toBe(false)
  })

  test('and shows on lists until it has one', () => {
    expect(breachUnexplained(nothing, at(23))).toBe(false)
    expect(breachUnexplained(nothing, at(25))).toBe(true)
    expect(breachUnexplained({ ...nothing, missingOnReferral: true }, at(25))).toBe(false)
  })
})

describe('the call to the referrer', () => {
  const spoke = reached(2, { counterpart: 'third-party', thirdPartyType: 'referrer' })
  const changes = (
    before: ContactKnown | null,
    after: ContactKnown | null,
    deadline: Deadline,
    others: ContactKnown[] = [],
  ) => columns(contactChanges({ ...nothing, contacts: others }, { before, after }, [deadline], at(5), 'why'))

  test('is met by a contact with the referrer, not by an attempt or by another', () => {
    expect(changes(null, spoke, call)).toMatchObject([{ state: 'met', met_at: at(2) }])
    expect(changes(null, { ...spoke, outcome: 'left-message' }, call)).toEqual([])
    expect(changes(null, { ...spoke, thirdPartyType: 'police' }, call)).toEqual([])
  })

  test('withdrawn, it goes to the next contact with the referrer or opens again', () => {
    const met: Deadline = { ...call, state: 'met', metAt: at(2) }
    expect(changes(spoke, null, met, [spoke])).toMatchObject([{ state: 'open', met_at: null }])
    const next = { ...spoke, id: 'b', at: at(4) }
    expect(changes(spoke, null, met, [spoke, next])).toMatchObject([{ state: 'met', met_at: at(4) }])
    expect(changes(spoke, { ...spoke, at: at(3) }, met, [spoke])).toMatchObject([{ met_at: at(3) }])
  })
})

describe('pausing and starting again', () => {
  const asked = (from: number, given: { needsManager?: boolean; byManager?: boolean } = {}) => ({
    from: at(from),
    needsManager: given.needsManager ?? false,
    byManager: given.byManager ?? false,
  })

  test.each([
    [
      'a reason that needs a manager, by another',
      nothing,
      asked(2, { needsManager: true }),
      'pause-needs-manager',
    ],
    ['paused already', { ...nothing, pauses: [paused(1, null)] }, asked(2), 'paused'],
    ['the child was reached', { ...nothing, contacts: [reached(1)] }, asked(2), 'clock-not-running'],
    [
      'missing on referral: there is no clock',
      { ...nothing, missingOnReferral: true },
      asked(2),
      'clock-not-running',
    ],
    ['in the future', nothing, asked(4), 'pause-outside-clock'],
    ['before the referral', nothing, asked(-1), 'pause-outside-clock'],
  ])('refused: %s', (_why, facts, given, because) => {
    expect(pauseRefusal(facts, given, at(3))?.because).toBe(because)
  })

  test('never after the breach, however early the pause is said to begin', () => {
    expect(pauseRefusal(nothing, asked(1), at(25))?.because).toBe('clock-not-running')
    expect(pauseRefusal(nothing, asked(2, { needsManager: true, byManager: true }), at(3))).toBeNull()
  })

  test('a pause ends once, after its beginning and not in the future', () => {
    expect(resumeRefusal(paused(2, null), at(4), at(4))).toBeNull()
    expect(resumeRefusal(null, at(4), at(4))?.because).toBe('clock-not-paused')
    expect(resumeRefusal(paused(2, 3), at(4), at(4))?.because).toBe('clock-not-paused')
    expect(resumeRefusal(paused(2, null), at(1), at(4))?.because).toBe('resume-outside-pause')
    const soon = new Date(at(4).getTime() + MINUTE)
    expect(resumeRefusal(paused(2, null), soon, at(4))?.because).toBe('resume-outside-pause')
  })
})
