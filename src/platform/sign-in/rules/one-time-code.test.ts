import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currentCode, newTotpSecret, spaced, stepOfCode, totpAddress } from './one-time-code.ts'

// RFC 6238, appendix B: the SHA-1 secret is the text "12345678901234567890"; its eight digits end in these six.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const instants = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms))

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is %s', (seconds, code) => {
  expect(currentCode(secret, new Date(seconds * 1000))).toBe(code)
})

test('a code is taken in its own step, the one before and the one after, and names its own step', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -30_000, max: 30_000 }), (at, off) => {
      const now = new Date(Math.max(0, at.getTime() + off))
      const step = stepOfCode(secret, currentCode(secret, at), now)
      expect(step).not.toBeNull()
      // Two steps can show the same six digits; the step named is always one within the window.
      expect(Math.abs((step ?? 0) - Math.floor(now.getTime() / 30_000))).toBeLessThanOrEqual(1)
    }),
  )
})

test('a code is not taken two steps later or earlier, unless the digits happen to be the same', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(-1, 1), (at, way) => {
      const now = new Date(at.getTime() + 120_000 + way * 60_000)
      const base = new Date(at.getTime() + 120_000)
      const near = [-30_000, 0, 30_000].map((ms) => currentCode(secret, new Date(now.getTime() + ms)))
      const code = currentCode(secret, base)
      expect(stepOfCode(secret, code, now) === null).toBe(!near.includes(code))
    }),
  )
})

test('what is not six digits is no code; spaces do no harm', () => {
  const now = new Date(59_000)
  for (const typed of ['', '28708', '2870822', 'abcdef', '28708２'])
    expect(stepOfCode(secret, typed, now)).toBeNull()
  expect(stepOfCode(secret, ' 287 082', now)).toBe(1)
})

test('a new secret has 160 bits and is told to the app by an address', () => {
  const made = newTotpSecret()
  expect(made).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpAddress(made, 'a@example.test')).toMatch(/^otpauth:\/\/totp\/Guardianship/)
  expect(spaced(made).replaceAll(' ', '')).toBe(made)
})
