import type { Command } from './command.ts'
import { headCommand, migrateCommand, verifyCommand } from './record.ts'
import { routesCommand } from './routes.ts'
import { startCommand } from './start.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  startCommand,
  migrateCommand,
  routesCommand,
  verifyCommand,
  headCommand,
]
