import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../test/support/small-package.ts'
import { evaluateCommand } from './evaluate.ts'

// A suppression that withholds nothing: the audit is there for the day when the suppression is wrong.
vi.mock(import('../insight/disclosure/index.ts'), async (original) => ({
  ...(await original()),
  discloseResults: (results) => Promise.resolve(results),
}))

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  vi.restoreAllMocks()
  folder.remove()
})

test('results from which a small count can be worked out are not written', async () => {
  const said: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
  writeSmallPackage(folder.path, smallPackage())
  const out = join(folder.path, 'out')
  expect(await evaluateCommand.run([folder.path, '--out', out], {})).toBe(1)
  expect(said.join(' ')).toMatch(/can be worked out .* Nothing was written/)
  expect(readdirSync(out)).toEqual([])
})
