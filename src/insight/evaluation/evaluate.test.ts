import { afterEach, expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  writeSmallParquet,
  type SmallPackage,
} from '../../../test/support/small-package.ts'
import { openPackage, PackageError } from '../package/index.ts'
import { toReproduce } from '../published/index.ts'
import { resultsJson, type MeasureResult, type Results } from '../results/index.ts'
import { evaluate, type EvaluationOptions } from './evaluate.ts'

const folders: { readonly path: string; remove(): void }[] = []
afterEach(() => folders.splice(0).forEach((one) => one.remove()))

async function evaluated(
  given: SmallPackage,
  options: EvaluationOptions = {},
  { parquet = false, threads = 2 } = {},
): Promise<Results> {
  const folder = temporaryFolder()
  folders.push(folder)
  if (parquet) await writeSmallParquet(folder.path, given)
  else writeSmallPackage(folder.path, given)
  const pack = await openPackage(folder.path, { threads })
  try {
    return await evaluate(pack, options)
  } finally {
    pack.close()
  }
}

function found(all: readonly MeasureResult[], id: string): MeasureResult {
  const one = all.find((measure) => measure.id === id)
  if (one === undefined) throw new Error(`no measure ${id}`)
  return one
}
const parts = ({ measures }: Results, id: string): readonly unknown[] => {
  const { numerator, n } = found(measures, id)
  return [numerator, n]
}

