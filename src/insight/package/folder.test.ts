import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  writeSmallParquet,
} from '../../../test/support/small-package.ts'
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { openPackage, packageErrorOf } from './folder.ts'
import { PackageError } from './package-error.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

async function countsOf(path: string): Promise<readonly unknown[]> {
  const opened = await openPackage(path)
  try {
    return await opened.duck.rows(
      `select (select count(*) from children) as children, (select count(*) from months) as months,
        (select sum(face_to_face) from months) as met, (select max(exit_date)::varchar from children) as last_exit,
        (select count(*) from children where age_at_referral is null) as ages_blank`,
    )
  } finally {
    opened.close()
  }
}

const counts = [{ children: 4, months: 17, met: 7, last_exit: '2018-05-30', ages_blank: 1 }]

test('opens a package of CSV files, whatever the line ends', async () => {
  writeSmallPackage(folder.path, smallPackage())
  expect(await countsOf(folder.path)).toEqual(counts)
  writeSmallPackage(folder.path, smallPackage(), '\n')
  expect(await countsOf(folder.path)).toEqual(counts)
})

test('opens the same package in Parquet', async () => {
  await writeSmallParquet(folder.path, smallPackage())
  expect(await countsOf(folder.path)).toEqual(counts)
})

test.each<readonly [string, (path: string) => void, string]>([
  [
    'a day that is none',
    (path) => {
      const file = join(path, 'datapackage.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('2018-06-30', '2018-06-31'))
    },
    'datapackage.json is not a package of this kind: "as_at" is missing or not as it should be.',
  ],
  [
    'a folder for a file',
    (path) => {
      rmSync(join(path, 'months.csv'))
      mkdirSync(join(path, 'months.csv'))
    },
    'months.csv is not a file that lies in the folder itself.',
  ],
  [
    'a link to elsewhere',
    (path) => {
      mkdirSync(join(path, 'elsewhere'))
      renameSync(join(path, 'months.csv'), join(path, 'elsewhere', 'months.csv'))
      symlinkSync(join('elsewhere', 'months.csv'), join(path, 'months.csv'))
    },
    'months.csv is not a file that lies in the folder itself.',
  ],
  [
    'bytes that are no text',
    (path) => writeFileSync(join(path, 'months.csv'), 'PAR1\u0000,\u0015\n1,2\n'),
    'The header of months is no row of column names: one is empty, or no text.',
  ],
])('refuses %s in one sentence', async (_, damage, says) => {
  writeSmallPackage(folder.path, smallPackage())
  damage(folder.path)
  await expect(openPackage(folder.path)).rejects.toThrow(new PackageError(says))
})

test.each([0, 900])('refuses a Parquet file of which only %i bytes are left', async (bytes) => {
  await writeSmallParquet(folder.path, smallPackage())
  truncateSync(join(folder.path, 'months.parquet'), bytes)
  await expect(openPackage(folder.path)).rejects.toThrow(PackageError)
})

test('takes for a fault of the package only what the engine says of files and cells', () => {
  const ours = new Error('Binder Error: no such column')
  expect(packageErrorOf(ours)).toBe(ours)
  expect(packageErrorOf(new Error('Out of Range Error: Overflow\nmore'))).toEqual(
    new PackageError(
      'The package holds something that is not what its column or file should have (Out of Range Error: Overflow). ' +
        '"dataset check" says where.',
    ),
  )
})
