import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleCohort } from '../../../test/support/example-cohort.ts'
import { temporaryFolder, writeSmallPackage } from '../../../test/support/small-package.ts'
import { openPackage, type OpenPackage } from '../package/index.ts'
import { both, condition, except, partsOf } from './conditions.ts'
import { evaluate } from './evaluate.ts'
import { measures } from './measures/index.ts'
import { countAll, talliesOf, type Tally } from './tallies.ts'

const folder = temporaryFolder()
let pack: OpenPackage
beforeAll(async () => {
  writeSmallPackage(folder.path, exampleCohort(250))
  pack = await openPackage(folder.path, { threads: 1 })
  // Leaves the relations behind that the tallies are taken of.
  await evaluate(pack, { by: ['site'] })
})
afterAll(() => {
  pack.close()
  folder.remove()
})

const tables = {
  episodes: 'episodes',
  meetings: 'meetings_folded',
  nrm: 'nrm_referrals',
  support: 'support',
  work: 'work',
}

/** The same tally with nothing folded and nothing shared: one statement, one condition. */
async function plainly({ on, quantity, parts }: Tally, site: string | null): Promise<number> {
  const added = quantity !== null ? `sum(${quantity})` : on === 'meetings' ? 'sum(meetings)' : 'count(*)'
  const where = [...parts, ...(site === null ? [] : ['site = $1'])].map((part) => `(${part})`).join(' and ')
  const [row] = await pack.duck.rows(
    `select ${added} as n from ${tables[on]} where ${where}`,
    site === null ? [] : [site],
  )
  return Number(row?.['n'] ?? 0)
}

const distinct = [
  ...new Map(measures.flatMap(talliesOf).map((one) => [`${one.on} ${one.sql}`, one])).values(),
]

test.each([
  ['folded', 1],
  ['row by row', 0],
])('every tally of every measure, %s, is what a count by itself says', async (_how, foldBelow) => {
  const { whole } = await countAll(pack.duck, distinct, [], foldBelow)
  expect(distinct.length).toBeGreaterThan(200)
  for (const tally of distinct) expect(whole.of(tally), tally.sql).toBe(await plainly(tally, null))
  expect(distinct.filter((tally) => whole.of(tally) > 0).length).toBeGreaterThan(50)
})

test.each([
  ['folded', 1],
  ['row by row', 0],
])('and so it is for each group of a column, %s', async (_how, foldBelow) => {
  const { whole, groups } = await countAll(pack.duck, distinct, ['site'], foldBelow)
  expect(groups).toHaveLength(3)
  for (const tally of distinct.filter((one) => one.on === 'episodes').slice(0, 60)) {
    for (const { by, tallied } of groups) {
      expect(tallied.of(tally), tally.sql).toBe(await plainly(tally, by['site'] ?? ''))
    }
    expect(groups.reduce((sum, { tallied }) => sum + tallied.of(tally), 0)).toBe(whole.of(tally))
  }
})

test('the parts of a condition are those that are joined, and no others', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((sql) => condition('episodes', sql, sql))
  if (a === undefined || b === undefined || c === undefined) throw new Error('three conditions')
  expect(partsOf(both(a, both(b, c)))).toEqual(['a', 'b', 'c'])
  expect(partsOf(except(both(a, b)))).toEqual(['not coalesce((a) and (b), false)'])
  expect(partsOf({ ...both(a, b), sql: 'd' })).toEqual(['d'])
})
