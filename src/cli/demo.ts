import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../kernel/clock.ts'
import { demonstrationSecret, signInTable } from '../demonstration/credentials.ts'
import { fillDemonstration } from '../demonstration/fill.ts'
import { closeOnSignal, openHouse } from '../main.ts'
import { migrations } from '../migrations.ts'
import { listening, logLevel } from '../platform/config/index.ts'
import type { Database } from '../platform/database/database.ts'
import { migrate, pendingMigrations } from '../platform/database/migrate.ts'
import { openPglite, openPgliteInMemory } from '../platform/database/pglite.ts'
import { openLog } from '../platform/logging/index.ts'
import { SettingError } from '../platform/config/index.ts'
import { exportDemonstration, simulateCohort } from './demonstration-evidence.ts'
import { demonstrationFolder } from './demonstration-folder.ts'
import type { Command } from './command.ts'

/**
 * The demonstration of the folder, filled before if there is none yet. It is filled in memory and written to disk when it is
 * whole: that is faster than writing every page of the way, and one that is broken off leaves nothing behind.
 */
async function filledDatabase(folder: string): Promise<Database> {
  const filled = join(folder, 'filled')
  if (existsSync(filled)) {
    const database = await openPglite(folder)
    if ((await pendingMigrations(database.kysely, migrations)).length === 0) return database
    await database.close()
    throw new SettingError(
      `The demonstration in ${folder} is of an earlier version: delete that folder and run the command again.`,
    )
  }
  if (existsSync(join(folder, 'data'))) {
    throw new SettingError(
      `The demonstration in ${folder} was not filled to the end: delete that folder and run the command again.`,
    )
  }
  console.log(
    'Inventing children, staff and half a year of work. This is done once and takes about a minute.',
  )
  const memory = await openPgliteInMemory()
  try {
    await migrate(memory.kysely, migrations)
    const result = await fillDemonstration(memory, systemClock.now(), (steps) => {
      if (steps % 100 === 0) process.stdout.write('.')
    })
    const database = await openPglite(folder, await memory.dump())
    writeFileSync(filled, `${result.children} children, ${result.steps} steps\n`)
    console.log(`\n${result.children} invented children, ${result.steps} things done for them.`)
    return database
  } finally {
    await memory.close()
  }
}

export const demoCommand: Command = {
  name: 'demo',
  does: 'open the service on an embedded database full of invented children, with a sign-in for each role (HOST, PORT)',
  run: async (_words, env) => {
    const where = listening(env)
    const folder = demonstrationFolder(env)
    const shelf = join(folder, 'evidence')
    const database = await filledDatabase(folder)
    try {
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
