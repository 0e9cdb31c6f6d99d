import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { calendarMonth } from '../../kernel/calendar-month.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { followFact, type Deadline } from '../deadlines/index.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { CourtDate, Matter, MatterStage, Told45 } from './facts.ts'
import {
  courtDeadline,
  justiceIn,
  notTold,
  openDates,
  raisesReview,
  runsBackwards,
  scheduleFour,
  stageOn,
  type Dated,
} from './rules.ts'

const day = calendarDay
const at = (text: string) => new Date(`${text}Z`)
const today = day('2026-11-22')
const now = at('2026-11-22T12:00:00')
let count = 0
const dated = <C>(
  columns: C,
  id = `id-${(count += 1)}`,
  recordedAt = at('2026-11-01T09:00:00'),
): Dated<C> => ({
  id,
  recordedAt,
  columns,
})
const matter = (role: string, offence: string | null = null): Matter => ({
  role,
  offence,
  police_force: null,
  police_reference: null,
  court_reference: null,
  section45_outcome: null,
  section45_by: null,
  section45_on: null,
  non_prosecution: null,
  note: null,
})
const stage = (matter_id: string, name: string, on_day: string): MatterStage => ({
  matter_id,
  stage: name,
  on_day,
  note: null,
})
const hearing = (on_day: string, more: Partial<CourtDate> = {}): CourtDate => ({
  matter_id: 'm',
  on_day,
  at_time: null,
  court: null,
  kind: 'plea',
  asked: [],
  asked_note: null,
  granted: null,
  guardian_there: null,
  outcome: null,
  note: null,
  ...more,
})

test('given stages in any order, then the latest day counts, and of one day what was written down later', () => {
  const stages = [
    dated(stage('m', 'charged', '2026-10-01')),
    dated(stage('m', 'arrested', '2026-09-01')),
    dated(stage('m', 'bail', '2026-10-01'), 'later', at('2026-11-02T09:00:00')),
    dated(stage('other', 'convicted', '2026-11-01')),
  ]
  expect(stageOn(stages, 'm', today)?.columns.stage).toBe('bail')
  expect(stageOn(stages, 'm', day('2026-09-30'))?.columns.stage).toBe('arrested')
  expect(stageOn(stages, 'm', day('2026-08-31'))).toBeNull()
})

test('given a category that Schedule 4 names, then it says so; a mixed one is to be looked up; a victim is told nothing', () => {
  const list = codeList('justice-offence')
  expect(scheduleFour(list, matter('accused', 'robbery'), today)).toBe('listed')
  expect(scheduleFour(list, matter('accused', 'cannabis-cultivation'), today)).toBe('not-listed')
  expect(scheduleFour(list, matter('accused', 'burglary'), today)).toBe('look-up')
  expect(scheduleFour(list, matter('victim', 'robbery'), today)).toBeNull()
  expect(scheduleFour(list, matter('accused'), today)).toBeNull()
})

test('given an accused child, then child and solicitor are to be made aware, until they are or the matter is over', () => {
  const accused = dated(matter('accused'), 'm')
  const told = (whom: string): Dated<Told45> =>
    dated({ matter_id: 'm', told: whom, on_day: '2026-11-02', told_by: 'Gwen', note: null })
  expect(notTold(accused, [], [], today)).toEqual(['child', 'solicitor'])
  expect(notTold(accused, [told('child'), told('police')], [], today)).toEqual(['solicitor'])
  expect(notTold(accused, [], [dated(stage('m', 'discontinued', '2026-11-03'))], today)).toEqual([])
  expect(notTold(dated(matter('witness'), 'm'), [], [], today)).toEqual([])
})