test('every published figure and sentence has a measure, and no id is used twice', async () => {
  const { measures } = await evaluated(smallPackage())
  const ids = measures.map((one) => one.id)
  expect(toReproduce().filter((one) => !ids.includes(one.id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})

let once: Results | undefined
// Four children: E1 16, male, Vietnamese, contacted, five months; E2 13, female, British, never contacted, one month (31 March
// to 2 May); E3 15, male, Vietnamese, missing on referral and for six months; E4 of whom little is known, 20 days.
test.each([
  ['referrals-total', 4, 4],
  ['exits-total', 3, 3],
  ['profile-age-16-17-share', 1, 4],
  ['profile-age-under-14-share', 1, 4],
  ['footnote11-age-unrecorded', 1, 1],
  ['profile-male-share', 2, 4],
  ['pr-with-share', 1, 3],
  ['pr-without-vietnamese-sudanese-share', 2, 2],
  ['footnote16-eea-status-unrecorded', 0, 0],
  ['footnote22-pr-unrecorded', 1, 1],
  ['figure3-n', 3, 3],
  ['footnote24-contact-n', 3, 3],
  ['contact-any-share', 1, 3],
  ['no-contact-total', 2, 2],
  ['table3-missing-on-referral-no-pr', 1, 1],
  ['table3-no-engagement-with-pr', 1, 1],
  ['table3-no-engagement-all', 1, 2],
  ['footnote25-social-worker-n', 1, 1],
  ['footnote25-social-worker-excluded-lack-of-data', 2, 2],
  ['footnote25-social-worker-excluded-input-errors', 1, 1],
  ['social-worker-meetings-education-share', 1, 2],
  ['figure5-any-of-three-reasons-share', 1, 1],
  ['third-party-meetings-social-care-share', 1, 2],
  ['es-nrm-child-referrals-uk', 1, 1],
  ['nrm-referrals-during-period', 2, 2],
  ['days-to-cg-ictg-during', 124, 1],
  ['cjs-accused-share', 1, 1],
  ['cjs-foreign-share', 1, 2],
  ['missing-ever-count', 2, 2],
  ['missing-no-prior-contact-share', 1, 2],
  ['missing-temporary-share', 1, 4],
  ['missing-on-referral-also-longterm-share', 1, 1],
  ['missing-longterm-never-contact-share', 1, 1],
  ['mean-months-in-service-closed', 7, 3],
  ['exit-did-not-want-with-pr-share', 1, 1],
])('%s is %d of %d', async (id, numerator, n) => {
  once ??= await evaluated(smallPackage())
  expect(parts(once, id)).toEqual([numerator, n])
})

test('a caseload is the mean of the month-end ratios of its quarter', async () => {
  const results = await evaluated(smallPackage())
  // Wales, two guardians: one child at the end of November and December, two at the end of January.
  expect(found(results.measures, 'table2-caseload-q1-wales').value).toBeCloseTo((0.5 + 0.5 + 1) / 3, 12)
  expect(found(results.measures, 'table2-caseload-q1-greater-manchester')).toMatchObject({
    value: null,
    why: expect.stringContaining('guardians'),
  })
})

test('what happened after the horizon has not happened', async () => {
  const results = await evaluated(smallPackage(), { to: calendarDay('2018-03-31') })
  expect(parts(results, 'referrals-total')).toEqual([3, 3])
  expect(parts(results, 'exits-total')).toEqual([0, 0])
  // E3 had been missing for four months then.
  expect(parts(results, 'missing-longterm-share')).toEqual([0, 3])
  expect(found(results.measures, 'children-in-service-at-end').value).toBe(3)
})

test('the groups of a split add up to the whole', async () => {
  const results = await evaluated(smallPackage(), { by: ['site', 'gender'] })
  expect(results.groups.map((group) => group.by)).toEqual([
    { site: 'hampshire-isle-of-wight', gender: 'female' },
    { site: 'unknown', gender: 'unknown' },
    { site: 'wales', gender: 'male' },
  ])
  for (const id of [
    'referrals-total',
    'no-contact-total',
    'missing-ever-share',
    'ictg-meetings-education-share',
  ]) {
    const sum = results.groups.reduce((all, group) => all + Number(found(group.measures, id).n), 0)
    expect([id, sum]).toEqual([id, parts(results, id)[1]])
  }
  expect(results.groups[0]?.measures.some((one) => one.id === 'nrm-referrals-during-period')).toBe(false)
})

test('a table that is not there leaves no value and says which', async () => {
  const folder = temporaryFolder()
  folders.push(folder)
  const given = smallPackage()
  writeSmallPackage(folder.path, given)
  const { readFileSync, writeFileSync } = await import('node:fs')
  const path = `${folder.path}/datapackage.json`
  const descriptor = JSON.parse(readFileSync(path, 'utf8')) as { resources: { name: string }[] }
  descriptor.resources = descriptor.resources.filter((one) => one.name !== 'months')
  writeFileSync(path, JSON.stringify(descriptor))
  const pack = await openPackage(folder.path)
  const { measures } = await evaluate(pack)
  pack.close()
  expect(found(measures, 'contact-any-share')).toMatchObject({
    value: null,
    why: 'The package has no table "months".',
  })
  expect(found(measures, 'conclusion-no-pr-more-face-to-face')).toMatchObject({ value: null })
  expect(found(measures, 'profile-male-share').value).toBe(50)
})

test('the same bytes from CSV and from Parquet, with one thread and with two, whatever the order of the rows', async () => {
  const turned = smallPackage()
  for (const rows of Object.values(turned.tables)) rows.reverse()
  const plain = await evaluated(smallPackage(), { by: ['site'] }, { threads: 1 })
  const others = [
    await evaluated(smallPackage(), { by: ['site'] }, { threads: 2 }),
    await evaluated(smallPackage(), { by: ['site'] }, { parquet: true }),
    await evaluated(turned, { by: ['site'] }),
  ]
  // The digest is of the files, which do differ.
  const text = (results: Results) => resultsJson({ ...results, package: { ...results.package, digest: '' } })
  for (const other of others) expect(text(other)).toBe(text(plain))
})

test('a code that is none of the column is refused with a sentence', async () => {
  const given = smallPackage()
  given.tables.children.push({ ...given.tables.children[0], episode_id: 'E9', gender: 'sometimes' })
  await expect(evaluated(given)).rejects.toThrow('"dataset check" says where')
})

test('a child twice, or without a day of referral, would change every figure, and is refused', async () => {
  const twice = smallPackage()
  twice.tables.children.push({ ...twice.tables.children[0] })
  await expect(evaluated(twice)).rejects.toThrow(
    'Rows of children repeat an episode_id (1), so nothing can be counted.',
  )
  const blank = smallPackage()
  Object.assign(blank.tables.children[0] ?? {}, { referral_date: '' })
  await expect(evaluated(blank)).rejects.toThrow(
    'Rows of children have no episode_id or no referral_date (1), so',
  )
})

test('a number too large to reckon with is refused in a sentence', async () => {
  const given = smallPackage()
  Object.assign(given.tables.months[0] ?? {}, { month_index: '2000000000' })
  await expect(evaluated(given)).rejects.toThrow(PackageError)
})

test('a sentence about months the period has not is not answered', async () => {
  const { measures } = await evaluated(smallPackage(), { to: calendarDay('2018-01-31') })
  for (const id of ['gm-highest-ratio-from-july-2018', 'exits-exceed-referrals-after-peak']) {
    expect(found(measures, id)).toMatchObject({ value: null, why: expect.any(String) })
  }
})

test("a social worker's return for a month after the horizon has not happened", async () => {
  const given = smallPackage()
  const row = {
    episode_id: 'E1',
    any_contact: 'true',
    face_to_face: 'true',
    meetings: '1',
    education_meetings: '0',
  }
  given.tables.social_worker_months.splice(
    0,
    Infinity,
    { episode_id: 'E1', month_index: '1', quality: 'missing' },
    { ...row, month_index: '4', quality: 'ok' },
  )
  const at = async (to: string): Promise<unknown> =>
    found((await evaluated(given, { to: calendarDay(to) })).measures, 'footnote25-social-worker-n').value
  expect(await at('2018-03-31')).toBe(0)
  expect(await at('2018-04-30')).toBe(1)
})

test('more meetings about education than meetings is no share, and stops nothing else', async () => {
  const given = smallPackage()
  const row = {
    any_contact: 'true',
    face_to_face: 'true',
    meetings: '1',
    education_meetings: '5',
    quality: 'ok',
  }
  given.tables.social_worker_months.splice(0, Infinity, { episode_id: 'E1', month_index: '1', ...row })
  const { measures } = await evaluated(given)
  expect(found(measures, 'social-worker-meetings-education-share')).toMatchObject({
    value: null,
    why: 'The rows say 5 of 1, which cannot be. "dataset check" says where.',
  })
  expect(found(measures, 'footnote25-social-worker-n').value).toBe(1)
})
