import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../test/support/small-package.ts'
import { readResults } from '../insight/results/index.ts'
import { disclosureOf, evaluateCommand } from './evaluate.ts'
import { reproduceCommand } from './reproduce.ts'

let folder: ReturnType<typeof temporaryFolder>
let said: string[]
let printed: string[]
beforeEach(() => {
  folder = temporaryFolder()
  said = []
  printed = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

const evaluate = (...words: string[]) => evaluateCommand.run(words, {})
const reproduce = (...words: string[]) => reproduceCommand.run(words, {})
const out = () => join(folder.path, 'out')

test('a package becomes results and a report, and the results can be compared', async () => {
  writeSmallPackage(folder.path, smallPackage())
  expect(
    await evaluate(
      folder.path,
      '--out',
      out(),
      '--from',
      '2018-01',
      '--to',
      '2018-05',
      '--by',
      'site',
      '--no-disclosure-control',
    ),
  ).toBe(0)
  const results = readResults(readFileSync(join(out(), 'results.json'), 'utf8'))
  expect(results.period).toEqual({ from: '2018-01-01', to: '2018-05-31' })
  expect(results.groups.length).toBeGreaterThan(0)
  expect(existsSync(join(out(), 'report.html'))).toBe(true)
  // Four children are not the 445 of the report.
  expect(await reproduce(out(), '--format', 'csv')).toBe(1)
  expect(printed.join('')).toContain('id,clause,published')
})

test('small numbers are treated unless somebody asks for them as they are', () => {
  expect(disclosureOf(new Map())).toEqual({ threshold: 5, rounding: 1 })
  expect(disclosureOf(new Map([['threshold', '10']]))).toEqual({ threshold: 10, rounding: 1 })
  expect(disclosureOf(new Map([['no-disclosure-control', '']]))).toBeNull()
})

test('small numbers stay as they are only when asked, and then it is said', async () => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await evaluate(folder.path, '--out', out(), '--no-disclosure-control')).toBe(0)
  const results = readResults(readFileSync(join(out(), 'results.json'), 'utf8'))
  expect(results.disclosure).toBeNull()
  expect(results.measures.find((one) => one.id === 'referrals-total')?.value).toBe(4)
  expect(printed.join('')).toContain('must not leave')
})

test.each([
  [['--threshold', '1'], '--threshold'],
  [['--by', 'shoe-size'], 'shoe-size'],
  [['--from', 'last spring'], '--from'],
  [['--threads', '0'], '--threads'],
])('an option that is not understood is said so: %s', async (words, sentence) => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await evaluate(folder.path, '--out', out(), ...words)).toBe(2)
  expect(said.join('')).toContain(sentence)
})

test('a folder or a place to write to that is not given is not understood', async () => {
  expect(await evaluate()).toBe(2)
  expect(await evaluate(folder.path)).toBe(2)
  expect(await reproduce(folder.path, '--format', 'pdf')).toBe(2)
})

test('what is no package is refused with one sentence', async () => {
  expect(await evaluate(folder.path, '--out', out())).toBe(1)
  expect(await reproduce(folder.path)).toBe(1)
  expect(said).toHaveLength(2)
  expect(said[0]).toContain('datapackage.json')
})

test('a period that ends before it begins is refused', async () => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await evaluate(folder.path, '--out', out(), '--from', '2018-05', '--to', '2018-01')).toBe(1)
})

test.each([
  ['--frum', '2018-01'],
  ['another', '--from', '2018-01'],
])('a word that is not understood stops everything: %s', async (...words) => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await evaluate(folder.path, '--out', out(), ...words)).toBe(2)
  expect(said).toEqual([expect.stringContaining(`"${words[0] ?? ''}" is not understood`)])
  expect(existsSync(out())).toBe(false)
})

test('where nothing can be written, it is said before anything is computed', async () => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await evaluate(folder.path, '--out', join(folder.path, 'children.csv'))).toBe(1)
  expect(said).toEqual([expect.stringMatching(/children\.csv is a file and should be a folder\.$/)])
})
