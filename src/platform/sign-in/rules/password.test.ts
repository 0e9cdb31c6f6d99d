import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceDataFolder } from '../../reference-data/loader.ts'
import { faultOfPassword, isRepeated, isWalk, readCommon } from './password.ts'

const common = readCommon(readFileSync(join(referenceDataFolder, 'common-passwords.txt'), 'utf8'))
const person = { name: 'Morwenna Trelawney-Hughes', email: 'morwenna.trelawney@example.org' }
const fault = (password: string) => faultOfPassword(password, person, common)

test.each([
  'violet umbrella seventeen otters',
  'tractor-mango-lighthouse',
  'Mae’r ddafad ddu yn canu emyn',
  'กระต่ายสีฟ้ากินแตงโมทุกวัน',
  'k7#vQp!x2Zr9wLm4',
])('%s may be taken', (password) => {
  expect(fault(password)).toBeNull()
})

test.each([
  ['fourteen chars', 'too-short'],
  ['👩‍👩‍👧‍👧', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'too-simple'],
  ['abcabcabcabcabcabcabc', 'too-simple'],
  ['huntERhunterhunter', 'too-simple'],
  ['qwertyuiopasdfghjkl', 'too-simple'],
  ['abcdefghijklmnopqrst', 'too-simple'],
  ['1234567890123456', 'too-simple'],
  ['passwordpassword1', 'too-common'],
  ['P@ssw0rd123456789', 'too-common'],
  ['Guardianship2026!!', 'too-common'],
  ['Barnardo’s Guardian 1', 'too-common'],
  ['LiverpoolLiverpool1892', 'too-common'],
  ['letmein letmein letmein 99', 'too-common'],
  ['correct horse battery staple', 'too-common'],
  ['Greater Manchester Service', 'too-common'],
  ['MorwennaTrelawney1', 'names-you'],
  ['trelawney hughes 2024', 'names-you'],
  ['Morwenna password 77', 'names-you'],
] as const)('%s is %s', (password, wanted) => {
  expect(fault(password)).toBe(wanted)
})

test('no list entry, however it is padded with digits and signs, may be taken', () => {
  fc.assert(
    fc.property(fc.constantFrom(...common), fc.stringMatching(/^[0-9!?.]{15}$/), (entry, padding) => {
      expect(fault(`${entry}${padding}`)).not.toBeNull()
    }),
  )
})

test('anything said twice is a repetition; a row of keys either way is a walk', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), (piece) => {
      expect(isRepeated(piece + piece)).toBe(true)
    }),
  )
  expect(isWalk('poiuytrewq')).toBe(true)
  expect(isWalk('lighthouse')).toBe(false)
})
