import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { calendarMonth, lastDayOf } from '../src/kernel/calendar-month.ts'
import { openPackage } from '../src/insight/package/index.ts'
import { progressOn, readDonor, simulateAtScale } from '../src/insight/scale/index.ts'
import { writeCalibrated } from '../src/cli/simulate-calibrated.ts'

/**
 * Measures the evaluation of a million children beside one read of the same columns by the same engine, beside pandas, and the
 * evaluation of the calibrated cohort. Each runs in a process of its own, turn about, because machines are shared and noisy:
 * read the ratios. `BENCH_CHILDREN` makes it smaller.
 */
const CHILDREN = Number(process.env['BENCH_CHILDREN'] ?? 1_000_000)
const SEED = 7
const MONTHS_MEAN = 12
const TURNS = 3
const out = join(import.meta.dirname, 'out')
const million = join(out, `children-${CHILDREN}`)

const notes = z.object({
  notes: z.object({ children: z.number(), seed: z.number(), from: z.string(), to: z.string() }),
})
const measured = z.object({ seconds: z.number(), rss: z.number(), found: z.unknown() })
const evaluation = z.object({
  sha256: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
const pandas = z.object({
  values: z.record(z.string(), z.number()),
  seconds: z.number(),
  rss: z.number(),
  format: z.string(),
})

interface Row {
  readonly what: string
  readonly seconds: number
  readonly rss: number
}

/** The package, made once; one of the same children and seed is used again; delete it to have it made anew. */
async function makeOnce(calibrated: string): Promise<{ from: string; to: string }> {
  const path = join(million, 'datapackage.json')
  if (existsSync(path)) {
    const known = notes.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (known.success && known.data.notes.children === CHILDREN && known.data.notes.seed === SEED)
      return known.data.notes
  }
  const donorPackage = await openPackage(calibrated)
  const donor = await readDonor(donorPackage, '2017-02', '2019-01')
  donorPackage.close()
  console.log(`Making ${CHILDREN} children in ${million} …`)
  const began = performance.now()
  const progress = progressOn(process.stderr)
  const made = await simulateAtScale({
    donor,
    folder: million,
    children: CHILDREN,
    seed: SEED,
    monthsMean: MONTHS_MEAN,
    progress,
  })
  const rss = process.resourceUsage().maxRSS / 1024
  console.log(
    `Made in ${((performance.now() - began) / 1000).toFixed(1)} s, peak ${rss.toFixed(0)} MiB: ${JSON.stringify(made.rows)}`,
  )
  return made
}

function run(what: string, folder: string, threads: number, period: { from: string; to: string }) {
  const file = join(import.meta.dirname, 'analysis.ts')
  const words = [file, what, folder, String(threads), period.from, period.to]
  return measured.parse(
    JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 })),
  )
}

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The first Python that has pandas; null where none has. */
function pythonWithPandas(): string | null {
  const found = ['python3', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', 'import pandas']).status === 0,
  )
  return found ?? null
}

function inPandas(period: { from: string; to: string }, ours: z.infer<typeof evaluation>): Row | string {
  const python = pythonWithPandas()
  if (python === null) return 'pandas is not installed'
  if (spawnSync(python, ['-c', 'import pyarrow']).status !== 0) run('extract', million, 2, period)
  const last = lastDayOf(calendarMonth(period.to))
  const words = [join(import.meta.dirname, 'pandas_measures.py'), million, `${period.from}-01`, last]
  const told = pandas.parse(JSON.parse(execFileSync(python, words, { encoding: 'utf8' })))
  for (const file of readdirSync(million)) if (file.endsWith('.csv')) rmSync(join(million, file))
  for (const [id, value] of Object.entries(told.values)) {
    const same = Math.abs(Number(ours.values[id]) - value) < 1e-9
    console.log(
      `  ${same ? 'same' : 'NOT THE SAME'}  ${id}: ${value} by pandas, ${String(ours.values[id])} by the evaluation`,
    )
    if (!same) process.exitCode = 1
  }
  return {
    what: `five measures in pandas, from ${told.format === 'csv' ? 'CSV' : 'Parquet'}`,
    seconds: told.seconds,
    rss: told.rss,
  }
}

mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'guardianship-bench-'))
try {
  await writeCalibrated(folder)
  const period = await makeOnce(folder)
  const reads: number[] = []
  const whole: { seconds: number; rss: number; sha256: string }[] = []
  let ours: z.infer<typeof evaluation> | null = null
  for (let turn = 0; turn < TURNS; turn += 1) {
    reads.push(run('read', million, 2, period).seconds)
    const { found, seconds, rss } = run('evaluate', million, 2, period)
    ours = evaluation.parse(found)
    whole.push({ seconds, rss, sha256: ours.sha256 })
    console.log(
      `turn ${turn + 1}: one read ${reads.at(-1)?.toFixed(2)} s, the evaluation ${seconds.toFixed(2)} s, ${rss.toFixed(0)} MiB`,
    )
  }
  if (ours === null) throw new Error('nothing was measured')
  const single = run('evaluate', million, 1, period)
  const sameBytes =
    evaluation.parse(single.found).sha256 === ours.sha256 &&
    whole.every(({ sha256 }) => sha256 === ours.sha256)
  const small = run('evaluate', folder, 2, { from: '2017-02', to: '2019-01' })
  const seconds = middle(whole.map((one) => one.seconds))
  const rss = Math.max(...whole.map((one) => one.rss))
  const read = middle(reads)
  const beside = inPandas(period, ours)
  const rows: readonly Row[] = [
    { what: 'one read of the columns', seconds: read, rss: Number.NaN },
    { what: 'every measure, 2 threads', seconds, rss },
    { what: 'every measure, 1 thread', seconds: single.seconds, rss: single.rss },
    ...(typeof beside === 'string' ? [] : [beside]),
    { what: 'every measure, calibrated cohort', seconds: small.seconds, rss: small.rss },
  ]
  console.log(`\n${CHILDREN} children, ${period.from} to ${period.to}, ${cpus().length} cores`)
  for (const row of rows) {
    const memory = Number.isNaN(row.rss) ? '' : `${row.rss.toFixed(0)} MiB`
    console.log(
      `${row.what.padEnd(40)} ${row.seconds.toFixed(2).padStart(7)} s  ${memory.padStart(9)}  ${(row.seconds / read).toFixed(2).padStart(6)} reads`,
    )
  }
  if (typeof beside === 'string') console.log(`${'five measures in pandas'.padEnd(40)} ${beside}`)
  const verdicts: readonly (readonly [string, boolean])[] = [
    ['within 5 reads', seconds <= 5 * read],
    ['under 30 s', seconds < 30],
    ['under 4 GiB', rss < 4096],
    ['the same bytes with 1 and 2 threads', sameBytes],
    ['the calibrated cohort under 2 s', small.seconds < 2],
  ]
  for (const [goal, met] of verdicts) console.log(`${met ? 'met   ' : 'MISSED'}  ${goal}`)
  if (!sameBytes) process.exitCode = 1
  writeFileSync(
    join(out, 'evaluation.json'),
    `${JSON.stringify({ children: CHILDREN, period, rows, verdicts }, null, 2)}\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
