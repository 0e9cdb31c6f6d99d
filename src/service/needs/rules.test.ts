import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, startOfLondonDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { AT_ENTRY, type Deadline, type Occasion } from '../deadlines/index.ts'
import type { CaseRecord } from '../eligibility/index.ts'
import type { DomainAnswers } from './facts.ts'
import {
  changeSince,
  decideExceptionalNeed,
  decisionClock,
  domainsOn,
  firstNeedsDue,
  followsFrom,
  needsClocks,
  readAssessment,
} from './rules.ts'

const today = calendarDay('2026-11-02')
const now = new Date('2026-11-02T09:00:00Z')
const caseId = randomUUID() as CaseId
const domains = domainsOn(today)
const answers = (score: string | null): DomainAnswers =>
  Object.fromEntries(domains.map((domain) => [domain, { score, sure: null, child: null, why: null }]))
const assessment = (given: DomainAnswers) => ({
  id: randomUUID() as FactId,
  columns: {
    on_day: today,
    point: 'exceptional-need',
    with_child: null,
    child_words: null,
    answers: JSON.stringify(given),
    hours: null,
    asks_decision: true,
    summary: null,
  },
})

/** A child in Wales, where exceptional need is tried, at home with a parent who is not suspected. */
const record = (given: Partial<CaseRecord['file']> = {}, said: Partial<CaseRecord> = {}): CaseRecord => ({
  caseId,
  file: {
    version: 3,
    child_id: randomUUID(),
    reference: 'T-1',
    received_at: now,
    stage: 'allocated',
    site: 'wales',
    local_authority: 'W06000015',
    route: 'indirect',
    model_version: 'V5',
    ...given,
  },
  dob: null,
  dobStanding: null,
  identifiedOn: '2026-11-01',
  localAuthority: 'W06000015',
  suspectedVictim: 'yes',
  nrmStage: 'referred',
  parentalResponsibility: 'with',
  prSuspected: 'no',
  fromOutsideUk: 'no',
  exceptionalNeed: null,
  decision: null,
  ...said,
})

describe('DT-3: what a decision does to the route', () => {
  test('given a child with a coordinator in a pilot site, when need is exceptional, then a practitioner', () => {
    expect(followsFrom(record(), 'exceptional', today)).toMatchObject({
      inPilot: true,
      row: 'e',
      route: 'exceptional-need',
    })
  })
  test('given the pilot has not begun on the day, then the route stays; from its first day a child moves', () => {
    const on = (day: string) => followsFrom(record(), 'exceptional', calendarDay(day))
    expect(on('2021-05-16')).toMatchObject({ inPilot: false, route: null })
    expect(on('2021-05-17')).toMatchObject({ inPilot: true, route: 'exceptional-need' })
  })
  test('given a site outside the pilot, then the route stays', () => {
    expect(followsFrom(record({ site: 'london' }), 'exceptional', today)).toMatchObject({
      inPilot: false,
      row: 'f',
      route: null,
    })
  })
  test('given the model of the first years, then the route stays', () => {
    expect(followsFrom(record({ model_version: 'V2' }), 'exceptional', today).route).toBe(null)
  })
  test('given parents suspected in the UK, where no row reads both, then the manager decides', () => {
    expect(followsFrom(record({}, { prSuspected: 'yes' }), 'exceptional', today).route).toBe(
      'exceptional-need',
    )
  })
  test('given direct support, then nobody loses it', () => {
    expect(followsFrom(record({ route: 'direct' }), 'exceptional', today).route).toBe(null)
    expect(followsFrom(record({ route: 'direct' }), 'not-exceptional', today).route).toBe(null)
  })
  test('given a practitioner, when need is no longer exceptional, then back to a coordinator', () => {
    expect(followsFrom(record({ route: 'exceptional-need' }), 'not-exceptional', today).route).toBe(
      'indirect',
    )
    expect(followsFrom(record({ route: 'exceptional-need' }), 'deferred', today).route).toBe(null)
  })
})

const waiting: Deadline = {
  id: randomUUID() as FactId,
  version: 1,
  caseId,
  kind: 'exceptional-need',
  about: 'x',
  dueAt: now,
  state: 'open',
  metAt: null,
}
const tables = (outcome: ReturnType<typeof decideExceptionalNeed>) =>
  outcome.ok ? outcome.value.map(({ kind }) => kind.table) : outcome.refusal.because

