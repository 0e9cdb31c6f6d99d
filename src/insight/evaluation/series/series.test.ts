import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../../../test/support/small-package.ts'
import { openPackage } from '../../package/index.ts'
import type { Results } from '../../results/index.ts'
import { evaluate } from '../evaluate.ts'

const folder = temporaryFolder()
let results: Results

beforeAll(async () => {
  const given = smallPackage()
  // A second child with a long stay, so that the cohorts are not empty: referred 10 January 2017, open, missing in month 2.
  const [first] = given.tables.children
  given.tables.children.push({ ...first, episode_id: 'E5', child_id: 'C5', referral_date: '2017-01-10' })
  for (let index = 1; index <= 18; index += 1) {
    const month = `${index <= 12 ? 2017 : 2018}-${String(((index - 1) % 12) + 1).padStart(2, '0')}`
    given.tables.months.push({
      episode_id: 'E5',
      month_index: String(index),
      month,
      face_to_face: index === 1 ? '3' : '1',
      other_contacts: '0',
      missing: String(index === 2),
      trafficker_contact: '',
      education_status: index === 18 ? 'regular' : 'none',
    })
  }
  writeSmallPackage(folder.path, given)
  const pack = await openPackage(folder.path)
  results = await evaluate(pack)
  pack.close()
})
afterAll(() => folder.remove())

const line = (id: string, name: string) => {
  const series = results.series.find((one) => one.id === id)
  const points = series?.lines.find((one) => one.name === name)?.points
  if (points === undefined) throw new Error(`no line ${name} in ${id}`)
  return points
}

test('every table and figure of the report is there, once', () => {
  const ids = results.series.map((one) => one.id)
  const wanted = [1, 2, 3]
    .map((n) => `table-${n}`)
    .concat(Array.from({ length: 10 }, (_, n) => `figure-${n + 1}`))
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

test('table 1 is as published and says that it is not computed', () => {
  const table = results.series.find((one) => one.id === 'table-1')
  expect(table?.definition).toContain('not computed')
  expect(line('table-1', 'Phase 2')).toContainEqual(
    expect.objectContaining({ x: 'children-interviews', value: 11 }),
  )
})

test('figure 1 counts who came, who went and who is there', () => {
  const at = (name: string, month: string) => line('figure-1', name).find((point) => point.x === month)?.value
  expect([
    at('Referrals', '2017-11'),
    at('Exits', '2018-05'),
    at('In service at the month’s end', '2018-05'),
  ]).toEqual([1, 3, 2])
})

test('figures 4 and 8 follow the cohorts by month of service', () => {
  expect(line('figure-4', 'At least 7 months').map((point) => point.value)).toEqual([3, 1, 1, 1, 1, 1, 1])
  for (const figure of ['figure-4', 'figure-8']) {
    const names = (id: string) => results.series.find((one) => one.id === id)?.lines.map(({ name }) => name)
    expect(names(figure)).toHaveLength(3)
    expect(names(`${figure}-by-parental-responsibility`)).toHaveLength(2)
    expect(names(`${figure}-by-parental-responsibility-longer`)).toHaveLength(4)
  }
  expect(line('figure-8', 'At least 11 months').slice(0, 3)).toMatchObject([
    { x: 1, value: 0, numerator: 0, n: 1 },
    { x: 2, value: 100, numerator: 1, n: 1 },
    { x: 3, value: 0, numerator: 0, n: 1 },
  ])
})

test('figure 9 has the last entry, open or closed, with unknown and blank apart', () => {
  expect(line('figure-9', 'At the last entry').filter((point) => point.numerator !== 0)).toMatchObject([
    { x: 'regular', numerator: 1, n: 1 },
  ])
  expect(line('figure-9', 'At referral').map((point) => point.x)).toEqual([
    'regular',
    'irregular',
    'none',
    'unknown',
    'blank',
  ])
})

test('figure 10 shares the closed cases out by reason', () => {
  expect(line('figure-10', 'Closed cases').reduce((sum, point) => sum + (point.numerator ?? 0), 0)).toBe(3)
})

test('time to first contact: E1 on day 2 by the log, E5 by the end of its first month, two never', () => {
  expect(line('time-to-first-contact', 'All')).toMatchObject([
    { x: 2, numerator: 1, n: 5, value: expect.closeTo(20, 9) },
    // E4 left on day 20: three are left.
    { x: 21, numerator: 1, n: 3, value: expect.closeTo(100 * (1 - (4 / 5) * (2 / 3)), 9) },
    { x: 182, numerator: 0, n: 1 },
  ])
})

test('unknown and blank are two lines', () => {
  const at = (name: string, x: string) =>
    line('unknown-and-blank', name).find((point) => point.x === x)?.numerator
  expect([at('Unknown', 'gender'), at('Blank', 'gender')]).toEqual([1, 0])
  expect([at('Unknown', 'age_at_referral'), at('Blank', 'age_at_referral')]).toEqual([0, 1])
})

test('a figure whose table is not there says so', async () => {
  const bare = temporaryFolder()
  writeSmallPackage(bare.path, smallPackage())
  const { readFileSync, writeFileSync } = await import('node:fs')
  const path = `${bare.path}/datapackage.json`
  const descriptor = JSON.parse(readFileSync(path, 'utf8')) as { resources: { name: string }[] }
  descriptor.resources = descriptor.resources.filter((one) => one.name !== 'nrm')
  writeFileSync(path, JSON.stringify(descriptor))
  const pack = await openPackage(bare.path)
  const found = await evaluate(pack)
  pack.close()
  bare.remove()
  expect(found.series.find((one) => one.id === 'figure-6')).toMatchObject({
    lines: [],
    why: expect.stringContaining('nrm'),
  })
})

test('the hazard of going missing asks only those who are there and were not missing before', () => {
  // E5 is missing in the first month of service, E4 leaves in it; of E1 and E2, who begin the second, E1 is missing in it. E3
  // was missing when referred and is nowhere in it.
  expect(line('missing-hazard', 'All')).toEqual([
    expect.objectContaining({ x: 1, value: 25, numerator: 1, n: 4 }),
    expect.objectContaining({ x: 2, value: 50, numerator: 1, n: 2 }),
  ])
})
