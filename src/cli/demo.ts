import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../kernel/clock.ts'
import { demonstrationSecret, signInTable } from '../demonstration/credentials.ts'
import { fillDemonstration } from '../demonstration/fill.ts'
import { closeOnSignal, openHouse } from '../main.ts'
import { migrations } from '../migrations.ts'
import { listening, logLevel } from '../platform/config/index.ts'
import { migrate, pendingMigrations } from '../platform/database/migrate.ts'
import { openPglite } from '../platform/database/pglite.ts'
import { openLog } from '../platform/logging/index.ts'
import { SettingError } from '../platform/config/index.ts'
import { exportDemonstration, simulateCohort } from './demonstration-evidence.ts'
import { demonstrationFolder } from './demonstration-folder.ts'
import type { Command } from './command.ts'

export const demoCommand: Command = {
  name: 'demo',
  does: 'open the service on an embedded database full of invented children, with a sign-in for each role (HOST, PORT)',
  run: async (_words, env) => {
    const where = listening(env)
    const folder = demonstrationFolder(env)
    const database = await openPglite(folder)
    const filled = join(folder, 'filled')
    const shelf = join(folder, 'evidence')
    try {
      const pending = await pendingMigrations(database.kysely, migrations)
      if (existsSync(filled)) {
        if (pending.length > 0) {
          throw new SettingError(
            `The demonstration in ${folder} is of an earlier version: delete that folder and run the command again.`,
          )
        }
      } else {
        if (pending.length < Object.keys(migrations).length) {
          throw new SettingError(
            `The demonstration in ${folder} was not filled to the end: delete that folder and run the command again.`,
          )
        }
        await migrate(database.kysely, migrations)
        console.log(
          'Inventing children, staff and half a year of work. This is done once and takes about a minute.',
        )
        const result = await fillDemonstration(database, systemClock.now(), (steps) => {
          if (steps % 100 === 0) process.stdout.write('.')
        })
        writeFileSync(filled, `${result.children} children, ${result.steps} steps\n`)
        console.log(`\n${result.children} invented children, ${result.steps} things done for them.`)
      }
      mkdirSync(shelf, { recursive: true })
      await exportDemonstration(database, shelf, systemClock.now())
    } catch (error) {
      await database.close()
      throw error
    }
    const { address, server } = await openHouse({
      database,
      log: openLog(logLevel(env, 'error')),
      secret: demonstrationSecret,
      demonstration: true,
      https: false,
      listening: where,
      evidenceFolder: shelf,
    })
    closeOnSignal(server, database)
    simulateCohort(shelf)
    console.log(`\nGuardianship, the demonstration: every child and every member of staff is invented.`)
    console.log(`Open ${address}\n`)
    console.log(signInTable(systemClock.now()))
    console.log(
      '\nA code is good for 30 seconds and one use: press Enter here, or run "npx guardianship codes", for new ones.',
    )
    console.log('Ctrl+C stops.')
    if (process.stdin.isTTY) {
      process.stdin.on('data', () => console.log(`\n${signInTable(systemClock.now())}`))
    }
    return 0
  },
}

export const codesCommand: Command = {
  name: 'codes',
  does: 'print the demonstration’s sign-ins with their one-time codes of this moment',
  run: async () => {
    console.log(signInTable(systemClock.now()))
    return 0
  },
}
