// Compares our control of small numbers with R (GaussSuppression 1.2.3, SmallCountRounding 1.2.5) on tables made up for it.
// The tables are not in this repository: GUARDIANSHIP_GOLDEN_DATA names the folder that holds sdc_golden.
//   npm run golden          exit status 1 when a comparison fails, 0 when all hold or the data are not there (and says so)
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import {
  auditSuppression,
  flat,
  loadSolver,
  suppress,
  roundSmallCounts,
  sumsOf,
  tableSystem,
} from '../../src/insight/disclosure/index.ts'
import type { Dimension, Inner, TableSystem } from '../../src/insight/disclosure/index.ts'

const names = ['nationality', 'region', 'age', 'sex'] as const
const records = z.array(z.record(z.string(), z.string()))

const folder = process.env['GUARDIANSHIP_GOLDEN_DATA']
if (folder === undefined || !existsSync(join(folder, 'sdc_golden'))) {
  console.log('Skipped: set GUARDIANSHIP_GOLDEN_DATA to the folder that holds sdc_golden to compare with R.')
  process.exit(0)
}
const golden = join(folder, 'sdc_golden')
const read = (file: string) =>
  records.parse(parse(readFileSync(join(golden, file), 'utf8'), { columns: true }))

let failures = 0
function check(holds: boolean, what: string): void {
  if (!holds) failures += 1
  console.log(`${holds ? 'holds ' : 'FAILS '} ${what}`)
}

const inner: Inner[] = read('nrm_like_inner.csv').map((row) => ({
  codes: names.map((name) => row[name] ?? ''),
  count: Number(row['freq']),
}))
const dimensions: Dimension[] = names.map((name, at) =>
  flat(name, [...new Set(inner.map((row) => row.codes[at] ?? ''))]),
)
const solver = await loadSolver()

interface Expected {
  readonly row: Record<string, string>
  readonly cell: number
}

/** Pairs each row of R with our cell; fails when the two do not print the same cells. */
function paired(system: TableSystem, file: string): Expected[] {
  const at = new Map(system.keys.map((codes, cell) => [codes.join(' / '), cell]))
  const rows = read(file).map((row) => ({
    row,
    cell: at.get(names.map((name) => row[name] ?? 'Total').join(' / ')) ?? -1,
  }))
  const shown = system.cells.filter((cell) => cell.shown).length
  check(
    rows.every(({ cell }) => system.cells[cell]?.shown === true) && rows.length === shown,
    `${file}: the same ${shown} cells`,
  )
  return rows
}

const formula = [
  ['nationality', 'region'],
  ['nationality', 'age', 'sex'],
  ['region', 'age'],
]
for (const { file, tables, threshold, zeros } of [
  { file: 'gauss_2way_maxN9_intervals.csv', tables: [['nationality', 'region']], threshold: 10, zeros: true },
  { file: 'gauss_2way_maxN9_zero.csv', tables: [['nationality', 'region']], threshold: 10, zeros: true },
  { file: 'gauss_formula_maxN4_nozero.csv', tables: formula, threshold: 5, zeros: false },
  { file: 'gauss_all4way_maxN4_nozero.csv', tables: [[...names]], threshold: 5, zeros: false },
]) {
  const rule = { threshold, zeros }
  const system = tableSystem(dimensions, inner, tables)
  const rows = paired(system, file)
  const started = performance.now()
  const ours = suppress(solver, system, rule)
  const seconds = (performance.now() - started) / 1000
  check(
    rows.every(({ row, cell }) => (row['primary'] === 'TRUE') === (ours.primary[cell] === true)),
    `${file}: small counts are the same`,
  )
  for (const knows of ['stars', 'marks'] as const) {
    const audit = auditSuppression(solver, system, ours.suppressed, rule, { knows })
    // Who could tell the small counts among the stars works some out where zeros are printed: no pattern prevents that.
    const beyond = knows === 'marks' ? ours.ifMarked : ours.unprotected
    const rest = audit.unsafe.filter(
      (proof) => (knows === 'stars' || proof.primary) && !beyond.includes(proof.id),
    )
    check(
      rest.length === 0 && (knows === 'marks' || beyond.length === 0),
      `${file}: ours is safe (outsider knows ${knows}): ${audit.cells.length} cells, narrowest ${audit.narrowest}, unsafe ${rest.length}, beyond any pattern ${beyond.length}`,
    )
  }
  const theirs = system.cells.map((_, at) =>
    rows.some(({ row, cell }) => cell === at && row['suppressed'] === 'TRUE'),
  )
  const audit = auditSuppression(solver, system, theirs, rule, { knows: 'none' })
  check(
    audit.cells.every((cell) => cell.most - cell.least > 1e-6),
    `${file}: R's pattern gives no cell back (narrowest ${audit.narrowest})`,
  )
  const strict = auditSuppression(solver, system, theirs, rule, { knows: 'stars' })
  console.log(`       ${file}: R's pattern leaves ${strict.unsafe.length} cells narrower than their star`)
  const bounded = rows.filter(({ row }) => row['lo'] !== undefined && row['lo'] !== 'NA')
  if (bounded.length > 0) {
    const proofs = new Map(audit.cells.map((proof) => [proof.id, proof]))
    check(
      bounded.every(({ row, cell }) => {
        const proof = proofs.get(system.cells[cell]?.id ?? '')
        return proof?.least === Number(row['lo']) && proof.most === Number(row['up'])
      }),
      `${file}: all ${bounded.length} intervals equal R's`,
    )
  }
  const count = (list: readonly boolean[]) => list.filter(Boolean).length
  const lost = (list: readonly boolean[]) =>
    system.cells.reduce(
      (total, cell, at) => total + (list[at] === true && ours.primary[at] !== true ? cell.count : 0),
      0,
    )
  const ratio = count(ours.suppressed) / count(theirs)
  check(
    ratio < 1.35,
    `${file}: we withhold ${count(ours.suppressed)}, R ${count(theirs)} (ratio ${ratio.toFixed(2)}; children in others ${lost(ours.suppressed)} and ${lost(theirs)}) in ${seconds.toFixed(2)} s`,
  )
}

for (const base of [3, 5, 10]) {
  const file = `plsround_base${base}.csv`
  const system = tableSystem(dimensions, inner, formula)
  const rows = paired(system, file)
  const sums = sumsOf(system)
  const started = performance.now()
  const ours = roundSmallCounts(sums, base)
  const seconds = (performance.now() - started) / 1000
  check(
    ours.printed.every((count) => count === 0 || count >= base),
    `${file}: no printed count from 1 to ${base - 1} is left`,
  )
  const small = (count: number) => count > 0 && count < base
  const counts = sums.cells.map((cell) => system.cells[cell]?.count ?? 0)
  check(
    counts.every((count, at) => !small(count) || (ours.printed[at] ?? 0) % base === 0),
    `${file}: small counts are multiples of ${base}`,
  )
  const our = counts.map((count, at) => Math.abs((ours.printed[at] ?? 0) - count))
  const their = rows.map(({ row }) => Math.abs(Number(row['difference'])))
  const root = (list: readonly number[]) =>
    Math.sqrt(list.reduce((sum, one) => sum + one ** 2, 0) / list.length).toFixed(2)
  check(
    Math.max(...our) <= Math.max(...their),
    `${file}: largest difference ${Math.max(...our)}, R ${Math.max(...their)}; root mean square ${root(our)} and ${root(their)} in ${seconds.toFixed(2)} s`,
  )
}

console.log(failures === 0 ? 'All comparisons hold.' : `${failures} comparisons fail.`)
process.exit(failures === 0 ? 0 : 1)
