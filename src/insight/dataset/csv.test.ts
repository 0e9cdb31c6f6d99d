import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { monthOf } from '../../kernel/calendar-month.ts'
import { tableOf } from '../package/index.ts'
import { csvOf } from './csv.ts'
import { guardianRows } from './guardians.ts'
import { pseudonymsOf } from './pseudonyms.ts'
import type { PostRow } from './read.ts'

const guardians = tableOf('guardians')
const row = { month: '2026-10', site: 'wales', guardians: 2 }

test('a table has a header, CRLF and its rows in the order of the key', () => {
  const rows = [row, { ...row, month: '2026-09' }]
  expect(csvOf(guardians, [], rows)).toBe('month,site,guardians\r\n2026-09,wales,2\r\n2026-10,wales,2\r\n')
})

test('numbers in a key sort as numbers', () => {
  const months = [10, 9, 1].map((month_index) => ({
    episode_id: 'ep-1',
    month_index,
    any_contact: true,
    quality: 'ok',
  }))
  expect(csvOf(tableOf('social_worker_months'), [], months).match(/ep-1,\d+/g)).toEqual([
    'ep-1,1',
    'ep-1,9',
    'ep-1,10',
  ])
})

test.each([
  ['a formula', { ...row, site: '=1+1' }, /site/],
  ['words', { ...row, site: 'Jane Doe' }, /site/],
  ['an empty required cell', { ...row, site: null }, /may not be empty/],
  ['a half', { ...row, guardians: 1.5 }, /guardians/],
  ['a thirteenth month', { ...row, month: '2026-13' }, /month/],
  ['a column of nobody’s', { ...row, name: 'x' }, /no column name/],
])('%s never gets into a file', (_what, bad, says) => {
  expect(() => csvOf(guardians, [], [bad])).toThrow(says)
})

test('two rows with one key never get into a file', () => {
  expect(() => csvOf(guardians, [], [row, row])).toThrow(/two rows/)
})

test('a pseudonym is stable, tells the kinds apart, depends on the secret and shows nothing of the id', () => {
  const id = '3c6f0a52-6a2e-4a0c-9a49-0d2f6a1b7f55'
  const [one, other] = [pseudonymsOf('a'.repeat(32)), pseudonymsOf('b'.repeat(32))]
  expect(one.episode(id)).toBe(pseudonymsOf('a'.repeat(32)).episode(id))
  expect(one.episode(id)).toMatch(/^ep-[0-9a-f]{20}$/)
  expect(new Set([one.episode(id).slice(3), one.child(id).slice(3), other.episode(id).slice(3)]).size).toBe(3)
})

const post = (account_id: string, more: Partial<PostRow> = {}): PostRow => ({
  account_id,
  site: 'wales',
  from_day: '2026-08-15',
  to_day: null,
  full_time_share: 1,
  left_at: null,
  ...more,
})

test('guardians are those in post on the last day of the month; who left is not, and a post everywhere belongs to no site', () => {
  const { rows, unplaced } = guardianRows(
    [
      post('a', { full_time_share: 0.3333333432674408 }),
      post('b', { to_day: '2026-09-29' }),
      post('c', { left_at: new Date('2026-10-01T10:00:00Z') }),
      post('d', { site: null }),
      post('a', { from_day: '2026-10-01', full_time_share: 0.5 }),
    ],
    new Map([['kent', monthOf(calendarDay('2026-10-05'))]]),
    calendarDay('2026-10-20'),
  )
  expect(rows).toEqual([
    { month: '2026-10', site: 'kent', guardians: 0, full_time_percent: 0 },
    { month: '2026-08', site: 'wales', guardians: 3, full_time_percent: 233 },
    { month: '2026-09', site: 'wales', guardians: 2, full_time_percent: 133 },
    { month: '2026-10', site: 'wales', guardians: 1, full_time_percent: 50 },
  ])
  expect(unplaced).toBe(1)
})
