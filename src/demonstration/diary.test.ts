import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR } from '../kernel/clock.ts'
import { inHours } from './diary.ts'
import { heldBy, linksOf } from './form-page.ts'
import { Studies } from './q-sort.ts'

const hour = (at: number) => new Date(at).getUTCHours() + new Date(at).getUTCMinutes() / 60

test('what falls in the night is done the next morning, and nothing is done earlier than it was to be', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      (at) => {
        const done = inHours(at.getTime())
        expect(hour(done)).toBeGreaterThanOrEqual(8)
        expect(hour(done)).toBeLessThan(19)
        expect(done).toBeGreaterThanOrEqual(at.getTime())
        expect(done - at.getTime()).toBeLessThan(15 * HOUR)
      },
    ),
  )
})

test('no child begins to sort in the last day of a study, nor while none is open', () => {
  const studies = new Studies()
  const until = new Date('2026-11-06T10:00:00Z')
  expect(studies.takes(0)).toBe(false)
  studies.open = { id: 'one', which: 'guardian', until }
  expect(studies.takes(until.getTime() - 25 * HOUR)).toBe(true)
  expect(studies.takes(until.getTime() - 23 * HOUR)).toBe(false)
  studies.open = { id: 'other', which: 'leaving', until: null }
  expect(studies.takes(until.getTime())).toBe(true)
})

test('a page is read as a browser holds it: its links in their order, and the fields of the form that is sent', () => {
  const markup =
    '<a class="x" href="/one?a=1&amp;b=2">1</a><a href="/two">2</a>' +
    '<form action="/two"><input type="hidden" name="_version" value="3"><select name="at-1"><option value="">-</option></select></form>'
  expect(linksOf(markup)).toEqual(['/one?a=1&b=2', '/two'])
  expect(heldBy(markup, '/two')).toEqual({ _version: '3', 'at-1': '' })
})
