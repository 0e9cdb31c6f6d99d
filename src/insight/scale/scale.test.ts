import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleCohort } from '../../../test/support/example-cohort.ts'
import { temporaryFolder, writeSmallPackage } from '../../../test/support/small-package.ts'
import { openDuck, type DuckRow } from '../../platform/analytics/index.ts'
import { openPackage, packageTables, type OpenPackage } from '../package/index.ts'
import { readDonor, type Donor } from './donor.ts'
import { mixMacros, mixed, mix, below } from './mix.ts'
import { ScaleError, simulateAtScale, type ScaleRequest } from './simulate.ts'

const folder = temporaryFolder()
let donorPackage: OpenPackage
let donor: Donor

beforeAll(async () => {
  writeSmallPackage(join(folder.path, 'donor'), exampleCohort(160))
  donorPackage = await openPackage(join(folder.path, 'donor'), { threads: 1 })
  donor = await readDonor(donorPackage, '2017-02', '2019-01')
})
afterAll(() => {
  donorPackage.close()
  folder.remove()
})

const make = (name: string, request: Partial<ScaleRequest> = {}) =>
  simulateAtScale({
    donor,
    folder: join(folder.path, name),
    children: 3000,
    seed: 11,
    threads: 1,
    ...request,
  })

const digests = (name: string) =>
  [...packageTables.map((table) => `${table.name}.parquet`), 'datapackage.json'].map((file) =>
    createHash('sha256')
      .update(readFileSync(join(folder.path, name, file)))
      .digest('hex'),
  )

/** Rows that break a convention of the package, by what they break; an empty list is a sound package. */
async function broken(name: string, horizon: string): Promise<readonly DuckRow[]> {
  const opened = await openPackage(join(folder.path, name), { threads: 1 })
  const horizonDay = `date '${horizon}'`
  const faults = {
    'exit before referral': `select episode_id from children where exit_date < referral_date`,
    'exit after the horizon': `select episode_id from children where exit_date > ${horizonDay}`,
    'exit with no reason': `select episode_id from children where (exit_date is null) <> (exit_reason is null)`,
    'ids twice': `select episode_id from children group by 1 having count(*) > 1`,
    'meeting ids twice': `select meeting_id from meetings group by 1 having count(*) > 1`,
    'months without holes': `select episode_id from children left join months using (episode_id) group by episode_id,
       referral_date, exit_date having count(month) <> max(month_index) or count(month) <>
       datediff('month', referral_date, coalesce(exit_date, ${horizonDay})) + 1`,
    'months by name': `select episode_id from months join children using (episode_id)
       where month <> strftime(referral_date + to_months(month_index - 1) , '%Y-%m') and day(referral_date) < 29`,
    'meetings outside the stay': `select meeting_id from meetings join children using (episode_id)
       where date < referral_date or date > coalesce(exit_date, ${horizonDay})`,
    'months that count other meetings than the log has': `select episode_id from (select episode_id,
         strftime(date, '%Y-%m') as month, count(*) filter (mode = 'face-to-face') as met, count(*) as held from meetings
         where counterpart = 'child' group by all) full join (from months where face_to_face + other_contacts > 0)
         using (episode_id, month) where met is distinct from face_to_face or held is distinct from face_to_face + other_contacts`,
    'missing outside the stay': `select episode_id from missing_episodes join children using (episode_id)
       where started_on > coalesce(exit_date, ${horizonDay}) or ended_on > coalesce(exit_date, ${horizonDay})
         or ended_on < started_on or on_referral <> missing_on_referral`,
    'missing months not marked': `select episode_id from missing_episodes join months using (episode_id)
       where month between strftime(started_on, '%Y-%m') and coalesce(strftime(ended_on, '%Y-%m'), '9999') and not missing`,
    'returns of no month': `select episode_id from social_worker_months anti join months using (episode_id, month_index)`,
    'decisions out of order': `select nrm_id from nrm where rg_date < referral_date or cg_date < rg_date
       or referral_date > as_at or cg_date > as_at`,
  }
  try {
    const found: DuckRow[] = []
    for (const [fault, sql] of Object.entries(faults)) {
      const rows = await opened.duck.rows(`select '${fault}' as fault, f.* from (${sql}) f limit 3`)
      found.push(...rows)
    }
    return found
  } finally {
    opened.close()
  }
}

const SHARES = {
  open: 'exit_date is null',
  'turned 18': `exit_reason = 'turned-18'`,
  'male, without parental responsibility': `gender = 'male' and parental_responsibility = 'without'`,
  'age unrecorded': 'age_at_referral is null',
  police: `referrer_agency = 'police'`,
  'justice by site': `cjs_involved = 'yes' and site = 'wales'`,
  'never contacted': `episode_id not in (select episode_id from meetings where counterpart = 'child')`,
  'seven months or more': `datesub('month', referral_date, coalesce(exit_date, date '2019-02-01')) >= 7`,
  'missing on referral': 'missing_on_referral',
  'long-term missing': `episode_id in (select episode_id from missing_episodes join children c using (episode_id)
     where started_on + interval 6 months <= coalesce(ended_on, c.exit_date, date '2019-01-31'))`,
  'missing for a time': `episode_id in (select episode_id from missing_episodes join children c using (episode_id)
     where not on_referral and started_on + interval 6 months > coalesce(ended_on, c.exit_date, date '2019-01-31'))`,
  'missing in a third month': `episode_id in (select episode_id from months where missing and month_index = 3)`,
  'referred before October 2017': `referral_date < date '2017-10-01'`,
  'no return': `episode_id not in (select episode_id from social_worker_months)`,
}