test('given a court date, then its clock waits for the hour, or the end of the day, and for what came of it', () => {
  const summer = courtDeadline(hearing('2026-07-01', { at_time: '10:00' }), now)
  expect(summer).toEqual({ state: 'open', dueAt: at('2026-07-01T09:00:00'), metAt: null })
  expect(courtDeadline(hearing('2026-12-01'), now).dueAt).toEqual(at('2026-12-02T00:00:00'))
  expect(courtDeadline(hearing('2026-12-01', { outcome: 'adjourned' }), now).state).toBe('met')
  expect(courtDeadline(hearing('2026-12-01', { outcome: 'vacated' }), now).state).toBe('lapsed')
})

test('given a date ahead, new or moved, then the plan is reviewed; not for one written down afterwards', () => {
  expect(raisesReview(hearing('2026-11-22'), null, today)).toBe(true)
  expect(raisesReview(hearing('2026-11-21'), null, today)).toBe(false)
  expect(raisesReview(hearing('2026-12-02'), hearing('2026-12-01'), today)).toBe(true)
  expect(raisesReview(hearing('2026-12-01', { asked: ['screens'] }), hearing('2026-12-01'), today)).toBe(
    false,
  )
  expect(raisesReview(hearing('2026-12-01', { outcome: 'vacated' }), null, today)).toBe(false)
})

test('given dates open and over, then the open ones come soonest first, an unknown hour last of its day', () => {
  const dates = [
    dated(hearing('2026-12-02'), 'c'),
    dated(hearing('2026-12-02', { at_time: '09:30' }), 'b'),
    dated(hearing('2026-11-02'), 'a'),
    dated(hearing('2026-10-02', { outcome: 'ended' }), 'gone'),
  ]
  expect(openDates(dates).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test('given two matters, then a month tells the one that is not over, and else the accused first', () => {
  const month = calendarMonth('2026-11')
  const matters = [dated(matter('witness'), 'w'), dated(matter('accused'), 'a')]
  expect(justiceIn(month, matters, [])).toEqual({ role: 'accused', stage: null })
  const ended = [dated(stage('a', 'acquitted', '2026-11-05')), dated(stage('w', 'court', '2026-11-06'))]
  expect(justiceIn(month, matters, ended)).toEqual({ role: 'witness', stage: 'court' })
  expect(justiceIn(calendarMonth('2026-10'), matters, ended)).toBeNull()
})

test('days of an order that run backwards are found, those not known passed over', () => {
  expect(runsBackwards(['2026-01-01', null, '2026-01-01'])).toBe(false)
  expect(runsBackwards(['2026-01-02', null, '2026-01-01'])).toBe(true)
})

const days = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-10-01'), n))
test('whatever the order of writing, the stage of a day is never of a later day, and only a later day replaces it', () => {
  fc.assert(
    fc.property(fc.array(days), days, (all, on) => {
      const stages = all.map((one, index) => dated(stage('m', `s${index}`, one), `${index}`))
      const found = stageOn(stages, 'm', on)
      const before = all.filter((one) => one <= on)
      expect(found?.columns.on_day ?? null).toBe(before.toSorted().at(-1) ?? null)
    }),
  )
})

test('following a fact twice changes nothing the second time', () => {
  const outcomes = fc.constantFrom(null, 'adjourned', 'vacated')
  fc.assert(
    fc.property(fc.array(fc.tuple(days, outcomes), { minLength: 1 }), (changes) => {
      let stands: Deadline[] = []
      for (const [on, outcome] of changes) {
        const ought = courtDeadline(hearing(on, { outcome }), now)
        const facts = followFact('case' as CaseId, 'court-date', 'one', ought, stands, 'changed')
        for (const { columns } of facts)
          stands = [
            {
              id: 'd' as FactId,
              version: 1,
              caseId: 'case' as CaseId,
              kind: 'court-date',
              about: 'one',
              dueAt: columns['due_at'] as Date,
              state: columns['state'] as Deadline['state'],
              metAt: columns['met_at'] as Date | null,
            },
          ]
        expect(followFact('case' as CaseId, 'court-date', 'one', ought, stands, 'again')).toEqual([])
        if (outcome === null) expect(stands[0]?.state).toBe('open')
      }
    }),
  )
})
