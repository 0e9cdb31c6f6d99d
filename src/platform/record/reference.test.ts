import { expect, test } from 'vitest'
import { newCode, newReference, plainCode, readReference } from './reference.ts'

test('a reference is read back however it is typed', () => {
  for (let n = 0; n < 200; n += 1) {
    const reference = newReference()
    expect(reference).toMatch(/^G-[2-9C-Y]{4}-[2-9C-Y]{2}$/)
    expect(readReference(reference)).toBe(reference)
    expect(readReference(` ${reference.toLowerCase().replaceAll('-', ' ')}`)).toBe(reference)
    expect(readReference(reference.slice(2))).toBe(reference)
  }
})

test.each(['', 'G', 'G-4F7K', 'G-4F7K-2M9', 'X-4F7K-2M', 'G-4F7O-2M'])('%j is no reference', (typed) => {
  expect(readReference(typed)).toBeNull()
})

test('a code is the same with and without its hyphens', () => {
  const code = newCode()
  expect(code).toMatch(/^.{4}-.{4}-.{2}$/)
  expect(plainCode(code.toLowerCase().replaceAll('-', ''))).toBe(plainCode(code))
})
