import { systemClock } from '../kernel/clock.ts'
import { closeOnSignal, openHouse } from '../main.ts'
import { migrations } from '../migrations.ts'
import {
  databaseUrl,
  evidenceFolder,
  fileKeys,
  fileScanner,
  headFile,
  listening,
  logLevel,
  mostFileBytes,
  publicOrigin,
  secretOf,
  trustedProxy,
} from '../platform/config/index.ts'
import { openPostgresql } from '../platform/database/database.ts'
import { demandFitDatabase } from '../platform/database/fitness.ts'
import { demandFileKeys, openFiles, ringOf } from '../platform/files/index.ts'
import { openLog } from '../platform/logging/index.ts'
import { publishHourly } from '../platform/record/index.ts'
import { scanEveryFiveMinutes } from '../service/documents/index.ts'
import type { Command } from './command.ts'

export const startCommand: Command = {
  name: 'start',
  does: 'run the live service on PostgreSQL (DATABASE_URL, GUARDIANSHIP_SECRET, PUBLIC_ORIGIN, HOST, PORT)',
  run: async (_words, env) => {
    const url = databaseUrl(env)
    const secret = secretOf(env)
    const origin = publicOrigin(env)
    const where = listening(env)
    const scanner = fileScanner(env)
    const keys = fileKeys(env)
    const database = openPostgresql(url)
    try {
      await demandFitDatabase(database, migrations)
      await demandFileKeys(database.kysely, ringOf(secret, keys))
    } catch (error) {
      await database.close()
      throw error
    }
    const log = openLog(logLevel(env, 'info'))
    const { address, server } = await openHouse({
      database,
      log,
      secret,
      demonstration: false,
      https: origin?.protocol === 'https:',
      listening: where,
      trustedProxy: trustedProxy(env),
      evidenceFolder: evidenceFolder(env),
      mostFileBytes: mostFileBytes(env),
      fileScanner: scanner,
      fileKeys: keys,
    })
    closeOnSignal(server, database)
    scanEveryFiveMinutes(
      database,
      openFiles({ secret, keys, scanner }),
      () => systemClock.now(),
      (error) => log.fault(error, { task: 'scan-files' }),
    )
    const file = headFile(env)
    if (file !== null) {
      publishHourly(
        database,
        file,
        () => systemClock.now(),
        (error) => log.fault(error, { task: 'publish-head' }),
      )
    }
    console.log(`Guardianship is open at ${origin?.origin ?? address}`)
    return 0
  },
}
