import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leaveOut, withoutAddress } from './left-out.ts'

describe('what reads like an address is left out', () => {
  test.each([
    ['Taken to 12 Example Street, CF10 1AA, at night', 'Taken to […], […], at night'],
    ['Flat 2, 7a Canary Lane', '[…]'],
    ['ring at 3 Heol y Bryn', 'ring at […]'],
    ['sw1a2aa', '[…]'],
    ['7 canary lane', '[…]'],
    ['12 King George’s Road near the park', '[…] near the park'],
  ])('%s', (text, left) => {
    expect(withoutAddress(text, '[…]')).toBe(left)
  })
  test.each([
    'Ring 01632 960001 before 9 pm',
    'The boxing club, on Tuesdays and 2 evenings more',
    'Within 24 hours of 3 missed calls',
    'One adult for 2 children, on the way to college',
    '2 adults close by, and 1 of them goes along to court',
    '3 nights on the way home; 1 hill, 2 men in the street',
    'M25 and A1 are the ways north',
  ])('not a word of: %s', (text) => {
    expect(withoutAddress(text, '[…]')).toBe(text)
  })
  test('whatever stands around it, no postcode is left, and what is no text stays', () => {
    const around = fc.string()
    fc.assert(
      fc.property(around, around, (a, b) => {
        const at = new Date(0)
        const seen = leaveOut({ why: `${a} CF10 1AA ${b}`, n: 3, at, more: [{ x: null }] }, '[…]')
        expect(seen.why).not.toContain('CF10 1AA')
        expect(seen).toMatchObject({ n: 3, at, more: [{ x: null }] })
      }),
    )
  })
})
