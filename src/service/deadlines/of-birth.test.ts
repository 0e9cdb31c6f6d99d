import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { birthdaysDue, clocksOfBirth, moveBirthdays, openClocksOfBirth, TURNING_18 } from './of-birth.ts'
import { restAll, runAgain } from './rest.ts'
import type { Deadline } from './store.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const receivedAt = new Date('2026-11-02T09:00:00Z')
const now = new Date('2026-11-20T09:00:00Z')

function standing(kind: Deadline['kind'], more: Partial<Deadline> = {}): Deadline {
  return {
    id: '00000000-0000-4000-8000-000000000002' as FactId,
    version: 1,
    caseId,
    kind,
    about: kind === 'manager-decision' ? TURNING_18 : null,
    dueAt: new Date('2027-01-01T00:00:00Z'),
    state: 'open',
    metAt: null,
    ...more,
  }
}
const both = [standing('seventeen-and-a-half'), standing('manager-decision')]
const born = { caseId, receivedAt, model: 'V5', site: 'warwickshire' } as const
const moved = (dob: string | null, deadlines: readonly Deadline[] = both) =>
  moveBirthdays({ ...born, dob, stage: 'allocated', deadlines }, now).map((fact) => ({
    kind: fact.columns['kind'],
    due: (fact.columns['due_at'] as Date | null)?.toISOString() ?? null,
    state: fact.columns['state'],
    replaces: fact.replaces,
  }))

test('given a birth on 29 February, then 18 is attained on 1 March and 17½ on 29 August', () => {
  expect(moved('2012-02-29')).toEqual([
    { kind: 'seventeen-and-a-half', due: '2029-08-28T23:00:00.000Z', state: 'open', replaces: 1 },
    { kind: 'manager-decision', due: '2030-03-01T00:00:00.000Z', state: 'open', replaces: 1 },
  ])
})

test('given a birth on 31 August, then 17½ is attained on 1 March, the first day after a February too short', () => {
  expect(birthdaysDue('2012-08-31', receivedAt)?.assessment.toISOString()).toBe('2030-03-01T00:00:00.000Z')
})

test('given a child past 17½ when referred, then the assessment is due from the receipt', () => {
  expect(birthdaysDue('2009-01-01', receivedAt)?.assessment).toEqual(receivedAt)
})

test('given a birth date that makes the person an adult at receipt, or no birth date, then what is open lapses', () => {
  for (const dob of ['2008-11-02', null]) {
    expect(moved(dob).map((one) => one.state)).toEqual(['lapsed', 'lapsed'])
  }
  expect(birthdaysDue('2008-11-03', receivedAt)).not.toBeNull()
})

test('given the same due days, then nothing is recorded', () => {
  expect(
    moved('2012-02-29', [
      standing('seventeen-and-a-half', { dueAt: new Date('2029-08-28T23:00:00.000Z') }),
      standing('manager-decision', { dueAt: new Date('2030-03-01T00:00:00.000Z') }),
    ]),
  ).toEqual([])
})

test('given no deadlines yet, then both are opened', () => {
  expect(moved('2012-02-29', []).map((one) => one.replaces)).toEqual([null, null])
})

test('given an assessment held and a decision made under a wrong birth date, then only the decision is asked again', () => {
  const met = { state: 'met', metAt: new Date('2026-11-10T09:00:00Z') } as const
  const result = moved('2012-02-29', [
    standing('seventeen-and-a-half', met),
    standing('manager-decision', met),
  ])
  expect(result.map((one) => [one.kind, one.state])).toEqual([['manager-decision', 'open']])
  expect(moved('2008-11-10', [standing('manager-decision', met)]).map((one) => one.kind)).toEqual([
    'seventeen-and-a-half',
  ])
})

test('given a closed case, then a corrected birth date opens nothing', () => {
  expect(moveBirthdays({ ...born, dob: '2012-02-29', stage: 'closed', deadlines: both }, now)).toEqual([])
})

test('given a decision with another look before the 18th birthday, then the look stays where the manager put it, until a later birth date asks anew', () => {
  const decided = standing('manager-decision', {
    state: 'met',
    metAt: new Date('2026-11-10T09:00:00Z'),
    dueAt: new Date('2030-03-01T00:00:00.000Z'),
  })
  const look = standing('manager-decision', {
    id: '00000000-0000-4000-8000-000000000003' as FactId,
    dueAt: new Date('2026-12-01T00:00:00Z'),
  })
  const decisions = (dob: string) =>
    moved(dob, [look, decided]).filter(({ kind }) => kind === 'manager-decision')
  expect(decisions('2012-02-29')).toEqual([])
  expect(decisions('2012-06-01').map(({ due, state }) => [due, state])).toEqual([
    ['2030-05-31T23:00:00.000Z', 'open'],
    ['2026-12-01T00:00:00.000Z', 'lapsed'],
  ])
})

