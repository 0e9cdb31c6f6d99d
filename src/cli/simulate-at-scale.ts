import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPackage } from '../insight/package/index.ts'
import { progressOn, readDonor, ScaleError, simulateAtScale, type Donor } from '../insight/scale/index.ts'
import { SettingError } from '../platform/config/index.ts'
import { targetOf, type SimulationWay } from './simulate.ts'

/**
 * `simulate --children N`: a package of any size, drawn from the cohort that `writeCohort` puts into an empty folder. That
 * cohort covers February 2017 to January 2019.
 */
export function atScale(writeCohort: (folder: string) => Promise<void>): SimulationWay {
  return {
    option: 'children',
    usage:
      '--children N --out FOLDER [--seed N] [--from 2017-02] [--to 2019-01 | --months-mean 12] [--threads 1|2]',
    make: async (options) => {
      const target = targetOf(options)
      if (options.get('format') === 'csv')
        throw new SettingError('--children writes Parquet: leave --format csv out.')
      const [children, monthsMean] = [numberOf(options, 'children'), numberOf(options, 'months-mean')]
      const threads = options.get('threads') ?? '2'
      if (threads !== '1' && threads !== '2') throw new SettingError('--threads is 1 or 2.')
      const [from, to] = [options.get('from'), options.get('to')]
      try {
        const made = await simulateAtScale({
          donor: await donorFrom(writeCohort),
          folder: target.folder,
          children: children ?? 0,
          seed: target.seed,
          threads: threads === '1' ? 1 : 2,
          progress: progressOn(process.stderr),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...(monthsMean === undefined ? {} : { monthsMean }),
        })
        const { rows } = made
        console.log(
          `Wrote ${rows.children} children, ${rows.months} months and ${rows.meetings} meetings, ${made.from} to ${made.to}, into ${target.folder}.`,
        )
        return 0
      } catch (error) {
        if (!(error instanceof ScaleError)) throw error
        console.error(error.message)
        return 1
      }
    },
  }
}

function numberOf(options: ReadonlyMap<string, string>, name: string): number | undefined {
  const given = options.get(name)
  if (given === undefined) return undefined
  if (!/^\d+(\.\d+)?$/.test(given)) throw new SettingError(`--${name} is a number.`)
  return Number(given)
}

async function donorFrom(writeCohort: (folder: string) => Promise<void>): Promise<Donor> {
  const folder = mkdtempSync(join(tmpdir(), 'guardianship-cohort-'))
  try {
    await writeCohort(folder)
    const cohort = await openPackage(folder, { threads: 1 })
    try {
      return await readDonor(cohort, '2017-02', '2019-01')
    } finally {
      cohort.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
