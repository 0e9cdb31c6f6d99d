import { packageTables, type TableName } from '../../src/insight/package/index.ts'
import type { SmallPackage, SmallRow } from './small-package.ts'

/** One thing spoilt in the small package, and the one finding it must lead to. Rows count as in the file: the header is 1. */
export interface Damage {
  readonly rule: string
  readonly table: TableName
  /** Null where no row is meant. */
  readonly row: number | null
  readonly column: string
  readonly spoil: (given: SmallPackage) => void
}

/** The row of a table as a person who opens the file counts it. */
function rowOf(given: SmallPackage, table: TableName, row: number): SmallRow {
  const found = given.tables[table][row - 2]
  if (found === undefined) throw new RangeError(`No row ${row} in ${table}`)
  return found
}

const damage = (
  rule: string,
  table: TableName,
  row: number | null,
  column: string,
  spoil: (given: SmallPackage) => void,
): Damage => ({ rule, table, row, column, spoil })

const cells =
  (table: TableName, row: number, values: SmallRow) =>
  (given: SmallPackage): void => {
    Object.assign(rowOf(given, table, row), values)
  }

const cell = (rule: string, table: TableName, row: number, column: string, value: string): Damage =>
  damage(rule, table, row, column, cells(table, row, { [column]: value }))

const added = (
  rule: string,
  table: TableName,
  row: number,
  column: string,
  values: SmallRow,
  copied = 2,
): Damage => ({
  rule,
  table,
  row,
  column,
  spoil: (given) => void given.tables[table].push({ ...rowOf(given, table, copied), ...values }),
})

/** Damage to cells, each judged by itself. */
export const cellDamages: readonly Damage[] = [
  cell('cell-formula', 'children', 2, 'referrer_agency', "=cmd|' /C calc'!A0"),
  cell('cell-formula', 'children', 3, 'exit_reason_detail', '@SUM(A1)'),
  cell('cell-formula', 'nrm', 2, 'exploitation_subtype', '-2+3'),
  cell('cell-formula', 'meetings', 3, 'third_party_type', '\t=1+1'),
  cell('cell-formula', 'children', 2, 'gender', '+male'),
  cell('cell-spaces', 'children', 3, 'gender', 'female '),
  cell('cell-spaces', 'children', 2, 'referrer_agency', ' '),
  cell('cell-spaces', 'children', 2, 'gender', 'male\u00a0'),
  cell('cell-control', 'children', 2, 'referrer_agency', 'police\nstation'),
  cell('cell-placeholder', 'children', 2, 'exit_reason_detail', 'N/A'),
  cell('blank-for-unknown', 'children', 2, 'parental_responsibility', ''),
  cell('blank-for-unknown', 'children', 2, 'nationality', ''),
  cell('blank-for-unknown', 'children', 2, 'site', ''),
  cell('blank', 'children', 2, 'referral_channel', ''),
  cell('blank', 'months', 2, 'face_to_face', ''),
  cell('unknown-for-blank', 'children', 5, 'age_at_referral', 'unknown'),
  cell('unknown-for-blank', 'children', 2, 'county_lines', 'Unknown'),
  cell('unknown-for-blank', 'children', 2, 'exit_date', 'unknown'),
  cell('code', 'children', 2, 'trafficker_contact_at_referral', 'suspect'),
  cell('codes', 'meetings', 2, 'purposes', 'safety;relationship'),
  cell('flag', 'children', 2, 'missing_on_referral', 'no'),
  cell('nationality', 'nrm', 2, 'nationality', 'Vietnam'),
  cell('nationality-not-listed', 'nrm', 2, 'nationality', 'ZZX'),
  cell('day-serial', 'children', 2, 'referral_date', '43115'),
  cell('day-form', 'meetings', 2, 'date', '17/01/2018'),
  cell('day-form', 'meetings', 2, 'date', '2018-01-17 10:00:00'),
  cell('day-impossible', 'meetings', 2, 'date', '2018-02-30'),
  cell('day-impossible', 'meetings', 2, 'date', '2018-13-01'),
  cell('day-impossible', 'meetings', 2, 'date', '0218-01-17'),
  cell('month-form', 'months', 3, 'month', '2018-2'),
  cell('month-impossible', 'months', 3, 'month', '2018-13'),
  cell('count-negative', 'months', 2, 'face_to_face', '-1'),
  cell('count-decimal', 'months', 2, 'face_to_face', '1.0'),
  cell('count-decimal', 'months', 2, 'face_to_face', '1e3'),
  cell('count-form', 'months', 2, 'face_to_face', 'one'),
  cell('count-form', 'months', 2, 'face_to_face', '12345678901'),
  cell('site-not-listed', 'children', 5, 'site', 'atlantis'),
  cell('local-authority-form', 'children', 2, 'local_authority', 'Cardiff'),
  cell('model-version', 'children', 2, 'model_version', '1'),
]

