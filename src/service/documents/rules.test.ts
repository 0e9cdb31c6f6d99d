import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { downloadName, fillTemplate, gapsIn, mayLeave, needsPlace, stateOfFile } from './rules.ts'

describe('a file and the scanner', () => {
  test('given no scanner, when nobody has looked, then it may leave and the page says so', () => {
    expect(stateOfFile(null, false)).toBe('not-scanned')
    expect(mayLeave('not-scanned')).toBe(true)
  })
  test('given a scanner, when it has not answered, then the file stays, also one from before it was there', () => {
    expect(stateOfFile('waiting', true)).toBe('quarantined')
    expect(stateOfFile(null, true)).toBe('quarantined')
    expect(stateOfFile('waiting', false)).toBe('quarantined')
    expect(mayLeave('quarantined')).toBe(false)
  })
  test('given what it said, only "clean" lets a file out, whether or not it is still there', () => {
    for (const scanning of [true, false]) {
      expect(stateOfFile('clean', scanning)).toBe('clean')
      expect(stateOfFile('found', scanning)).toBe('refused')
    }
    expect(mayLeave('refused')).toBe(false)
  })
})

test('a document that may say where the child is needs the right to see it; not knowing counts as yes', () => {
  expect((['yes', 'unknown', 'no'] as const).map((one) => needsPlace({ holds_place: one }))).toEqual([
    true,
    true,
    false,
  ])
})

test('the name of a download holds only letters that a header takes, whatever stands in the record', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.option(fc.string()),
      fc.nat(),
      (reference, kind, onDay, version) => {
        const name = downloadName({ reference, kind, onDay, version, ending: 'pdf' })
        expect(name).toMatch(/^[A-Za-z0-9-]+\.pdf$/)
      },
    ),
  )
  expect(
    downloadName({ reference: 'GS-26-AB12C', kind: 'court', onDay: '2026-11-02', version: 2, ending: 'pdf' }),
  ).toBe('GS-26-AB12C-court-2026-11-02-v2.pdf')
})

describe('a letter from a template', () => {
  test('given what the record holds, it is put in, and paragraphs come apart', () => {
    expect(fillTemplate('To {addressee} | About {initials}.', { addressee: 'Ysgol', initials: 'LI' })).toBe(
      'To Ysgol\n\nAbout LI.',
    )
  })
  test('given something that is not known, a gap stands in its place, and is found', () => {
    const text = fillTemplate('About {initials} and {constructor}: [write here].', { initials: '' })
    expect(gapsIn(text)).toEqual(['[initials]', '[constructor]', '[write here]'])
  })
  test('no word in braces is ever left, and a full letter has no gaps', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.boolean(), (names, known) => {
        const template = names.map((one) => `{${one}}`).join(' | ')
        const text = fillTemplate(template, known ? Object.fromEntries(names.map((one) => [one, 'x'])) : {})
        expect(text).not.toMatch(/[{}]/)
        expect(gapsIn(text).length === 0).toBe(known)
      }),
    )
  })
})
