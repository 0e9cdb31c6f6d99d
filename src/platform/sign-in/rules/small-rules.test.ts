import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Keys, sameText } from '../keys.ts'
import { Hasher, LIGHT_COST } from '../hashing.ts'
import { deviceNames } from './device.ts'
import { localPath } from './local-path.ts'
import { newRecoveryCodes, tidyRecoveryCode } from './recovery-codes.ts'

const keys = new Keys('only-for-tests-only-for-tests-only-for-tests')

test.each(['/', '/desk', '/cases/3f0e2c4e-0000-4000-8000-000000000001/contacts'])('%s is ours', (path) => {
  expect(localPath(path)).toBe(path)
})
test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/a/../../b',
  '/desk?x=1',
  '/sign-out',
  '/unlock',
  'desk',
  '/%2f%2fevil',
  '/desk\n',
])('%s leads home', (path) => {
  expect(localPath(path)).toBe('/')
})

test('ten recovery codes, all different, of 16 characters that no other looks like', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
  expect(tidyRecoveryCode(` ${codes[0]?.toUpperCase().replaceAll('-', ' ')} `)).toBe(
    codes[0]?.replaceAll('-', ''),
  )
})

test('what is sealed opens as it was, and only for what it was sealed for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, about, other) => {
      const sealed = keys.seal(text, about)
      expect(keys.open(sealed, about)).toBe(text.toWellFormed())
      if (other !== about) expect(keys.open(sealed, other)).toBeNull()
      expect(new Keys('another-secret-another-secret-another').open(sealed, about)).toBeNull()
    }),
  )
})

test('an altered seal does not open', () => {
  const sealed = Buffer.from(keys.seal('the secret', 'account'), 'base64url')
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(keys.open(altered.toString('base64url'), 'account')).toBeNull()
  }
  expect(keys.open('', 'account')).toBeNull()
})

test('texts are compared whole', () => {
  expect(sameText('abc', 'abc')).toBe(true)
  expect(sameText('abc', 'abd')).toBe(false)
  expect(sameText('abc', 'abcd')).toBe(false)
})

test('a hash knows its password, in either spelling of an accent, and when its cost is out of date', async () => {
  const hasher = new Hasher(keys, LIGHT_COST)
  const hash = await hasher.hash('caf\u00e9 umbrella otter')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=1024,t=1,p=1\$/)
  expect(await hasher.check('cafe\u0301 umbrella otter', hash)).toEqual({ right: true, outdated: false })
  expect(await hasher.check('cafe umbrella otter', hash)).toEqual({ right: false, outdated: false })
  const dearer = new Hasher(keys, { ...LIGHT_COST, passes: 2 })
  expect(await dearer.check('caf\u00e9 umbrella otter', hash)).toEqual({ right: true, outdated: true })
})

test('nobody’s password is never right, and without the pepper no hash is', async () => {
  const hasher = new Hasher(keys, LIGHT_COST)
  expect((await hasher.check('a password that nobody has', null))?.right).toBe(false)
  const hash = await hasher.hash('violet umbrella otters')
  const elsewhere = new Hasher(new Keys('another-secret-another-secret-another'), LIGHT_COST)
  expect((await elsewhere.check('violet umbrella otters', hash))?.right).toBe(false)
})

test('a crowd waits its turn, and beyond that is told so', async () => {
  const hasher = new Hasher(keys, LIGHT_COST)
  const answers = await Promise.all(Array.from({ length: 60 }, () => hasher.hash('violet umbrella otters')))
  expect(answers.filter((answer) => answer === null)).toHaveLength(16)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
])('%s', (agent, browser, system) => {
  expect(deviceNames(agent)).toEqual({ browser, system })
})
test('a browser that says nothing is unknown', () => {
  expect(deviceNames('test')).toBeNull()
})
