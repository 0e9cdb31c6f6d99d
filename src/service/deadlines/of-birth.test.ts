import { expect, test } from 'vitest'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { birthdaysDue, moveBirthdays, TURNING_18 } from './of-birth.ts'
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
const moved = (dob: string | null, deadlines: readonly Deadline[] = both) =>
  moveBirthdays({ caseId, dob, receivedAt, stage: 'allocated', deadlines }, now).map((fact) => ({
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
  expect(
    moveBirthdays({ caseId, dob: '2012-02-29', receivedAt, stage: 'closed', deadlines: both }, now),
  ).toEqual([])
})
