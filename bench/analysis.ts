import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { calendarMonth, firstDayOf, lastDayOf } from '../src/kernel/calendar-month.ts'
import { identifier, text } from '../src/platform/analytics/index.ts'
import { evaluate } from '../src/insight/evaluation/index.ts'
import { openPackage, packageTables, type OpenPackage, type TableName } from '../src/insight/package/index.ts'
import { resultsJson } from '../src/insight/results/index.ts'

/**
 * One piece of work in a process of its own, so that its peak memory is its own: `analysis.ts WHAT FOLDER THREADS FROM TO`.
 * Prints one line of JSON: seconds, peak resident memory in MiB, and what the work found.
 */

/** Columns no measure counts in; everything else is read. */
const UNREAD: Partial<Record<TableName, readonly string[]>> = {
  children: ['child_id', 'referral_channel', 'referrer_agency', 'local_authority', 'county_lines'],
  meetings: ['meeting_id'],
  nrm: ['nrm_id', 'site'],
}

/** What the pandas script reads, for a pandas that cannot read Parquet. */
const EXTRACTS: readonly (readonly [TableName, readonly string[]])[] = [
  [
    'children',
    ['episode_id', 'referral_date', 'parental_responsibility', 'missing_on_referral', 'exit_date'],
  ],
  ['months', ['episode_id', 'month', 'face_to_face', 'other_contacts', 'missing']],
  ['meetings', ['episode_id', 'date', 'counterpart', 'purposes']],
  ['missing_episodes', ['episode_id', 'started_on']],
]

/** Touches every value of every column that a measure uses, once. */
async function readOnce({ duck }: OpenPackage): Promise<unknown> {
  for (const { name, columns } of packageTables) {
    const wanted = columns.filter((column) => !(UNREAD[name] ?? []).includes(column.name))
    // A sum or the least: neither can be had from the statistics of a file of text, flags and small counts.
    const touched = wanted.map(({ name: column, type }) => {
      if (type === 'count') return `sum(${identifier(column)})`
      if (type === 'flag') return `sum(${identifier(column)}::integer)`
      if (type === 'day') return `sum(${identifier(column)} - date '2000-01-01')`
      return `min(${identifier(column)})`
    })
    await duck.rows(`select ${touched.join(', ')} from ${identifier(name)}`)
  }
  return null
}

async function evaluated(pack: OpenPackage): Promise<unknown> {
  const results = await evaluate(pack, {
    from: firstDayOf(calendarMonth(from)),
    to: lastDayOf(calendarMonth(to)),
  })
  return {
    sha256: createHash('sha256').update(resultsJson(results)).digest('hex'),
    values: Object.fromEntries(results.measures.map((measure) => [measure.id, measure.value])),
    series: results.series.length,
  }
}

async function extracted({ duck }: OpenPackage): Promise<unknown> {
  for (const [table, columns] of EXTRACTS) {
    await duck.run(
      `copy (select ${columns.map(identifier).join(', ')} from ${identifier(table)}) to ${text(join(folder, `${table}.csv`))} (header)`,
    )
  }
  return null
}

const [what = '', folder = '', threads = '2', from = '', to = ''] = process.argv.slice(2)
const work = { read: readOnce, evaluate: evaluated, extract: extracted }[what]
if (work === undefined) throw new Error(`Nothing to do under the name ${what}`)
const began = performance.now()
const pack = await openPackage(folder, { threads: Number(threads), memory: '3GB' })
// The read is measured without the digest that opening takes of the files; an evaluation with everything.
const opened = performance.now()
const found = await work(pack)
const seconds = (performance.now() - (what === 'evaluate' ? began : opened)) / 1000
pack.close()
console.log(JSON.stringify({ seconds, rss: process.resourceUsage().maxRSS / 1024, found }))