describe('the decision itself', () => {
  const one = assessment(answers('4'))
  test('moves the child in the same act, and the clock is met', () => {
    const asked = { decision: 'exceptional', why: 'Three critical domains' }
    expect(tables(decideExceptionalNeed(record(), one, asked, [waiting], now))).toEqual([
      'exceptional_need',
      'case_file',
      'deadline',
    ])
  })
  test('is refused without an assessment, without a reason and in a closed case', () => {
    const asked = { decision: 'exceptional', why: 'Reason' }
    expect(tables(decideExceptionalNeed(record(), null, asked, [], now))).toBe('no-assessment')
    expect(tables(decideExceptionalNeed(record(), one, { ...asked, why: ' ' }, [], now))).toBe(
      'exceptional-need',
    )
    expect(tables(decideExceptionalNeed(record({ stage: 'closed' }), one, asked, [], now))).toBe(
      'case-closed',
    )
  })
  test('deferred changes no route and leaves the clock running', () => {
    const outcome = decideExceptionalNeed(
      record(),
      one,
      { decision: 'deferred', why: 'School report' },
      [waiting],
      now,
    )
    expect(tables(outcome)).toEqual(['exceptional_need', 'deadline'])
    expect(outcome.ok && outcome.value.at(-1)?.columns).toMatchObject({ state: 'open' })
  })
})

describe('reading an assessment', () => {
  test('a domain that was not on the form is open, never a 0', () => {
    const { [domains[0] ?? '']: _, ...rest } = answers('0')
    const columns = assessment(rest).columns
    expect(readAssessment(columns)).toMatchObject({ reading: 'not-known', open: 1 })
    expect(readAssessment(assessment(answers('not-applicable')).columns).reading).toBe('not-exceptional')
  })
  test('what changed since the first is told domain by domain', () => {
    const changed = changeSince(answers('3'), {
      ...answers('3'),
      missing: { score: '1', sure: null, child: null, why: null },
    })
    expect(changed.filter(({ change }) => change === 'better').map(({ domain }) => domain)).toEqual([
      'missing',
    ])
  })
})

describe('clocks', () => {
  test('accepted today, the first is due by the end of the forty-second day; asked again, it stays', () => {
    const [first] = firstNeedsDue(caseId, [], now)
    expect(first?.columns).toMatchObject({
      about: AT_ENTRY,
      due_at: startOfLondonDay(addDays(today, 43)),
      state: 'open',
    })
    expect(firstNeedsDue(caseId, [{ ...waiting, kind: 'needs-assessment', about: AT_ENTRY }], now)).toEqual(
      [],
    )
  })
  test('an assessment meets the one before and asks for the next; one at exit asks for none', () => {
    const entry: Deadline = { ...waiting, kind: 'needs-assessment', about: AT_ENTRY }
    const made: Occasion = { id: 'a', on_day: today, recordedAt: now, last: false }
    const states = (facts: ReturnType<typeof needsClocks>) =>
      facts.map(({ columns }) => `${String(columns['about'])} ${String(columns['state'])}`)
    const more = { running: true, why: 'test' }
    expect(states(needsClocks(caseId, [made], [entry], more))).toEqual([`${AT_ENTRY} met`, 'a open'])
    expect(states(needsClocks(caseId, [{ ...made, last: true }], [entry], more))).toEqual([`${AT_ENTRY} met`])
    expect(states(needsClocks(caseId, [made], [], { ...more, running: false }))).toEqual(['a lapsed'])
  })
  test('a manager is waited for only while the assessment asks', () => {
    expect(decisionClock(caseId, 'x', true, [], now)).toHaveLength(1)
    expect(decisionClock(caseId, 'x', false, [], now)).toEqual([])
    expect(decisionClock(caseId, 'x', false, [waiting], now)[0]?.columns).toMatchObject({ state: 'lapsed' })
    expect(decisionClock(caseId, 'x', true, [{ ...waiting, state: 'met', metAt: now }], now)).toEqual([])
  })
})

test('however many assessments and in whatever order they are recorded, one clock at most runs on', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { maxLength: 6 }),
      fc.boolean(),
      (days, exits) => {
        const occasions: Occasion[] = days.map((day, index) => ({
          id: `a${index}`,
          on_day: addDays(today, day),
          recordedAt: now,
          last: exits && day === Math.max(...days),
        }))
        const entry: Deadline = { ...waiting, kind: 'needs-assessment', about: AT_ENTRY }
        const facts = needsClocks(caseId, occasions, [entry], { running: true, why: 'test' })
        const open = facts.filter(({ columns }) => columns['state'] === 'open').length
        const untouched = facts.some(({ columns }) => columns['about'] === AT_ENTRY) ? 0 : 1
        expect(open + untouched).toBe(exits && days.length > 0 ? 0 : 1)
      },
    ),
  )
})
