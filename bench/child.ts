import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'

/** In the measured process: tells the parent the port, and the memory whenever it asks. */
export function tell(server: Server): void {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  process.send?.({ port: address.port })
  process.on('message', () => process.send?.({ rss: process.memoryUsage().rss }))
  process.on('disconnect', () => process.exit(0))
}

export interface Measuree {
  readonly port: number
  /** Resident memory in MiB, now. */
  rss(): Promise<number>
  stop(): void
}

/** In the measuring process: starts `file` and waits until it listens. */
export async function startChild(file: string, env: Readonly<Record<string, string>>): Promise<Measuree> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [told] = (await once(child, 'message')) as [{ port: number }]
  return {
    port: told.port,
    rss: async () => {
      child.send('memory')
      const [answer] = (await once(child, 'message')) as [{ rss: number }]
      return Math.round(answer.rss / 1_048_576)
    },
    stop: () => child.kill(),
  }
}
