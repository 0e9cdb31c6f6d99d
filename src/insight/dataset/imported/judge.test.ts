import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { smallPackage, type SmallRow } from '../../../../test/support/small-package.ts'
import { packageTables, type TableName } from '../../package/index.ts'
import type { Row } from '../rows.ts'
import { refusedCsv } from '../refused-file.ts'
import { rangesOf } from '../told.ts'
import { differenceOf } from './difference.ts'
import { fit, referralDays } from './fit.ts'
import { judgeTable } from './judge.ts'
import { importedFactId, importedKind, keyOf } from './tables.ts'

const raw = (rows: readonly SmallRow[]) => rows.map((cells, at) => ({ number: at + 2, cells }))
const judge = (name: TableName, rows: readonly SmallRow[]) => judgeTable(name, raw(rows), '2018-06-30')
const sound = (name: TableName): SmallRow => ({ ...smallPackage().tables[name][0] })

test('every row of a sound package is taken as it stands, and fits the table it is kept in', () => {
  for (const { name } of packageTables) {
    const { good, refused } = judge(name, smallPackage().tables[name])
    expect(refused).toEqual([])
    expect(good).toHaveLength(smallPackage().tables[name].length)
    for (const { row } of good)
      importedKind(name).columns.parse({ ...row, batch_id: '3c6f0a52-6a2e-4a0c-9a49-0d2f6a1b7f55' })
  }
})

const damaged: readonly [TableName, SmallRow, string, string | null][] = [
  ['children', { gender: '' }, 'empty', 'gender'],
  ['children', { gender: 'm' }, 'not-a-code', 'gender'],
  ['children', { referral_date: '2018-02-30' }, 'not-a-day', 'referral_date'],
  ['children', { age_at_referral: '16.5' }, 'not-a-count', 'age_at_referral'],
  ['children', { age_at_referral: '99999999999' }, 'not-a-count', 'age_at_referral'],
  ['children', { county_lines: 'TRUE' }, 'not-a-flag', 'county_lines'],
  ['children', { site: '=HYPERLINK("x")' }, 'not-an-identifier', 'site'],
  ['children', { child_id: 'Jane Doe' }, 'not-an-identifier', 'child_id'],
  ['children', { nationality: 'Vietnam' }, 'not-a-code', 'nationality'],
  ['children', { exit_date: '2018-01-01' }, 'exit-before-referral', 'exit_date'],
  ['months', { month: '2018-13' }, 'not-a-month', 'month'],
  ['months', { month_index: '0' }, 'month-does-not-fit', 'month_index'],
  ['meetings', { purposes: 'safety;football' }, 'not-a-code', 'purposes'],
  ['missing_episodes', { ended_on: '2018-03-01' }, 'ends-before-it-starts', 'ended_on'],
  [
    'social_worker_months',
    { quality: 'ok', meetings: '1', education_meetings: '5' },
    'education-over-meetings',
    'education_meetings',
  ],
  ['nrm', { rg_date: '2018-01-15' }, 'decision-before-referral', 'rg_date'],
  ['nrm', { as_at: '2018-07-01' }, 'vintage-after-package', 'as_at'],
]
test.each(damaged)('%s with %o is refused as %s', (name, damage, reason, column) => {
  const { good, refused } = judge(name, [{ ...sound(name), ...damage }])
  expect(good).toEqual([])
  expect(refused).toMatchObject([{ table: name, number: 2, reason, column }])
})

test('no row is lost or counted twice, whatever its cells', () => {
  const anyCell = fc.oneof(fc.constantFrom('', '1', 'true', '2018-01-31', 'ok', 'E1', '=1'), fc.string())
  const anyRow = fc.record({
    episode_id: anyCell,
    month_index: anyCell,
    any_contact: anyCell,
    quality: anyCell,
  })
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
      const { good, refused } = judge('social_worker_months', rows)
      const numbers = [...good, ...refused].map(({ number }) => number).sort((a, b) => a - b)
      expect(numbers).toEqual(rows.map((_, at) => at + 2))
    }),
  )
})

test('the same row twice is taken once; two rows of one key that differ are both refused', () => {
  const one = sound('guardians')
  expect(judge('guardians', [one, one])).toMatchObject({
    good: [{ number: 2 }],
    refused: [{ number: 3, reason: 'same-row-twice' }],
  })
  expect(judge('guardians', [one, { ...one, guardians: '4' }])).toMatchObject({
    good: [],
    refused: [
      { number: 2, reason: 'two-rows-of-one-key' },
      { number: 3, reason: 'two-rows-of-one-key' },
    ],
  })
})

