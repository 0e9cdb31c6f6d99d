import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { calendarMonth } from '../../kernel/calendar-month.ts'
import { codeList, isCode } from '../../platform/reference-data/index.ts'
import { aClaim, anAppeal, anInterview, aRepresentative, aStatement, aDecision, known } from './test-case.ts'
import { stageIn, stageOn } from './stage.ts'

const list = codeList('immigration-decision')
const today = calendarDay('2026-11-20')
const stage = (given: Parameters<typeof known>[0], on = today) => stageOn(known(given), list, on)

describe('the answers that are no stage of a claim stay apart', () => {
  test('given nothing recorded, there is no answer at all', () => {
    expect(stage({})).toBeNull()
  })
  test.each(['no-claim', 'not-applicable', 'unknown'])('given %s, it is said so, without a day', (claim) => {
    expect(stage({ claim: aClaim({ claim }) })).toEqual({ stage: claim, on: null, dayKnown: false })
  })
  test('given no claim, when a representative is looked for, then that is where it stands', () => {
    const representatives = [aRepresentative({ state: 'sought', sought_on: '2026-11-02' })]
    expect(stage({ claim: aClaim({ claim: 'no-claim' }), representatives })?.stage).toBe(
      'representative-sought',
    )
  })
  test('given a claim of a later day, there was none before; on a day nobody knows, nothing is said', () => {
    const before = calendarDay('2026-10-01')
    expect(stage({ claim: aClaim({ claimed_on: '2026-10-05' }) }, before)?.stage).toBe('no-claim')
    expect(stage({ claim: aClaim({ claimed_on: null }) }, before)).toBeNull()
  })
})

describe('a claim under way stands at its furthest step', () => {
  const claim = aClaim({ claimed_on: '2026-09-01' })
  const statements = [aStatement({ asked_on: '2026-09-20', submitted_on: '2026-10-10' })]
  test('given a representative instructed after the claim, then instructed', () => {
    const representatives = [
      aRepresentative({ state: 'instructed', sought_on: '2026-08-20', instructed_on: '2026-09-05' }),
    ]
    expect(stage({ claim, representatives })).toEqual({
      stage: 'representative-instructed',
      on: '2026-09-05',
      dayKnown: true,
    })
  })
  test('given a statement asked for and sent, each on its day', () => {
    expect(stage({ claim, statements }, calendarDay('2026-10-09'))?.stage).toBe('statement-due')
    expect(stage({ claim, statements })?.stage).toBe('statement-submitted')
  })
  test('given a welfare interview after the statement, the claim does not go back', () => {
    const interviews = [anInterview({ kind: 'welfare', on_day: '2026-10-20', outcome: 'held' })]
    expect(stage({ claim, statements, interviews })?.stage).toBe('statement-submitted')
  })
  test('given the main interview listed ahead, listed; held, held; put off, neither', () => {
    const of = (outcome: string | null, on_day = '2026-11-25') =>
      stage({ claim, interviews: [anInterview({ on_day, outcome })] })?.stage
    expect(of(null)).toBe('interview-listed')
    expect(of('held', '2026-11-18')).toBe('interview-held')
    expect(of('postponed')).toBe('claim-registered')
  })
})

describe('decisions, appeals and what follows', () => {
  const interviews = [anInterview({ on_day: '2026-03-01', outcome: 'held' })]
  const refused = aDecision({ decision: 'refused', decided_on: '2026-04-01' })
  test('given a refusal and an appeal allowed, each from its day', () => {
    const appeals = [
      anAppeal(refused, {
        state: 'allowed',
        lodged_on: '2026-04-10',
        heard_on: '2026-06-01',
        decided_on: '2026-06-20',
      }),
    ]
    const on = (day: string) => stage({ interviews, decisions: [refused], appeals }, calendarDay(day))?.stage
    expect(on('2026-03-31')).toBe('interview-held')
    expect(on('2026-04-01')).toBe('refused')
    expect(on('2026-05-01')).toBe('appeal-lodged')
    expect(on('2026-06-01')).toBe('appeal-heard')
    expect(on('2026-06-20')).toBe('appeal-allowed')
  })
  test('given an appeal whose decision was withdrawn as an error, it counts no more', () => {
    const appeals = [anAppeal(refused, { state: 'lodged', lodged_on: '2026-04-10' })]
    expect(stage({ interviews, appeals })?.stage).toBe('interview-held')
  })
  test('given temporary permission for victims while the claim runs, the claim stands where it stood', () => {
    const vts = aDecision({ decision: 'vts', decided_on: '2026-05-01' })
    expect(stage({ interviews, decisions: [vts] })?.stage).toBe('interview-held')
    expect(stage({ decisions: [vts] })?.stage).toBe('vts-granted')
    expect(stage({ interviews, decisions: [refused, vts] })?.stage).toBe('vts-granted')
  })
  test('given further submissions and an interview after a refusal, the claim runs anew', () => {
    const statements = [aStatement({ kind: 'further-submissions', submitted_on: '2026-08-01' })]
    const given = { interviews, decisions: [refused], statements }
    expect(stage(given)?.stage).toBe('further-submissions')
    const again = anInterview({ on_day: '2026-09-01', outcome: 'held' })
    expect(stage({ ...given, interviews: [...interviews, again] })?.stage).toBe('interview-held')
  })
})

test('whatever is recorded, the stage is a code of the list, is not of a later day, and a past day is not changed by a later fact', () => {
  const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays(calendarDay('2026-01-01'), n))
  const decision = fc.constantFrom(...list.entries.map(({ code }) => code))
  fc.assert(
    fc.property(fc.array(fc.tuple(decision, day), { maxLength: 5 }), day, day, (decided, on, heldOn) => {
      const decisions = decided.map(([one, decided_on]) => aDecision({ decision: one, decided_on }))
      const interviews = [anInterview({ on_day: heldOn, outcome: 'held' })]
      const at = stageOn(known({ decisions, interviews }), list, on)
      if (at !== null) expect(isCode('immigration-stage', at.stage)).toBe(true)
      if (at !== null && at.on !== null) expect(at.on <= on).toBe(true)
      const later = aDecision({ decision: 'refused', decided_on: addDays(on, 1) })
      expect(stageOn(known({ decisions: [...decisions, later], interviews }), list, on)).toEqual(at)
    }),
  )
})

test('given a month that is over, its last day counts; of the month that runs, today', () => {
  const decisions = [aDecision({ decision: 'refugee-status', decided_on: '2026-11-02' })]
  const one = known({ claim: aClaim({ claimed_on: '2026-09-01' }), decisions })
  expect(stageIn(calendarMonth('2026-10'), one, list, today)).toBe('claim-registered')
  expect(stageIn(calendarMonth('2026-11'), one, list, today)).toBe('refugee-status')
  expect(stageIn(calendarMonth('2026-11'), one, list, calendarDay('2026-11-01'))).toBe('claim-registered')
})
