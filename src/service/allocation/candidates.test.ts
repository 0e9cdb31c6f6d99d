import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { candidatesFor, type Colleague } from './candidates.ts'

const today = calendarDay('2026-11-02')
const child = { route: 'direct', site: 'wales', languages: ['vie', 'eng'] } as const

function colleague(name: string, more: Partial<Colleague> = {}): Colleague {
  return {
    accountId: name as AccountId,
    name,
    posts: [{ role: 'guardian', site: 'wales' }],
    conflicted: false,
    allocated: 10,
    covering: 0,
    fullTimeShare: 1,
    speaks: ['eng'],
    leave: null,
    ...more,
  }
}

const listed = (colleagues: readonly Colleague[]) =>
  candidatesFor(colleagues, child, 'allocated', today).map((one) => `${one.colleague.name}: ${one.because}`)

test('the likeliest come first: a shared language, then room; full, far and absent colleagues after them', () => {
  const leave = { from: calendarDay('2026-10-30'), to: calendarDay('2026-11-06') }
  expect(
    listed([
      colleague('Absent', { leave, allocated: 0 }),
      colleague('Far', { posts: [{ role: 'guardian', site: 'kent' }], allocated: 0 }),
      colleague('Full', { allocated: 20 }),
      colleague('Manager', { posts: [{ role: 'manager', site: 'wales' }], allocated: 0 }),
      colleague('Busy', { allocated: 15 }),
      colleague('Free', { allocated: 3 }),
      colleague('Speaker', { allocated: 16, speaks: ['vie'] }),
    ]),
  ).toEqual([
    'Speaker: language',
    'Free: has-room',
    'Busy: has-room',
    'Manager: manager',
    'Full: above-envisaged',
    'Far: across-sites',
    'Absent: on-leave',
  ])
})

test('children are held against the hours worked: ten are full for half of full time', () => {
  const half = candidatesFor([colleague('Half', { fullTimeShare: 0.5 })], child, 'allocated', today)[0]
  expect(half?.envisaged).toEqual({ from: 8, to: 10 })
  expect(half?.because).toBe('above-envisaged')
})

test('whoever has declared a conflict, or holds another role, is not in the list at all', () => {
  expect(
    listed([
      colleague('Conflicted', { conflicted: true }),
      colleague('Coordinator', { posts: [{ role: 'coordinator', site: 'wales' }] }),
    ]),
  ).toEqual([])
})
