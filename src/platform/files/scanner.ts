import { connect, type Socket } from 'node:net'

/** What the scanner said. `unreachable`: it did not answer as it should, so the file waits in quarantine. */
export type ScanAnswer = 'clean' | 'found' | 'unreachable'

export interface Scanner {
  scan(bytes: Buffer): Promise<ScanAnswer>
}

/** `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`. */
export type ScannerAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }

export function scannerAddress(text: string): ScannerAddress | null {
  const unix = /^unix:(\/.+)$/.exec(text)?.[1]
  if (unix !== undefined) return { kind: 'unix', path: unix }
  const tcp = /^tcp:([^:\s]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text)
  const port = Number(tcp?.[2])
  if (tcp?.[1] === undefined || port < 1 || port > 65_535) return null
  return { kind: 'tcp', host: tcp[1].replace(/^\[|\]$/g, ''), port }
}

const step = 64 * 1024

function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += step) {
    const part = bytes.subarray(at, at + step)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    socket.write(length)
    socket.write(part)
  }
  socket.write(Buffer.alloc(4))
}

/** ClamAV's own answer. Anything but a plain OK or FOUND is no answer: a file is let through by the word OK alone. */
function readAnswer(text: string): ScanAnswer {
  const line = text.replace(/\0+$/, '').trim()
  if (line === 'stream: OK') return 'clean'
  return /^stream: .+ FOUND$/.test(line) ? 'found' : 'unreachable'
}

/** clamd by its INSTREAM command. Never throws; waits `patience` milliseconds at most. */
export function clamd(address: ScannerAddress, patience = 10_000): Scanner {
  return {
    scan: (bytes) =>
      new Promise((resolve) => {
        const socket = address.kind === 'unix' ? connect(address.path) : connect(address.port, address.host)
        let heard = ''
        const settle = (answer: ScanAnswer) => {
          socket.destroy()
          clearTimeout(timer)
          resolve(answer)
        }
        const timer = setTimeout(() => settle('unreachable'), patience)
        socket.on('connect', () => send(socket, bytes))
        socket.on('data', (data) => {
          heard += data.toString('latin1')
          if (heard.includes('\0') || heard.length > 1_000) settle(readAnswer(heard))
        })
        socket.on('end', () => settle(readAnswer(heard)))
        socket.on('error', () => settle('unreachable'))
      }),
  }
}
