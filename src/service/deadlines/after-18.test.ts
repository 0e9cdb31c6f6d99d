import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay, eighteenthBirthday, startOfLondonDay } from '../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { contactsAfter18Due, contactsAfter18Met, moveAfter18 } from './after-18.ts'
import type { Deadline } from './store.ts'

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const dob = calendarDay('2008-02-29')
const eighteen = eighteenthBirthday(dob)
const today = calendarDay('2026-03-02')
const now = new Date('2026-06-01T09:00:00Z')
const brief = (facts: readonly FactToRecord[]) =>
  facts.map(({ columns }) => [
    columns['about'],
    columns['state'],
    (columns['due_at'] as Date).toISOString().slice(0, 10),
  ])
/** The deadlines as they would stand once recorded. */
const standing = (facts: readonly FactToRecord[]): readonly Deadline[] =>
  facts.map(({ columns, id }) => ({
    id: id as FactId,
    version: 1,
    caseId,
    kind: columns['kind'] as Deadline['kind'],
    about: columns['about'] as string,
    dueAt: columns['due_at'] as Date,
    state: columns['state'] as Deadline['state'],
    metAt: columns['met_at'] as Date | null,
  }))
const opened = standing(contactsAfter18Due(caseId, dob, [], [], today))
const noon = (days: number) => new Date(startOfLondonDay(addDays(eighteen, days)).getTime() + 12 * 3_600_000)

test('given support goes on after 18, then contact is planned from 1 March for a birth on 29 February, once', () => {
  expect(opened.map(({ about, dueAt }) => [about, dueAt?.toISOString().slice(0, 10)])).toEqual([
    ['week-1', '2026-03-09'],
    ['month-1', '2026-03-31'],
    ['month-3', '2026-05-31'],
    ['month-6', '2026-08-30'],
    ['month-12', '2027-03-02'],
  ])
  expect(contactsAfter18Due(caseId, dob, opened, [], today)).toEqual([])
  expect(contactsAfter18Due(caseId, null, [], [], today)).toEqual([])
  expect(brief(contactsAfter18Due(caseId, dob, [], [noon(2)], today))[0]?.[0]).toBe('month-1')
})

test('given a contact in the first week, then that is met and no other; withdrawn, it runs again', () => {
  const met = contactsAfter18Met(caseId, opened, [noon(3)], 'contact-recorded', now)
  expect(brief(met)).toEqual([['week-1', 'met', '2026-03-09']])
  const after = [...standing(met), ...opened.slice(1)]
  expect(brief(contactsAfter18Met(caseId, after, [], 'withdrawn', now))).toEqual([
    ['week-1', 'open', '2026-03-09'],
  ])
})

test('given a contact before the birthday, then it meets none', () => {
  expect(contactsAfter18Met(caseId, opened, [noon(-1)], 'contact-recorded', now)).toEqual([])
})

test('given any contacts, in any order, then what they meet is the same, and what is met was spoken after the birthday', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -60, max: 400 })), (days) => {
      const spoken = days.map(noon)
      const met = contactsAfter18Met(caseId, opened, spoken, 'x', now)
      expect(brief(contactsAfter18Met(caseId, opened, [...spoken].reverse(), 'x', now))).toEqual(brief(met))
      for (const { columns } of met)
        expect((columns['met_at'] as Date) >= startOfLondonDay(eighteen)).toBe(true)
      expect(met.length > 0).toBe(days.some((day) => day >= 0))
    }),
  )
})

test('given the birth date is corrected, then what waits or rests moves with the birthday, and what is met stays', () => {
  const answer: Deadline = {
    ...(opened[0] as Deadline),
    kind: 'nrm-answer-at-18',
    about: 'answer',
    dueAt: startOfLondonDay(eighteen),
    state: 'lapsed',
    atRest: 'case-closed',
  }
  const met = { ...(opened[1] as Deadline), state: 'met' as const }
  expect(brief(moveAfter18(calendarDay('2008-04-10'), [answer, opened[0] as Deadline, met], today))).toEqual([
    ['answer', 'lapsed', '2026-04-09'],
    ['week-1', 'open', '2026-04-17'],
  ])
})
