import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { extensionDamages } from '../../../test/support/small-extensions.ts'
import { allDamaged, cellDamages, rowDamages, sharedDamages } from '../../../test/support/package-damages.ts'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  writeSmallParquet,
  type SmallPackage,
} from '../../../test/support/small-package.ts'
import { cellRules } from './cell-rules.ts'
import { checkPackage } from './check.ts'
import { rowRules, rules } from './rules.ts'
import type { CheckReport } from './types.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const placesOf = (report: CheckReport): string[] =>
  report.kinds.flatMap((kind) =>
    kind.examples.map((one) => `${one.file} ${one.row ?? 0} ${one.column ?? ''} ${one.rule}`),
  )

async function check(given: SmallPackage): Promise<CheckReport> {
  writeSmallPackage(folder.path, given)
  return checkPackage(folder.path, { examples: 1000, threads: 1 })
}

describe('each rule, by what breaks it', () => {
  test.each([
    ['a cell', cellDamages],
    ['rows', rowDamages],
  ])('given every damage to %s, then each is found where it is, and nothing else', async (_, damages) => {
    const { given, expected } = allDamaged(smallPackage, damages)
    expect(placesOf(await check(given)).toSorted()).toEqual([...expected].toSorted())
  })

  test.each(sharedDamages)('$rule in $table', async ({ rule, table, row, column, spoil }) => {
    const given = smallPackage()
    spoil(given)
    const found = new Set(placesOf(await check(given)))
    expect(found).toEqual(new Set([`${table}.csv ${row ?? 0} ${column} ${rule}`]))
  })

  test('every rule of cells and rows has a damage that breaks it', () => {
    const broken = new Set(
      [...cellDamages, ...rowDamages, ...sharedDamages, ...extensionDamages].map((one) => one.rule),
    )
    expect([...cellRules, ...rowRules].map((rule) => rule.id).filter((id) => !broken.has(id))).toEqual([])
  })

  test('ids are used once, and every sentence says what to do', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
    expect(rules.filter((rule) => !/^[A-Z].*[.}]$/.test(rule.says)).map((rule) => rule.id)).toEqual([])
  })
})

describe('what is sound', () => {
  test('has no findings in CSV and in Parquet', async () => {
    expect((await check(smallPackage())).kinds).toEqual([])
    const other = temporaryFolder()
    try {
      await writeSmallParquet(other.path, smallPackage())
      expect((await checkPackage(other.path)).kinds).toEqual([])
    } finally {
      other.remove()
    }
  })

  test.each<[string, (given: SmallPackage) => void]>([
    [
      'a child with parental responsibility who was long-term missing',
      (given) => Object.assign(given.tables.children[2] ?? {}, { parental_responsibility: 'with' }),
    ],
    [
      'long-term missing for six months to the day',
      (given) => Object.assign(given.tables.children[2] ?? {}, { exit_date: '2018-05-18' }),
    ],
    [
      'a child of 17 who turned 18',
      (given) =>
        Object.assign(given.tables.children[1] ?? {}, { age_at_referral: '17', exit_reason: 'turned-18' }),
    ],
    [
      'an exit on the day of referral',
      (given) => Object.assign(given.tables.children[3] ?? {}, { exit_date: '2018-05-10' }),
    ],
    [
      'an unknown nationality of a known group',
      (given) => Object.assign(given.tables.children[3] ?? {}, { nationality_group: 'non-eea' }),
    ],
    [
      'missing again on the day of return',
      (given) =>
        void given.tables.missing_episodes.push({
          episode_id: 'E1',
          started_on: '2018-03-05',
          ended_on: '2018-03-06',
          on_referral: 'false',
        }),
    ],
    [
      'a text with a comma, quotation marks and letters of Wales',
      (given) => {
        Object.assign(given.tables.children[0] ?? {}, { referrer_agency: 'gweithwyr "tŷ", Ynys Môn' })
      },
    ],
  ])('%s', async (_, change) => {
    const given = smallPackage()
    change(given)
    expect((await check(given)).kinds).toEqual([])
  })

  test('has none whatever the order of its rows', async () => {
    const orders = fc.record({
      seed: fc.integer(),
      crlf: fc.boolean(),
      threads: fc.integer({ min: 1, max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(orders, async ({ seed, crlf, threads }) => {
        const given = smallPackage()
        for (const [at, rows] of Object.values(given.tables).entries()) {
          const order = fc.sample(fc.shuffledSubarray(rows, { minLength: rows.length }), {
            seed: seed + at,
            numRuns: 1,
          })[0]
          rows.splice(0, rows.length, ...(order ?? []))
        }
        writeSmallPackage(folder.path, given, crlf ? '\r\n' : '\n')
        expect((await checkPackage(folder.path, { threads })).kinds).toEqual([])
      }),
      { numRuns: 8 },
    )
  })
})

test('the report is the same for one thread and for two', async () => {
  const { given } = allDamaged(smallPackage, [...cellDamages, ...rowDamages])
  writeSmallPackage(folder.path, given)
  const one = await checkPackage(folder.path, { threads: 1, examples: 3 })
  const two = await checkPackage(folder.path, { threads: 2, examples: 3 })
  expect(JSON.stringify(two)).toBe(JSON.stringify(one))
  expect(one.errors).toBeGreaterThan(50)
})
