import { describe, expect, test } from 'vitest'
import {
  defineContent,
  formatDay,
  formatInstant,
  formatTimeLeft,
  formatWeekday,
  fromLondon,
  pick,
  say,
  uncheckedWelsh,
  wordsOf,
} from './index.ts'

const HOUR = 3_600_000

describe('content', () => {
  const en = { title: 'Hello', made: (name: string) => `Made by ${name}`, group: { one: 'One' } }
  const cy = { title: 'Helo', made: (name: string) => `Gwnaed gan ${name}`, group: { one: 'Un' } }

  test('picks a language and lists rooms whose Welsh is unchecked', () => {
    const content = defineContent(en, cy, { room: 'test/i18n', welshChecked: false })
    defineContent(en, cy, { room: 'test/checked', welshChecked: true })
    expect(pick(content, 'cy').made('Mair')).toBe('Gwnaed gan Mair')
    expect(
      say(
        wordsOf(content)((c) => c.group.one),
        'cy',
      ),
    ).toBe('Un')
    expect(uncheckedWelsh()).toContain('test/i18n')
    expect(uncheckedWelsh()).not.toContain('test/checked')
  })

  test('a key missing or extra in one language does not compile', () => {
    const room = { room: 'test/types', welshChecked: true }
    // @ts-expect-error group is missing
    defineContent(en, { title: 'Helo', made: cy.made }, room)
    const extra = { ...cy, more: 'Mwy' }
    // @ts-expect-error more is in Welsh only
    defineContent(en, extra, room)
    const nested = { ...cy, group: { one: 'Un', two: 'Dau' } }
    // @ts-expect-error group.two is in Welsh only
    defineContent(en, nested, room)
  })
})

describe('dates', () => {
  test('days in both languages, exact and approximate', () => {
    expect(formatDay('2026-03-01', 'en')).toBe('1 March 2026')
    expect(formatDay('2026-03-01', 'cy')).toBe('1 Mawrth 2026')
    expect(formatDay('2009-03', 'en')).toBe('March 2009')
    expect(formatDay('2009', 'en')).toBe('2009')
    expect(formatWeekday('2026-03-01', 'cy')).toBe('dydd Sul 1 Mawrth 2026')
  })

  test('instants are told in London time, summer and winter', () => {
    expect(formatInstant(new Date('2026-07-01T23:30:00Z'), 'en')).toBe('2 July 2026 at 00:30')
    expect(formatInstant(new Date('2026-12-01T23:30:00Z'), 'cy')).toBe('1 Rhagfyr 2026 am 23:30')
  })

  test.each([
    ['2026-07-01', '09:30', '2026-07-01T08:30:00.000Z'],
    ['2026-12-01', '09:30', '2026-12-01T09:30:00.000Z'],
    ['2026-07-01', '00:15', '2026-06-30T23:15:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
  ])('%s at %s in London is %s', (day, time, instant) => {
    expect(fromLondon(day, time).toISOString()).toBe(instant)
  })

  test.each([
    [3 * HOUR + 20 * 60_000, 'en', '3 hours 20 minutes left'],
    [-2 * HOUR, 'en', 'overdue by 2 hours'],
    [-2 * HOUR, 'cy', '2 awr yn hwyr'],
    [30_000, 'en', 'less than a minute left'],
    [25 * HOUR, 'en', '25 hours left'],
    [51 * HOUR, 'en', '2 days 3 hours left'],
    [9 * 24 * HOUR + HOUR, 'en', '9 days left'],
    [60_000, 'cy', '1 munud ar ôl'],
  ] as const)('%d in %s is %s', (ms, lang, text) => {
    expect(formatTimeLeft(ms, lang)).toBe(text)
  })
})
