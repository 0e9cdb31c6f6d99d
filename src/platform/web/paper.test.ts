import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html } from './html.ts'
import { initialsOf, paper } from './paper.ts'

describe('initials', () => {
  test('given a name of several parts, one letter of each, in capitals', () => {
    expect(initialsOf('Linh Invented')).toBe('LI')
    expect(initialsOf('anne-marie o’neill')).toBe('AMON')
    expect(initialsOf('  Ayşe   İnanç ')).toBe('Aİ')
  })
  test('given a letter with a mark of its own, they stay together', () => {
    expect(initialsOf('e\u0301lodie Roux')).toBe('E\u0301R')
  })
  test('given a script without capitals, its first letters', () => {
    expect(initialsOf('محمد علي')).toBe('مع')
  })
  test('given no letters at all, none', () => {
    expect(initialsOf('?')).toBeNull()
    expect(initialsOf('  ')).toBeNull()
  })
  test('whatever the name, no whole part of two letters or more stands in the initials by itself', () => {
    const part = fc.stringMatching(/^[a-z]{2,12}$/)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(initialsOf(parts.join(' '))).toBe(parts.map((one) => one.charAt(0).toUpperCase()).join(''))
      }),
    )
  })
})

test('the head stands once, before the body, and holds no name', () => {
  const text = paper('en', { initials: 'LI', reference: 'GS-26-AB12C' }, html`<h1>Letter</h1>`).toString()
  expect(text.match(/GS-26-AB12C/g)).toHaveLength(1)
  expect(text.indexOf('GS-26-AB12C')).toBeLessThan(text.indexOf('Letter'))
  expect(paper('cy', { initials: null, reference: 'R' }, 'x').toString()).toContain('Cyfeirnod')
})