describe('what falls due at 17½ (DT-4)', () => {
  const about = (site: string | null, dob = '2010-06-15', receivedOn = '2026-11-02') =>
    clocksOfBirth({ ...born, dob, site, receivedAt: new Date(`${receivedOn}T09:00:00Z`) })[0]?.about
  test('given an area of the post-18 pilot, then a needs assessment; elsewhere the way out is planned', () => {
    expect(about('warwickshire')).toBeNull()
    expect(about('wales')).toBe('plan-only')
    expect(about(null)).toBe('plan-only')
  })
  test('given a pilot that begins on a day, then the area counts as it is on the day that falls due', () => {
    expect(about('warwickshire', '2003-11-16', '2021-01-10')).toBe('plan-only')
    expect(about('warwickshire', '2003-11-17', '2021-01-10')).toBeNull()
  })
  test('given a move to another area, then the same clock asks for the other thing, on its day', () => {
    const seen = standing('seventeen-and-a-half', { dueAt: new Date('2029-08-28T23:00:00.000Z') })
    const facts = moveBirthdays(
      { ...born, site: 'wales', dob: '2012-02-29', stage: 'allocated', deadlines: [seen] },
      now,
    )
    expect(facts[0]?.columns).toMatchObject({ about: 'plan-only', due_at: seen.dueAt, state: 'open' })
  })
})

describe('the fixed period of V1 and V2 (DT-7)', () => {
  const due = (model: 'V1' | 'V2' | 'V3' | 'V5', dob: string | null) =>
    clocksOfBirth({ ...born, model, dob, receivedAt: new Date('2019-01-31T09:00:00Z') })[2]?.dueAt
  test('given V1 or V2, then a manager is asked 18 months after the referral, with or without a birth date', () => {
    for (const model of ['V1', 'V2'] as const)
      for (const dob of ['2008-01-01', null])
        expect(due(model, dob)).toEqual(new Date('2020-07-30T23:00:00Z'))
  })
  test('given an 18th birthday before or on that day, then the birthday has its own question and this one none', () => {
    expect(due('V1', '2002-07-31')).toBeNull()
    expect(due('V1', '2002-08-01')).not.toBeNull()
  })
  test('given need and not time, from V3, then there is none', () => {
    expect(due('V3', '2008-01-01')).toBeNull()
    expect(due('V5', null)).toBeNull()
  })
})

/** What the record holds after the facts of an act. */
function after(deadlines: readonly Deadline[], facts: readonly FactToRecord[]): Deadline[] {
  const told = facts.map(({ id, columns, reason }, index): Deadline => {
    const row = columns as {
      kind: Deadline['kind']
      about: string | null
      due_at: Date
      state: Deadline['state']
    }
    const atRest =
      row.state === 'lapsed' && (reason === 'case-closed' || reason === 'triage-decline') ? reason : undefined
    return {
      id: id ?? (`new-${deadlines.length + index}` as FactId),
      version: 1,
      caseId,
      kind: row.kind,
      about: row.about,
      dueAt: row.due_at,
      state: row.state,
      metAt: columns['met_at'] as Date | null,
      atRest,
    }
  })
  const changed = new Set(told.map(({ id }) => id))
  expect(changed.size).toBe(told.length)
  return [...deadlines.filter(({ id }) => !changed.has(id)), ...told]
}
const lines = (all: readonly { kind: string; about: string | null; dueAt: Date | null }[]) =>
  all.map(({ kind, about, dueAt }) => `${kind} ${about ?? '-'} ${dueAt?.toISOString() ?? ''}`).sort()

describe('for any corrections, moves and endings', () => {
  const days = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays(calendarDay('2000-01-01'), n))
  const happens = fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('birth' as const), dob: fc.option(days) }) },
    fc.record({
      what: fc.constant('area' as const),
      site: fc.constantFrom('wales', 'warwickshire', 'london', null),
    }),
    fc.record({ what: fc.constantFrom('end' as const, 'again' as const) }),
  )
  test('the clocks of birth are those computed from the birth date of now, and a case that is over has none that waits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('V1', 'V2', 'V4', 'V5' as const),
        fc.option(days),
        fc.constantFrom('case-closed', 'triage-decline' as const),
        fc.array(happens, { maxLength: 12 }),
        (model, first, why, story) => {
          let known = { ...born, model, dob: first as string | null, site: 'wales' as string | null }
          let stage: CaseStage = 'allocated'
          let deadlines = after([], openClocksOfBirth(known))
          for (const one of story) {
            if (one.what === 'birth') known = { ...known, dob: one.dob }
            if (one.what === 'area') known = { ...known, site: one.site }
            if (one.what === 'end' && stage === 'allocated') {
              deadlines = after(deadlines, restAll(deadlines, why))
              stage = why === 'case-closed' ? 'closed' : 'declined'
            } else if (one.what === 'again' && stage !== 'allocated') {
              stage = 'allocated'
              const resting = deadlines.filter(({ atRest }) => atRest === why)
              deadlines = after(deadlines, runAgain(resting, { ...known, stage, deadlines }, 'again', now))
            } else deadlines = after(deadlines, moveBirthdays({ ...known, stage, deadlines }, now))
            const waiting = deadlines.filter(({ state }) => state === 'open')
            const ought = clocksOfBirth(known).filter(({ dueAt }) => dueAt !== null)
            expect(lines(waiting)).toEqual(stage === 'allocated' ? lines(ought) : [])
          }
        },
      ),
    )
  })
})
