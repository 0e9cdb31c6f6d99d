import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, dayInLondon, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { CodeEntry, CodeList } from '../../kernel/code-list.ts'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Deadline } from '../deadlines/index.ts'
import { voiceClocks } from './clocks.ts'
import type { AnswerState, Occasion, Rater, Rating } from './facts.ts'
import { goalThatStands, itemsOn, sinceEntry, type Dated } from './rules.ts'

const today = calendarDay('2026-11-02')
const now = new Date('2026-11-02T09:00:00Z')
const recordedAt = now

function item(code: string, rater: Rater, from: string | null = null, to: string | null = null): CodeEntry {
  return {
    code,
    label: { en: `${code} ${from ?? ''}`, cy: code },
    validFrom: from as CalendarDay | null,
    validTo: to as CalendarDay | null,
    source: 'test',
    licence: 'own',
    extra: { outcome: 'safety', rater },
  }
}
const list: CodeList = {
  name: 'outcome-item',
  entries: [
    item('a', 'child'),
    item('b', 'child', null, '2026-09-30'),
    item('b', 'child', '2026-10-01'),
    item('w', 'worker'),
  ],
}
const occasion = (id: string, day: string, more: Partial<Occasion> = {}): Dated<Occasion> => ({
  id,
  recordedAt,
  columns: {
    point: 'three-monthly',
    on_day: day,
    language: null,
    aids: [],
    present: [],
    possible: 'yes',
    not_possible: null,
    note: null,
    ...more,
  },
})
const rating = (
  at: string,
  code: string,
  score: number | null,
  rater: Rater = 'child',
  state: AnswerState = score === null ? 'declined' : 'rated',
): Dated<Rating> => ({
  id: `${at}-${code}`,
  recordedAt,
  columns: { occasion_id: at, item: code, rater, state, score, items_on: today, evidence: null },
})
const since = (occasions: Dated<Occasion>[], ratings: Dated<Rating>[], rater: Rater = 'child') =>
  sinceEntry({ occasions, ratings }, rater, ['safety'], list, today)

describe('since entry', () => {
  const entry = occasion('1', '2026-10-05', { point: 'entry' })
  const later = occasion('2', '2026-10-30')

  test('given both items at both times, the outcome is told, and by which days', () => {
    const told = since(
      [later, entry],
      [rating('1', 'a', 2), rating('1', 'b', 3), rating('2', 'a', 4), rating('2', 'b', 3)],
    )
    expect([told.from?.id, told.to?.id]).toEqual(['1', '2'])
    expect(told.outcomes).toEqual([{ outcome: 'safety', direction: 'better', rated: 2, of: 2 }])
  })

  test('given one occasion only, there is no change to tell', () => {
    const told = since([entry], [rating('1', 'a', 2), rating('1', 'b', 3)])
    expect(told.to).toBeNull()
    expect(told.outcomes[0]?.direction).toBe('not-rated')
  })

  test('given another wording since, the item is another question and is not compared', () => {
    const old = occasion('1', '2026-09-05', { point: 'entry' })
    const told = since(
      [old, later],
      [rating('1', 'a', 2), rating('1', 'b', 2), rating('2', 'a', 4), rating('2', 'b', 4)],
    )
    expect(told.outcomes[0]).toMatchObject({ direction: 'not-rated', rated: 1, of: 2 })
  })

  test('what the worker sees never changes what the child says, nor the other way round', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }), ([a, b]) => {
        const child = [rating('1', 'a', 2), rating('1', 'b', 3), rating('2', 'a', 4), rating('2', 'b', 3)]
        const worker = [rating('1', 'w', a ?? 0, 'worker'), rating('2', 'w', b ?? 0, 'worker')]
        expect(since([entry, later], [...worker, ...child])).toEqual(since([entry, later], child))
        expect(since([entry, later], [...worker, ...child], 'worker')).toEqual(
          since([entry, later], worker, 'worker'),
        )
      }),
    )
  })

  test('the wording of a day is the one that held then', () => {
    expect(itemsOn(list, 'child', calendarDay('2026-09-30')).map(({ wording }) => wording.validTo)).toEqual([
      null,
      '2026-09-30',
    ])
  })
})

