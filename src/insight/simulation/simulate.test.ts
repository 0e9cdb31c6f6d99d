import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { simulateCalibrated, allReadings, type Calibration } from './index.ts'

// Two cohorts are solved for all tests: one under every reading, one of another seed without R6 and R7.
const root = mkdtempSync(join(tmpdir(), 'calibrated-'))
const folder = (name: string): string => join(root, name)
let whole: Calibration
let strict: Calibration

beforeAll(async () => {
  whole = await simulateCalibrated({ folder: folder('one'), format: 'csv', seed: 1, readings: allReadings })
  strict = await simulateCalibrated({
    folder: folder('two'),
    format: 'csv',
    seed: 2,
    readings: { ...allReadings, R6: false, R7: false },
  })
}, 240_000)

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

function rows(cohort: string, table: string): Record<string, string>[] {
  return parse(readFileSync(join(folder(cohort), `${table}.csv`)), { columns: true })
}

const missed = (given: Calibration): string[] =>
  given.lines.filter((line) => line.standing === 'misses').map((line) => line.id)
const impossible = (given: Calibration): string[] =>
  given.lines.filter((line) => line.standing === 'cannot hold').map((line) => line.id)

test('every published figure and sentence holds that can, by a count that knows nothing of the solver', () => {
  expect(missed(whole)).toEqual([])
  expect(impossible(whole)).toEqual(['es-nrm-timeliness-no-change', 'conclusion-face-to-face-same'])
  expect(whole.counts.holds).toBeGreaterThan(330)
})

test('without R6 and R7 their targets are listed, and the rest still holds', () => {
  expect(missed(strict)).toEqual([])
  expect(impossible(strict).toSorted()).toEqual(
    [...impossible(whole), 'missing-temporary-labour-share', 'table2-caseload-q3-wales'].toSorted(),
  )
})

test('another seed has other children', () => {
  const profile = (cohort: string): string[] =>
    rows(cohort, 'children').map((row) =>
      [row['gender'], row['nationality'], row['site'], row['referral_date']].join(),
    )
  expect(profile('one').toSorted()).not.toEqual(profile('two').toSorted())
})

test('the same seed gives the same bytes', async () => {
  await simulateCalibrated({ folder: folder('again'), format: 'csv', seed: 1, readings: allReadings })
  const digest = (cohort: string): string[] =>
    readdirSync(folder(cohort)).map((file) => {
      const bytes = readFileSync(join(folder(cohort), file))
      return `${file} ${createHash('sha256').update(bytes).digest('hex')}`
    })
  expect(digest('again')).toEqual(digest('one'))
}, 240_000)

test('counted by hand: the totals, Table 3, the bases of footnote 47', () => {
  const children = rows('one', 'children')
  expect(children).toHaveLength(445)
  const reasons = children.filter((row) => row['no_contact_reason'] !== '')
  // One child's reason is not in the published table.
  expect(reasons).toHaveLength(109)
  expect(reasons.filter((row) => row['no_contact_reason'] === 'missing-on-referral')).toHaveLength(20)
  expect(reasons.filter((row) => row['missing_on_referral'] === 'true')).toHaveLength(19)
  const stay = (row: Record<string, string>): number => {
    const from = row['referral_date'] ?? ''
    const to = row['exit_date'] === '' ? '2019-01-31' : (row['exit_date'] ?? '')
    const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
    return months(to) - months(from) - (to.slice(8) < from.slice(8) ? 1 : 0)
  }
  const present = children.filter((row) => row['exit_reason'] !== 'long-term-missing')
  expect([7, 9, 11].map((least) => present.filter((row) => stay(row) >= least).length)).toEqual([
    152, 111, 70,
  ])
  expect(children.filter((row) => stay(row) === 0)).toHaveLength(66)
})

test('month rows have no holes but for the one child of eleven months or more without month 6', () => {
  const indexes = new Map<string, number[]>()
  for (const row of rows('one', 'months')) {
    const id = row['episode_id'] ?? ''
    indexes.set(id, [...(indexes.get(id) ?? []), Number(row['month_index'])])
  }
  expect(indexes.size).toBe(445)
  const holed = [...indexes.values()].filter((found) => found.some((index, at) => index !== at + 1))
  expect(holed).toHaveLength(1)
  expect(holed[0]).not.toContain(6)
  expect(Math.max(...(holed[0] ?? []))).toBeGreaterThanOrEqual(12)
})

test('nobody is met before the referral or after the exit', () => {
  const children = new Map(rows('one', 'children').map((row) => [row['episode_id'], row]))
  for (const meeting of rows('one', 'meetings')) {
    const child = children.get(meeting['episode_id'])
    expect((meeting['date'] ?? '') >= (child?.['referral_date'] ?? '')).toBe(true)
    expect((meeting['date'] ?? '') <= (child?.['exit_date'] || '2019-01-31')).toBe(true)
    if (meeting['counterpart'] === 'child') expect(child?.['no_contact_reason']).toBe('')
  }
})