async function sharesOf(opened: OpenPackage): Promise<ReadonlyMap<string, number>> {
  const said = Object.entries(SHARES).map(([name, where]) => `avg((${where})::integer) as "${name}"`)
  const [row = {}] = await opened.duck.rows(`select ${said.join(', ')} from children`)
  return new Map(Object.entries(row).map(([name, value]) => [name, Number(value)]))
}

describe('a large package', () => {
  test('the example it is drawn from is itself sound', async () => {
    expect(await broken('donor', '2019-01-31')).toEqual([])
  })
  test('keeps the conventions of the package', async () => {
    const made = await make('sound')
    expect(made).toMatchObject({ from: '2017-02', to: '2019-01', rows: { children: 3000, nrm: 3000 } })
    expect(await broken('sound', '2019-01-31')).toEqual([])
  })
  test('keeps them in a longer period, where a child has more months', async () => {
    const made = await make('long', { monthsMean: 12, from: '2020-02' })
    expect(made.from).toBe('2020-02')
    expect(made.rows.months / 3000).toBeGreaterThan(11.5)
    expect(made.rows.months / 3000).toBeLessThan(12.7)
    const [year, month] = made.to.split('-').map(Number)
    const horizon = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10)
    expect(await broken('long', horizon)).toEqual([])
    const opened = await openPackage(join(folder.path, 'long'), { threads: 1 })
    const longTerm = (
      end: string,
    ) => `select avg((started_on + interval 6 months <= coalesce(ended_on, exit_date, date '${end}'))::int) as share
      from missing_episodes join children using (episode_id)`
    const [there] = await opened.duck.rows(longTerm(horizon))
    const [here] = await donorPackage.duck.rows(longTerm('2019-01-31'))
    opened.close()
    expect(Math.abs(Number(there?.['share']) - Number(here?.['share']))).toBeLessThan(0.08)
  })
  test('is the same to the byte with one thread and with two, and another with another seed', async () => {
    await make('one')
    await make('two', { threads: 2 })
    await make('other', { seed: 12 })
    expect(digests('two')).toEqual(digests('one'))
    const [one, other] = [digests('one'), digests('other')]
    expect(one.filter((digest, index) => digest === other[index])).toHaveLength(1)
  })
  test('has the shares of its donor, within four standard errors at 20,000 children', async () => {
    const children = 20_000
    await make('shares', { children })
    const opened = await openPackage(join(folder.path, 'shares'), { threads: 1 })
    const found = await sharesOf(opened)
    opened.close()
    for (const [name, share] of await sharesOf(donorPackage)) {
      expect(share, name).toBeGreaterThan(0)
      const error = Math.sqrt((share * (1 - share)) / children)
      expect(Math.abs((found.get(name) ?? Number.NaN) - share) / error, name).toBeLessThan(4)
    }
  })
  test('has as many children to a guardian as its donor', async () => {
    await make('guardians', { children: 16_000 })
    const opened = await openPackage(join(folder.path, 'guardians'), { threads: 1 })
    const sql = 'select sum(guardians) as guardians from guardians'
    const [large] = await opened.duck.rows(sql)
    const [small] = await donorPackage.duck.rows(sql)
    opened.close()
    expect(large?.['guardians']).toBe(Number(small?.['guardians']) * 100)
  })
  test('tells how far it is, up to the end', async () => {
    const shares: number[] = []
    await make('progress', { progress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })
  test.each([
    [{ children: 0 }, /number of children/],
    [{ children: 1.5 }, /number of children/],
    [{ seed: -1 }, /seed/],
    [{ from: '2017-2' }, /not a month/],
    [{ to: '2018-12' }, /at least 24 months long/],
    [{ to: '2019-01', monthsMean: 12 }, /not both/],
    [{ monthsMean: 2 }, /mean number of months/],
  ])('refuses %j', async (request, why) => {
    await expect(make('refused', request)).rejects.toThrow(why)
    await expect(make('refused', request)).rejects.toThrow(ScaleError)
  })
})

test('the mixing in SQL is the mixing in TypeScript', async () => {
  const duck = await openDuck({ threads: 1 })
  for (const macro of mixMacros) await duck.run(macro)
  const numbers = [0, 1, 2, 445, 999_999, 2 ** 31, 2 ** 32 - 1, mixed(1, 2, 3)]
  for (const number of numbers) {
    const [row] = await duck.rows('select mix($1) as mixed, below(445, mix($1)) as below', [number])
    expect(row).toEqual({ mixed: mix(number), below: below(445, mix(number)) })
  }
  duck.close()
})