test('the goal that stands is the latest that has not ended', () => {
  const goal = (id: string, from: string, ended: string | null) => ({
    id,
    recordedAt,
    columns: { words: id, from_day: from, ended_on: ended },
  })
  expect(goalThatStands([goal('2', '2026-03-01', null), goal('1', '2026-01-01', '2026-03-01')])?.id).toBe('2')
  expect(goalThatStands([goal('1', '2026-01-01', '2026-03-01')])).toBeNull()
})

describe('the clocks', () => {
  const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
  const open = (kind: Deadline['kind'], about: string): Deadline => ({
    id: `00000000-0000-4000-8000-0000000000${about.length}` as FactId,
    version: 1,
    caseId,
    kind,
    about,
    dueAt: new Date('2026-12-15T00:00:00Z'),
    state: 'open',
    metAt: null,
  })
  const told = (
    occasions: Dated<Occasion>[],
    more: { dob?: string; deadlines?: Deadline[]; closing?: boolean; reopenedOn?: string } = {},
  ) =>
    voiceClocks(
      {
        caseId,
        dob: more.dob ?? null,
        startedOn: calendarDay('2026-01-05'),
        closing: more.closing ?? false,
        reopenedOn: more.reopenedOn === undefined ? null : calendarDay(more.reopenedOn),
        occasions,
        deadlines: more.deadlines ?? [],
      },
      now,
      'test',
    ).map(({ columns }) => [columns['about'], columns['state'], dayInLondon(columns['due_at'] as Date)])

  test('asked: entry is met and the next falls due in three months', () => {
    expect(told([occasion('1', '2026-11-02')], { deadlines: [open('voice-entry', 'entry')] })).toEqual([
      ['entry', 'met', '2026-12-15'],
      ['three-monthly', 'open', '2027-02-03'],
    ])
  })

  test('it was not possible to ask: everything stays open', () => {
    const tried = occasion('1', '2026-11-02', { possible: 'no', not_possible: 'missing' })
    expect(told([tried], { deadlines: [open('voice-entry', 'entry')] })).toEqual([])
  })

  const exit = occasion('2', '2026-11-02', { point: 'exit', possible: 'no', not_possible: 'out-of-touch' })
  const asking = [open('voice-exit', 'exit')]
  test('at exit the attempt is enough, while a closing is proposed', () => {
    expect(told([exit], { deadlines: asking, closing: true })).toEqual([['exit', 'met', '2026-12-15']])
    expect(told([exit], { deadlines: asking })).toEqual([])
  })

  test('exit does not end the three-monthly clock: only closing does, and it may be returned', () => {
    const asked = occasion('2', '2026-11-02', { point: 'exit' })
    expect(told([occasion('1', '2026-09-01'), asked])).toEqual([['three-monthly', 'open', '2027-02-03']])
  })

  test('what was asked at another ending, or before something else was asked, is not this exit', () => {
    expect(told([exit], { deadlines: asking, closing: true, reopenedOn: '2026-11-03' })).toEqual([])
    const later = occasion('3', '2026-11-03', { possible: 'no', not_possible: 'missing' })
    expect(told([exit, later], { deadlines: asking, closing: true })).toEqual([])
  })

  test('17½ stands on the lists half a year ahead, and not before', () => {
    const far = told([], { dob: '2010-03-05' })
    const near = told([], { dob: '2009-06-10' })
    expect(far).toEqual([])
    expect(near).toEqual([['seventeen-and-a-half', 'open', '2026-12-11']])
  })

  test('whatever the occasions and in whatever order they were written down, the clocks are the same', () => {
    const any = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 200 }),
        possible: fc.constantFrom('yes' as const, 'no' as const),
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(any, (list) => {
        const occasions = list.map(({ days, possible }, index) =>
          occasion(String(index), addDays(today, -days), {
            possible,
            not_possible: possible === 'no' ? 'missing' : null,
          }),
        )
        expect(told([...occasions].reverse())).toEqual(told(occasions))
        expect(told(occasions)).toHaveLength(list.some(({ possible }) => possible === 'yes') ? 1 : 0)
      }),
    )
  })
})
