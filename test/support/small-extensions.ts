import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  descriptorOf,
  extensionTables,
  tableOf,
  type ExtensionName,
} from '../../src/insight/package/index.ts'
import type { SmallRow } from './small-package.ts'

export type SmallExtensions = Partial<Record<ExtensionName, SmallRow[]>>

/** Sound rows of extension tables for the children of the small package. */
export function smallExtensions(): SmallExtensions {
  return {
    allocations: [
      {
        allocation_id: 'A1',
        episode_id: 'E1',
        allocated_on: '2018-01-17',
        capacity: 'guardian',
        first: 'true',
        waited_hours: '20',
        contact_hours: '3',
      },
    ],
    deadlines: [
      {
        deadline_id: 'D1',
        episode_id: 'E1',
        kind: 'needs-assessment',
        state: 'met',
        due_on: '2018-03-01',
        met_on: '2018-02-20',
        in_time: 'true',
      },
    ],
    assessments: [
      { assessment_id: 'S1', episode_id: 'E1', date: '2018-02-20', point: 'entry', asks_decision: 'false' },
    ],
    need_scores: [
      {
        assessment_id: 'S1',
        episode_id: 'E1',
        domain: 'missing',
        rater: 'worker',
        state: 'rated',
        score: '3',
      },
      { assessment_id: 'S1', episode_id: 'E1', domain: 'missing', rater: 'child', state: 'not-asked' },
    ],
    need_decisions: [
      {
        decision_id: 'N1',
        episode_id: 'E1',
        assessment_id: 'S1',
        date: '2018-02-24',
        decision: 'exceptional',
        reading: 'exceptional',
      },
    ],
    occasions: [
      { occasion_id: 'O1', episode_id: 'E1', date: '2018-02-01', point: 'entry', possible: 'true' },
    ],
    outcomes: [
      {
        occasion_id: 'O1',
        episode_id: 'E1',
        item: 'adults-listen',
        outcome: 'voice',
        rater: 'child',
        state: 'rated',
        rating: '4',
      },
      {
        occasion_id: 'O1',
        episode_id: 'E1',
        item: 'seen-views',
        outcome: 'voice',
        rater: 'worker',
        state: 'not-asked',
      },
    ],
    return_interviews: [
      {
        return_id: 'R1',
        episode_id: 'E1',
        started_on: '2018-03-02',
        returned_on: '2018-03-05',
        rule: 'wales',
        outcome: 'held',
        settled_on: '2018-03-06',
        within_72_hours: 'true',
      },
    ],
    posts: [{ month: '2018-01', site: 'wales', role: 'practitioner', people: '2', full_time_percent: '150' }],
  }
}

/** Puts extension tables into a folder that holds a small package; tables that are left out are not named. */
export function writeSmallExtensions(folder: string, given: SmallExtensions): void {
  const path = join(folder, 'datapackage.json')
  const said = JSON.parse(readFileSync(path, 'utf8')) as { as_at: string }
  const names = extensionTables.map(({ name }) => name).filter((name) => given[name] !== undefined)
  writeFileSync(
    path,
    JSON.stringify(
      descriptorOf({
        source: 'record',
        asAt: said.as_at,
        format: 'csv',
        title: 'A small package for tests',
        description: 'With some of the extension tables.',
        extensions: names,
      }),
    ),
  )
  for (const name of names) {
    const columns = tableOf(name).columns.map((column) => column.name)
    const lines = [columns, ...(given[name] ?? []).map((row) => columns.map((column) => row[column] ?? ''))]
    writeFileSync(join(folder, `${name}.csv`), lines.map((line) => `${line.join(',')}\r\n`).join(''))
  }
}

export interface ExtensionDamage {
  readonly rule: string
  readonly table: ExtensionName
  /** The header is row 1. */
  readonly row: number
  readonly column: string
  readonly values: SmallRow
}

/** One way to break each rule of the extension tables, and what is found then. */
export const extensionDamages: readonly ExtensionDamage[] = [
  {
    rule: 'days-in-order',
    table: 'return_interviews',
    row: 2,
    column: 'returned_on',
    values: { returned_on: '2018-03-01' },
  },
  { rule: 'before-referral', table: 'occasions', row: 2, column: 'date', values: { date: '2018-01-02' } },
  { rule: 'number-where-rated', table: 'outcomes', row: 3, column: 'rating', values: { rating: '3' } },
  { rule: 'number-where-rated', table: 'need_scores', row: 2, column: 'score', values: { score: '' } },
  { rule: 'number-off-its-scale', table: 'outcomes', row: 2, column: 'rating', values: { rating: '6' } },
  { rule: 'number-off-its-scale', table: 'need_scores', row: 2, column: 'score', values: { score: '5' } },
  {
    rule: 'hangs-on-nothing',
    table: 'need_decisions',
    row: 2,
    column: 'assessment_id',
    values: { assessment_id: 'S9' },
  },
  {
    rule: 'episode-nowhere',
    table: 'allocations',
    row: 2,
    column: 'episode_id',
    values: { episode_id: 'E9' },
  },
  { rule: 'after-as-at', table: 'deadlines', row: 2, column: 'met_on', values: { met_on: '2018-09-01' } },
  { rule: 'code', table: 'posts', row: 2, column: 'role', values: { role: 'nurse' } },
]
