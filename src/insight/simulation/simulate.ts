import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrationOf, type Calibration } from './calibration.ts'
import { readingNames, type Readings } from './readings.ts'
import { inventTables } from './tables.ts'
import { writePackage } from './write.ts'

/**
 * Writes the calibrated cohort into `folder`: the package, and `calibration.json` beside it. The same seed, readings and format
 * give the same bytes; another seed gives other children with the same published figures. Throws `Infeasible`.
 */
export async function simulateCalibrated(request: {
  readonly folder: string
  readonly format: 'csv' | 'parquet'
  readonly seed: number
  readonly readings: Readings
}): Promise<Calibration> {
  const { folder, format, seed, readings } = request
  await writePackage(folder, format, await inventTables(seed, readings), {
    made_by: 'guardianship simulate --calibrated',
    seed,
    readings: Object.fromEntries(readingNames.map((name) => [name, readings[name] ? 'on' : 'off'])),
    invented:
      'Every child, meeting and referral is invented; calibration.json says which published figures hold.',
  })
  const calibration = await calibrationOf(folder, seed, readings)
  writeFileSync(join(folder, 'calibration.json'), `${JSON.stringify(calibration, null, 1)}\n`)
  return calibration
}
