import { expect, test } from 'vitest'
import { formOf, textsOf } from './received.ts'

test('drops what the database cannot keep, from names and values alike', () => {
  expect(textsOf({ q: 'a\u0000b', 'x\u0000': '\ud800c', list: ['1'] })).toEqual({ q: 'ab', x: '\ufffdc' })
  expect(formOf({ one: '\u0000', two: ['a\u0000', 'b'] })).toEqual({ one: '', two: ['a', 'b'] })
})

test('keeps nothing but texts and lists of texts', () => {
  expect(formOf({ a: { b: 'c' }, d: 7, e: ['f', 8, null] })).toEqual({ e: ['f'] })
  expect(formOf(null)).toEqual({})
  expect(formOf('text')).toEqual({})
})

test('a field called __proto__ is a field like any other', () => {
  const sent = JSON.parse('{"__proto__": "x", "a": "b"}') as unknown
  const body = formOf(sent)
  expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
  expect(body['a']).toBe('b')
})
