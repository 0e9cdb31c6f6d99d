import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  extensionDamages,
  smallExtensions,
  writeSmallExtensions,
  type SmallExtensions,
} from '../../../test/support/small-extensions.ts'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../../test/support/small-package.ts'
import { checkPackage } from './check.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

async function found(given: SmallExtensions): Promise<readonly string[]> {
  writeSmallPackage(folder.path, smallPackage())
  writeSmallExtensions(folder.path, given)
  const { kinds } = await checkPackage(folder.path, { threads: 1 })
  return kinds.flatMap((kind) =>
    kind.examples.map((one) => `${one.file} ${one.row} ${one.column} ${one.rule}`),
  )
}

test('sound extension tables have no findings, all of them, some of them or none', async () => {
  expect(await found(smallExtensions())).toEqual([])
  expect(await found({ posts: smallExtensions().posts ?? [] })).toEqual([])
  expect(await found({})).toEqual([])
})

test.each(extensionDamages)('$rule in $table', async ({ rule, table, row, column, values }) => {
  const given = smallExtensions()
  Object.assign(given[table]?.[row - 2] ?? {}, values)
  expect(await found(given)).toContain(`${table}.csv ${row} ${column} ${rule}`)
})

test('given rows that hang on a table that is not carried, then nothing is said of it', async () => {
  const { assessments: _left, ...rest } = smallExtensions()
  expect(await found(rest)).toEqual([])
})
