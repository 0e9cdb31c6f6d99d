import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../../../test/support/small-package.ts'
import { smallExtensions, writeSmallExtensions } from '../../../../test/support/small-extensions.ts'
import { PackageError } from '../../package/index.ts'
import { readPackage } from './read-package.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
  writeSmallPackage(folder.path, smallPackage())
})
afterEach(() => folder.remove())
const months = () => join(folder.path, 'months.csv')

test('rows are told apart whichever way each line ends', async () => {
  const whole = (await readPackage(folder.path)).tables.get('months')
  writeFileSync(months(), readFileSync(months(), 'utf8').replace('\r\n', '\n'))
  expect((await readPackage(folder.path)).tables.get('months')).toEqual(whole)
})

test('a folder with the name of a file is refused in one sentence', async () => {
  rmSync(months())
  mkdirSync(months())
  await expect(readPackage(folder.path)).rejects.toThrow(
    new PackageError('months.csv of "months" is not a file.'),
  )
})

test('what is no CSV is refused without what could steer a terminal', async () => {
  writeFileSync(months(), 'a,b\n\u001b[2Jx"y,1\n')
  await expect(readPackage(folder.path)).rejects.toThrow(/cannot be read as CSV: [^\p{Cc}]*$/u)
})

test('a package that carries extension tables is read as one without them, and says which it left behind', async () => {
  const bare = await readPackage(folder.path)
  writeSmallExtensions(folder.path, smallExtensions())
  const full = await readPackage(folder.path)
  expect(full).toEqual({ ...bare, leftBehind: Object.keys(smallExtensions()) })
  expect(bare.leftBehind).toEqual([])
})