describe('what rows say of episodes', () => {
  const imported = referralDays(judge('children', smallPackage().tables.children).good.map(({ row }) => row))
  const known = {
    imported,
    record: new Map([['ep-ours', calendarDay('2018-05-20')]]),
    today: calendarDay('2018-07-05'),
  }
  const reasons = (name: TableName, more: SmallRow) =>
    fit(name, judge(name, [{ ...sound(name), ...more }]).good, known).refused.map(({ reason }) => reason)

  test.each([
    ['social_worker_months', {}, []],
    ['social_worker_months', { episode_id: 'ep-ours', month_index: '3' }, []],
    ['social_worker_months', { episode_id: 'ep-ours', month_index: '4' }, ['month-does-not-fit']],
    ['social_worker_months', { episode_id: 'nobody' }, ['no-such-episode']],
    ['months', { month_index: '2' }, ['month-does-not-fit']],
    ['months', { month: '2017-12' }, ['month-does-not-fit']],
    ['meetings', { episode_id: 'ep-ours' }, ['already-in-the-record']],
    ['guardians', {}, []],
  ] as const)('%s %o: %o', (name, more, expected) => expect(reasons(name, more)).toEqual(expected))
})

describe('the difference', () => {
  const rows = judge('nrm', smallPackage().tables.nrm).good
  const storedOf = (all: readonly Row[], withdrawn = false) =>
    new Map(
      all.map((row) => [keyOf('nrm', row), { id: importedFactId('nrm', row), version: 1, withdrawn, row }]),
    )
  const stored = storedOf(rows.map(({ row }) => row))
  const changed = rows.map((one, at) =>
    at === 0 ? { ...one, row: { ...one.row, cg_outcome: 'negative' } } : one,
  )

  test('nothing taken in before: all new; the same again: all the same', () => {
    expect(differenceOf('nrm', rows, new Map(), false)).toMatchObject({ same: 0, changed: [], refused: [] })
    expect(differenceOf('nrm', rows, new Map(), false).fresh).toHaveLength(2)
    expect(differenceOf('nrm', rows, stored, false)).toMatchObject({
      fresh: [],
      same: 2,
      changed: [],
      absent: [],
    })
  })
  test('a vintage with another content is refused, and replaced whole when asked for', () => {
    expect(differenceOf('nrm', changed, stored, false).refused).toMatchObject([
      { reason: 'differs-from-its-vintage' },
    ])
    expect(differenceOf('nrm', changed.slice(0, 1), stored, true)).toMatchObject({
      changed: [{ row: { cg_outcome: 'negative' } }],
      withdrawn: [{ row: { nrm_id: 'N2' } }],
    })
    expect(differenceOf('nrm', changed.slice(0, 1), stored, false)).toMatchObject({
      absent: [{}],
      withdrawn: [],
    })
  })
  test('a vintage lets no further row in without a word, another vintage stands beside it', () => {
    const [one] = rows
    if (one === undefined) throw new Error('no row')
    const further = { ...one, row: { ...one.row, nrm_id: 'N9' } }
    expect(differenceOf('nrm', [...rows, further], stored, false)).toMatchObject({
      same: 2,
      refused: [{}],
      fresh: [],
    })
    const next = { ...one, row: { ...one.row, as_at: '2018-06-20' } }
    expect(differenceOf('nrm', [next], stored, false)).toMatchObject({ fresh: [{}], refused: [], absent: [] })
  })
  test('a row that the file has but that was refused is not withdrawn; one withdrawn before comes back as a change', () => {
    expect(differenceOf('nrm', rows.slice(0, 1), stored, true, new Set(['2018-06-13 N2'])).withdrawn).toEqual(
      [],
    )
    expect(
      differenceOf(
        'nrm',
        rows,
        storedOf(
          rows.map(({ row }) => row),
          true,
        ),
        true,
      ).changed,
    ).toHaveLength(2)
  })
})

test('refused rows are told in ranges and written so that no spreadsheet runs them', () => {
  expect(rangesOf([9, 3, 4, 5, 12])).toBe('3–5, 9, 12')
  const { refused } = judge('children', [{ ...sound('children'), site: '=1+1' }])
  const [, line] = refusedCsv(refused).split('\r\n')
  expect(line).toMatch(/^children,2,not-an-identifier,site,"[^"]+","\{""episode_id"":""E1""/)
})
