import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exampleCohort } from '../../test/support/example-cohort.ts'
import { temporaryFolder, writeSmallPackage } from '../../test/support/small-package.ts'
import { SettingError } from '../platform/config/index.ts'
import { atScale } from './simulate-at-scale.ts'
import { simulateCommandOf } from './simulate.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

const command = simulateCommandOf([
  atScale((path) => Promise.resolve(writeSmallPackage(path, exampleCohort(40)))),
])
const run = (...words: readonly string[]) => command.run(['--out', join(folder.path, 'out'), ...words], {})

test('writes the package, tells how far it is on stderr and what it wrote on stdout', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const shown = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  expect(await run('--children', '300', '--seed', '5')).toBe(0)
  expect(said.mock.calls.flat().join()).toMatch(
    /^Wrote 300 children, \d+ months and \d+ meetings, 2017-02 to 2019-01, into /,
  )
  expect(shown.mock.calls.at(-1)?.[0]).toMatch(/100%/)
  expect(existsSync(join(folder.path, 'out', 'meetings.parquet'))).toBe(true)
})

test('a period that cannot be is one sentence and status 1', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(await run('--children', '300', '--to', '2017-12')).toBe(1)
  expect(said.mock.calls).toEqual([['The period must be at least 24 months long, and it is 11.']])
})

test.each([
  [['--children', 'many'], '--children is a number.'],
  [['--children', '3', '--threads', '8'], '--threads is 1 or 2.'],
  [['--children', '3', '--format', 'csv'], '--children writes Parquet: leave --format csv out.'],
])('%j is not understood', async (words, why) => {
  await expect(run(...words)).rejects.toThrow(new SettingError(why))
})
