import type { Command } from './command.ts'
import { datasetCommand } from './dataset.ts'
import { codesCommand, demoCommand } from './demo.ts'
import { evaluateCommand } from './evaluate.ts'
import { filesCommand } from './files.ts'
import { firstAdministratorCommand } from './first-administrator.ts'
import { headCommand, migrateCommand, verifyCommand } from './record.ts'
import { reproduceCommand } from './reproduce.ts'
import { routesCommand } from './routes.ts'
import { atScale } from './simulate-at-scale.ts'
import { calibratedWay, writeCalibrated } from './simulate-calibrated.ts'
import { simulateCommandOf } from './simulate.ts'
import { startCommand } from './start.ts'
import { tidyCommand } from './tidy.ts'
import { welshCommand } from './welsh.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  demoCommand,
  codesCommand,
  startCommand,
  migrateCommand,
  firstAdministratorCommand,
  routesCommand,
  verifyCommand,
  headCommand,
  filesCommand,
  tidyCommand,
  welshCommand,
  datasetCommand,
  evaluateCommand,
  reproduceCommand,
  simulateCommandOf([calibratedWay, atScale(writeCalibrated)]),
]
