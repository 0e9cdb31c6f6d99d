import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { buildHouse } from './app.ts'
import { systemClock } from './kernel/clock.ts'
import type { Listening } from './platform/config/index.ts'
import type { Database } from './platform/database/database.ts'
import type { FileKey, ScannerAddress } from './platform/files/index.ts'
import type { Log } from './platform/logging/index.ts'
import { buildAssets } from './platform/web/assets.ts'

export interface Opening {
  readonly database: Database
  readonly log: Log
  readonly secret: string
  readonly demonstration: boolean
  readonly https: boolean
  readonly listening: Listening
  readonly trustedProxy?: string | null
  readonly evidenceFolder: string | null
  readonly mostFileBytes?: number
  readonly fileScanner?: ScannerAddress | null
  readonly fileKeys?: readonly FileKey[]
}

const assetsFolder = join(import.meta.dirname, '..', 'var', 'assets')

/** Opens the doors: builds the house on a database and listens. Answers with the address and the way to close it. */
export async function openHouse(opening: Opening): Promise<{ address: string; server: FastifyInstance }> {
  const assets = await buildAssets(assetsFolder)
  const server = await buildHouse({
    database: opening.database,
    clock: systemClock,
    log: opening.log,
    assets,
    assetsFolder,
    secret: opening.secret,
    demonstration: opening.demonstration,
    https: opening.https,
    trustedProxy: opening.trustedProxy ?? null,
    strangersPerMinute: 120,
    evidenceFolder: opening.evidenceFolder,
    ...(opening.mostFileBytes === undefined ? {} : { mostFileBytes: opening.mostFileBytes }),
    fileScanner: opening.fileScanner ?? null,
    ...(opening.fileKeys === undefined ? {} : { fileKeys: opening.fileKeys }),
  })
  const address = await server.listen({ host: opening.listening.host, port: opening.listening.port })
  return { address, server }
}

/** Closes server and database once, on the first signal to stop. */
export function closeOnSignal(server: FastifyInstance, database: Database): void {
  let closing = false
  const close = () => {
    if (closing) return
    closing = true
    void server
      .close()
      .then(() => database.close())
      .finally(() => process.exit(0))
  }
  process.once('SIGINT', close)
  process.once('SIGTERM', close)
}
