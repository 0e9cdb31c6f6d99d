import type { Command } from './command.ts'
import { codesCommand, demoCommand } from './demo.ts'
import { firstAdministratorCommand } from './first-administrator.ts'
import { headCommand, migrateCommand, verifyCommand } from './record.ts'
import { routesCommand } from './routes.ts'
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
  tidyCommand,
  welshCommand,
]
