import {
  allReadings,
  Infeasible,
  readingNames,
  simulateCalibrated,
  type Reading,
  type Readings,
} from '../insight/simulation/index.ts'
import { SettingError } from '../platform/config/index.ts'
import { targetOf, type SimulationWay } from './simulate.ts'

/** `--reading R6=off`, as often as wanted; those not named are on. */
export function readingsOf(words: readonly string[]): Readings {
  const readings: Record<Reading, boolean> = { ...allReadings }
  words.forEach((word, index) => {
    if (word !== '--reading') return
    const [, name = '', state = ''] = /^(R\d)=(on|off)$/.exec(words[index + 1] ?? '') ?? []
    const reading = readingNames.find((one) => one === name)
    if (reading === undefined)
      throw new SettingError('--reading is R1 to R7 with on or off, such as --reading R6=off.')
    readings[reading] = state === 'on'
  })
  return readings
}

export const calibratedWay: SimulationWay = {
  option: 'calibrated',
  usage: '--calibrated [--seed N] --out DIR [--format csv|parquet] [--reading R6=off …]',
  make: async (options, words) => {
    const request = { ...targetOf(options), readings: readingsOf(words) }
    try {
      const { counts, lines } = await simulateCalibrated(request)
      console.log(
        `445 invented children in ${request.folder}. Of what was published ${counts.holds} hold, ` +
          `${counts['cannot hold']} cannot hold, ${counts['not about this service']} are not about this service.`,
      )
      for (const line of lines) {
        if (line.reason !== null)
          console.log(`  ${line.id}: ${line.target}, here ${line.achieved ?? '–'}. ${line.reason}`)
      }
      const missed = lines.filter((line) => line.standing === 'misses')
      if (missed.length === 0) return 0
      console.error(`These should hold and do not: ${missed.map((line) => line.id).join(', ')}.`)
      return 1
    } catch (error) {
      if (error instanceof Infeasible) throw new SettingError(error.message)
      throw error
    }
  },
}

/** The cohort that `simulate --calibrated --seed 1` makes, in a folder: what a large package is drawn from. */
export async function writeCalibrated(folder: string): Promise<void> {
  try {
    await simulateCalibrated({ folder, format: 'parquet', seed: 1, readings: allReadings })
  } catch (error) {
    if (error instanceof Infeasible) throw new SettingError(error.message)
    throw error
  }
}
