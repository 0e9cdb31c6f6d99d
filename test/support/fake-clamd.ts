import { createServer } from 'node:net'
import type { ScannerAddress } from '../../src/platform/files/index.ts'

/** Speaks as clamd does. `found`: what it refuses; `mode`: how it behaves now. */
export interface FakeClamd {
  readonly address: ScannerAddress
  mode: 'scans' | 'broken'
  close(): Promise<void>
}

export const refusedWord = 'EICAR-INVENTED'

export async function openFakeClamd(): Promise<FakeClamd> {
  const fake = { mode: 'scans' as FakeClamd['mode'] }
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data])
      if (!heard.subarray(-4).equals(Buffer.alloc(4))) return
      const verdict = heard.includes(refusedWord) ? 'Invented.Test FOUND' : 'OK'
      socket.end(fake.mode === 'broken' ? 'ERROR\0' : `stream: ${verdict}\0`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  return Object.assign(fake, {
    address: { kind: 'tcp', host: '127.0.0.1', port } as const,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}
