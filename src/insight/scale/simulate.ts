import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseMonth, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { Duck } from '../../platform/analytics/index.ts'
import { descriptorOf, packageTables, type Column, type TableName } from '../package/index.ts'
import type { Donor, DonorColumn } from './donor.ts'
import { openStage } from './stage.ts'
import { afterPeriod, meanMonths, templatesOf, type Templates } from './templates.ts'
import { monthNumber, monthOfNumber, timelineOf, type Timeline } from './timeline.ts'
import { writings, type Writing } from './write.ts'

/** What was asked for cannot be made; the message is one sentence for the person who asked. */
export class ScaleError extends Error {}

export interface ScaleRequest {
  readonly donor: Donor
  /** Where to write; made if absent, its data files replaced. */
  readonly folder: string
  /** Episodes, each of a child of its own. */
  readonly children: number
  /** A whole number from 0 to 2^32 - 1: the same seed gives the same bytes. */
  readonly seed: number
  /** Months 'YYYY-MM', the donor's when absent. A longer period stretches the donor's two years. */
  readonly from?: string
  readonly to?: string
  /** Instead of `to`: the mean number of month rows a child, which the period is made long enough for. */
  readonly monthsMean?: number
  /** Engines at work, 1 or 2; the bytes are the same. */
  readonly threads?: 1 | 2
  /** Called now and then with the share done, 0 to 1. */
  readonly progress?: (share: number) => void
}

export interface Scaled {
  /** First and last month of the period. */
  readonly from: string
  readonly to: string
  readonly rows: Readonly<Record<TableName, number>>
}

const MOST_CHILDREN = 9_999_999

/** Writes a data package of any size, drawn from the donor's episodes. Throws ScaleError. */
export async function simulateAtScale(request: ScaleRequest): Promise<Scaled> {
  const { donor, children, seed, folder } = request
  if (!Number.isInteger(children) || children < 1 || children > MOST_CHILDREN) {
    throw new ScaleError(`The number of children must be a whole number from 1 to ${MOST_CHILDREN}.`)
  }
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new ScaleError('The seed must be a whole number from 0 to 4294967295.')
  }
  const line = periodOf(request)
  const templates = templatesOf(donor, line, seed, children)
  // The extract of a country does not shrink below the donor's, and grows with the children beyond it.
  const nrmRows = donor.rows.nrm.length === 0 ? 0 : Math.max(donor.rows.nrm.length, children)
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, 'datapackage.json'), { force: true })
  const tasks = writings(donor, { folder, children, seed, nrmRows, nrmTemplates: templates.nrm.length })
  const expected = expectedRows(templates, children, nrmRows)
  const rows = await writeAll(tasks, expected, request, () => openStage(donor, templates, { children, seed }))
  const [from, to] = [monthOfNumber(line.first), monthOfNumber(line.last)]
  const descriptor = descriptorOf({
    source: 'simulation',
    asAt: afterPeriod(line, donor.asAt),
    format: 'parquet',
    title: 'A simulated guardianship service',
    description: `Invented children, drawn with seed ${seed} from a calibrated cohort. Nobody in it exists.`,
    extra: extraColumns(donor),
    notes: { simulation: 'drawn at scale', children, seed, from, to, drawn_from: donor.rows.children.length },
  })
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`)
  return { from, to, rows }
}

function periodOf({ donor, from = donor.from, to, monthsMean }: ScaleRequest): Timeline {
  const first = parseMonth(from)
  if (first === null) throw new ScaleError(`"${from}" is not a month such as 2017-02.`)
  const last = to === undefined ? later(first, lengthFor(donor, monthsMean)) : parseMonth(to)
  if (last === null) throw new ScaleError(`"${to ?? ''}" is not a month such as 2019-01.`)
  if (to !== undefined && monthsMean !== undefined) {
    throw new ScaleError('Give the last month or the mean number of months, not both.')
  }
  const line = timelineOf(donor, { from: first, to: last })
  // A shorter one could not hold the six months of a long-term absence.
  if (line.factor < 1) {
    const least = line.donorLast - line.donorFirst + 1
    throw new ScaleError(
      `The period must be at least ${least} months long, and it is ${line.last - line.first + 1}.`,
    )
  }
  return line
}

/** The shortest period, in months, in which a child has that many month rows in the mean. */
function lengthFor(donor: Donor, monthsMean: number | undefined): number {
  const length = monthNumber(donor.to) - monthNumber(donor.from) + 1
  if (monthsMean === undefined) return length
  const mean = (months: number) =>
    meanMonths(donor, timelineOf(donor, { from: donor.from, to: later(donor.from, months) }))
  if (!(monthsMean >= mean(length) && monthsMean <= 60)) {
    throw new ScaleError(
      `The mean number of months must be from ${(Math.ceil(mean(length) * 10) / 10).toFixed(1)} to 60.`,
    )
  }
  let months = length
  while (mean(months) < monthsMean) months += 1
  return months
}

function later(month: CalendarMonth, length: number): CalendarMonth {
  return monthOfNumber(monthNumber(month) + length - 1)
}

function expectedRows(
  { variants, guardians }: Templates,
  children: number,
  nrm: number,
): Record<TableName, number> {
  const mean = (of: (variant: Templates['variants'][number]) => number) =>
    Math.round((variants.reduce((sum, one) => sum + of(one), 0) / Math.max(variants.length, 1)) * children)
  return {
    children,
    months: mean((one) => one.months.length),
    meetings: mean((one) => one.meetings.length),
    missing_episodes: mean((one) => one.missing.length),
    guardians: guardians.length,
    social_worker_months: mean((one) => one.social.length),
    nrm,
  }
}

async function writeAll(
  tasks: readonly Writing[],
  expected: Readonly<Record<TableName, number>>,
  { threads = 2, progress }: ScaleRequest,
  open: () => Promise<Duck>,
): Promise<Record<TableName, number>> {
  const rows = { ...expected }
  const all = tasks.reduce((sum, task) => sum + expected[task.table], 0)
  const waiting = [...tasks]
  const working = new Map<Duck, Writing>()
  let finished = 0
  const report = () => {
    let done = finished
    for (const [duck, { table, reads }] of working) {
      done +=
        expected[table] * Math.min(1, Number(duck.connection.progress.rows_processed) / Math.max(reads, 1))
    }
    progress?.(Math.min(1, done / all))
  }
  const clock = progress === undefined ? null : setInterval(report, 250)
  const work = async () => {
    const duck = await open()
    try {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        working.set(duck, task)
        const [written] = await duck.rows(task.sql)
        rows[task.table] = Number(written?.['Count'] ?? 0)
        working.delete(duck)
        finished += expected[task.table]
      }
    } finally {
      working.delete(duck)
      duck.close()
    }
  }
  try {
    await Promise.all(Array.from({ length: threads }, work))
  } finally {
    if (clock !== null) clearInterval(clock)
  }
  progress?.(1)
  return rows
}

function extraColumns(donor: Donor): Partial<Record<TableName, readonly Column[]>> {
  const types: Readonly<Record<string, Column['type']>> = {
    INTEGER: 'count',
    BIGINT: 'count',
    BOOLEAN: 'flag',
    DATE: 'day',
  }
  const asColumn = ({ name, type }: DonorColumn): Column => ({
    name,
    type: types[type] ?? 'text',
    empty: true,
    codes: [],
    says: 'as in the cohort it was drawn from',
  })
  return Object.fromEntries(
    packageTables.map((table) => [
      table.name,
      donor.columns[table.name]
        .filter((given) => !table.columns.some(({ name }) => name === given.name))
        .map(asColumn),
    ]),
  )
}