/** Damage to what cells, rows and tables say together. */
export const rowDamages: readonly Damage[] = [
  added('key-twice', 'children', 6, 'episode_id', {}, 5),
  added('key-twice', 'meetings', 5, 'meeting_id', {}),
  added('key-twice', 'missing_episodes', 4, 'started_on', {}),
  added('key-twice', 'social_worker_months', 5, 'month_index', {}),
  added('key-twice', 'nrm', 4, 'nrm_id', {}),
  cell('episode-nowhere', 'meetings', 3, 'episode_id', 'E99'),
  cell('episode-nowhere', 'social_worker_months', 3, 'episode_id', 'e1'),
  cell('after-as-at', 'meetings', 3, 'date', '2018-07-01'),
  cell('after-as-at', 'missing_episodes', 2, 'ended_on', '2018-07-02'),
  added('after-as-at', 'months', 19, 'month', { month: '2018-07', month_index: '7' }),
  cell('after-as-at', 'nrm', 2, 'as_at', '2018-07-13'),
  cell('exit-before-referral', 'children', 5, 'exit_date', '2018-05-09'),
  cell('exit-reason-without-date', 'children', 2, 'exit_reason', 'transferred'),
  damage('exit-date-without-reason', 'children', 3, 'exit_date', cells('children', 3, { exit_reason: '' })),
  cell('exit-other-without-detail', 'children', 5, 'exit_reason_detail', ''),
  cell('turned-18-too-young', 'children', 3, 'exit_reason', 'turned-18'),
  cell('age-18-or-over', 'children', 2, 'age_at_referral', '18'),
  cell('justice-role-without-involved', 'children', 3, 'cjs_role', 'witness'),
  damage(
    'justice-stage-without-accused',
    'children',
    2,
    'cjs_stage',
    cells('children', 2, { cjs_role: 'victim' }),
  ),
  cell('british-group', 'children', 3, 'nationality_group', 'eea'),
  cell('british-group', 'children', 2, 'nationality_group', 'british'),
  cell('nationality-group', 'children', 2, 'nationality_group', 'eea'),
  cell('month-before-referral', 'months', 2, 'month', '2017-12'),
  added('month-after-exit', 'months', 19, 'month', { month: '2018-06', month_index: '4' }, 10),
  damage('month-index', 'months', 3, 'month_index', cells('months', 3, { month: '2018-03' })),
  damage('month-hole', 'months', 4, 'month_index', (given) => void given.tables.months.splice(2, 1)),
  damage('month-rows-end', 'children', 5, 'episode_id', (given) => void given.tables.months.pop()),
  cell('never-met-with-contact', 'children', 2, 'no_contact_reason', 'unable-to-contact'),
  damage(
    'never-met-with-contact',
    'children',
    3,
    'no_contact_reason',
    cells('months', 8, { face_to_face: '1' }),
  ),
  damage(
    'never-met-with-contact',
    'children',
    4,
    'no_contact_reason',
    cells('meetings', 4, { counterpart: 'child' }),
  ),
  damage('meeting-not-in-months', 'children', 2, 'episode_id', (given) => {
    for (const row of given.tables.months) row['face_to_face'] = '0'
  }),
  cell('meeting-outside-episode', 'meetings', 3, 'date', '2018-01-10'),
  cell('missing-end-before-start', 'missing_episodes', 2, 'ended_on', '2018-03-01'),
  added('missing-overlap', 'missing_episodes', 4, 'started_on', {
    started_on: '2018-03-04',
    ended_on: '2018-03-06',
  }),
  damage(
    'on-referral-after-referral',
    'missing_episodes',
    3,
    'on_referral',
    cells('missing_episodes', 3, { started_on: '2017-11-21' }),
  ),
  damage(
    'missing-at-referral-not-marked',
    'missing_episodes',
    2,
    'on_referral',
    cells('missing_episodes', 2, { started_on: '2018-01-10' }),
  ),
  added('missing-after-exit', 'missing_episodes', 4, 'started_on', {
    episode_id: 'E2',
    started_on: '2018-05-10',
    ended_on: '2018-05-11',
  }),
  damage(
    'on-referral-without-flag',
    'missing_episodes',
    3,
    'on_referral',
    cells('children', 4, { missing_on_referral: 'false' }),
  ),
  cell('flag-without-on-referral', 'children', 3, 'missing_on_referral', 'true'),
  cell('missing-month-without-episode', 'months', 3, 'missing', 'true'),
  damage(
    'long-term-missing-too-short',
    'children',
    4,
    'exit_reason',
    cells('children', 4, { exit_date: '2018-05-17' }),
  ),
  cell('return-ok-but-blank', 'social_worker_months', 2, 'meetings', ''),
  cell('return-ok-but-blank', 'social_worker_months', 2, 'education_meetings', ''),
  cell('education-over-meetings', 'social_worker_months', 2, 'education_meetings', '3'),
  cell('met-without-contact', 'social_worker_months', 2, 'any_contact', 'false'),
  cell('return-outside-service', 'social_worker_months', 3, 'month_index', '7'),
  cell('nrm-decision-before-referral', 'nrm', 2, 'rg_date', '2018-01-10'),
  cell('nrm-decision-before-referral', 'nrm', 2, 'cg_date', '2018-01-10'),
  cell('nrm-decisions-order', 'nrm', 2, 'cg_date', '2018-01-18'),
  cell('nrm-outcome-without-date', 'nrm', 2, 'cg_date', ''),
  cell('nrm-date-without-outcome', 'nrm', 2, 'cg_outcome', ''),
  damage(
    'nrm-conclusive-without-reasonable',
    'nrm',
    2,
    'cg_outcome',
    cells('nrm', 2, { rg_outcome: 'negative' }),
  ),
  cell('nrm-site-elsewhere', 'nrm', 3, 'site', 'wales'),
  cell('nrm-after-vintage', 'nrm', 2, 'cg_date', '2018-06-20'),
  cell('nrm-vintages', 'nrm', 3, 'as_at', '2018-05-13'),
]

