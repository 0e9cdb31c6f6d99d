import { spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { demonstrationSecret } from '../demonstration/credentials.ts'
import { exportDataset } from '../insight/dataset/index.ts'
import { addDays, dayInLondon } from '../kernel/calendar-day.ts'
import type { Database } from '../platform/database/database.ts'

const cohort = 'cohort-2017-2019'

/** The demonstration's own record as a package, as at yesterday: a day that is not over has no package. */
export async function exportDemonstration(database: Database, shelf: string, now: Date): Promise<void> {
  const out = join(shelf, 'record')
  if (existsSync(out)) return
  await exportDataset(database, {
    asAt: addDays(dayInLondon(now), -1),
    out,
    format: 'csv',
    secret: demonstrationSecret,
    now,
    withHistory: false,
    importedBy: null,
    demonstration: true,
  })
}

/**
 * The invented cohort of the published evaluation, made beside the open service in a process of its own: it takes half a
 * minute, and nobody should wait for it. It appears on the shelf when it is whole.
 */
export function simulateCohort(shelf: string): void {
  const out = join(shelf, cohort)
  if (existsSync(out)) return
  const growing = join(shelf, `.${cohort}-${process.pid}`)
  const launcher = join(import.meta.dirname, '..', '..', 'bin', 'guardianship.mjs')
  const child = spawn(
    process.execPath,
    [launcher, 'simulate', '--calibrated', '--seed', '1', '--out', growing],
    {
      stdio: 'ignore',
    },
  )
  const stop = () => child.kill()
  process.once('exit', stop)
  child.once('exit', (status) => {
    process.off('exit', stop)
    if (status === 0 && !existsSync(out)) renameSync(growing, out)
    else rmSync(growing, { recursive: true, force: true })
  })
  child.unref()
}
