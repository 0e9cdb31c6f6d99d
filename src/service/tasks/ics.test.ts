import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarText, escapeText, fold } from './ics.ts'

const words = {
  name: 'Guardianship',
  summary: 'Guardianship: something is due',
  category: 'Work',
  url: 'https://guardians.example/tasks',
}
const feed = '5b0c0f2e-0000-4000-8000-000000000001'
const id = '5b0c0f2e-0000-4000-8000-000000000002'
const changedAt = new Date('2026-11-01T08:15:30.250Z')

test('given a clock of hours, then the event is a moment in UTC with a stable, opaque name', () => {
  const text = calendarText(feed, [{ id, dueAt: new Date('2026-07-03T10:30:00Z'), changedAt }], words)
  expect(text).toContain('DTSTART:20260703T103000Z\r\n')
  expect(text).toContain('DTSTAMP:20261101T081530Z\r\n')
  expect(text).toMatch(/UID:[0-9a-f]{32}@guardianship\r\n/)
  expect(text).not.toContain(id)
  expect(text).not.toContain(feed)
  expect(calendarText(feed, [{ id, dueAt: new Date('2026-07-03T10:30:00Z'), changedAt }], words)).toBe(text)
})

test('given a clock that ends with a day in summer, then it is an event of that day and not of the next', () => {
  const text = calendarText(feed, [{ id, dueAt: new Date('2026-07-03T23:00:00Z'), changedAt }], words)
  expect(text).toContain('DTSTART;VALUE=DATE:20260703\r\n')
  expect(text).toContain('DTEND;VALUE=DATE:20260704\r\n')
})

test('every line ends with CRLF and nothing else breaks one; a category of none is left out', () => {
  const text = calendarText(feed, [{ id, dueAt: changedAt, changedAt }], { ...words, category: '' })
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text).not.toContain('CATEGORIES')
})

test('text is escaped as the standard asks', () => {
  expect(escapeText('a;b,c\\d\ne')).toBe('a\\;b\\,c\\\\d\\ne')
})

test('folding keeps every line within 75 octets, cuts no character, and unfolds to what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (line) => {
      fc.pre(!/[\r\n]/.test(line))
      const folded = fold(line)
      for (const one of folded.split('\r\n')) {
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75)
        expect(one.isWellFormed() || !line.isWellFormed()).toBe(true)
      }
      expect(folded.replaceAll('\r\n ', '')).toBe(line)
    }),
  )
})