/** Damage to what all children share. */
export const sharedDamages: readonly Damage[] = [
  added('key-twice', 'guardians', 18, 'site', {}),
  added('after-as-at', 'guardians', 18, 'month', { month: '2018-07' }),
  cell('count-negative', 'guardians', 2, 'guardians', '-3'),
  damage('site-without-guardians', 'guardians', null, 'site', (given) => {
    given.tables.guardians = given.tables.guardians.filter((row) => row['month'] !== '2018-02')
  }),
]

const ids = ['episode_id', 'child_id', 'meeting_id', 'nrm_id']

/**
 * One package in which each damage is done to children of its own, so that all are judged in one go; and what must be found
 * in it, as 'file row column rule'. Tables that children share stand once.
 */
export function allDamaged(
  sound: () => SmallPackage,
  damages: readonly Damage[],
): { readonly given: SmallPackage; readonly expected: readonly string[] } {
  const all = sound()
  const shared = all.tables.guardians
  for (const rows of Object.values(all.tables)) if (rows !== shared) rows.length = 0
  const expected: string[] = []
  damages.forEach((one, at) => {
    const copy = sound()
    one.spoil(copy)
    const before = all.tables[one.table].length
    expected.push(`${one.table}.csv ${(one.row ?? 0) + before} ${one.column} ${one.rule}`)
    for (const { name } of packageTables) {
      if (name === 'guardians') continue
      for (const row of copy.tables[name]) {
        for (const id of ids) if (row[id] !== undefined) row[id] = `${row[id]}-${at}`
        all.tables[name].push(row)
      }
    }
  })
  return { given: all, expected }
}
