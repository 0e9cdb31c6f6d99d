import { Agent, request, type RequestOptions } from 'node:http'

export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Measured {
  readonly rps: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

function send(port: number, agent: Agent, ask: Ask): Promise<number> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      host: '127.0.0.1',
      port,
      agent,
      method: ask.method,
      path: ask.path,
      headers: {
        ...ask.headers,
        ...(ask.body === undefined ? {} : { 'content-length': Buffer.byteLength(ask.body) }),
      },
    }
    const outgoing = request(options, (response) => {
      response.on('data', () => {})
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(ask.body)
  })
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Sends `count` requests with `inFlight` under way at once. Fails on the first answer that is not `status`. */
export async function measure(
  port: number,
  asks: (n: number) => Ask,
  run: { count: number; inFlight: number; status: number },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: run.inFlight })
  const times: number[] = []
  let next = 0
  const started = performance.now()
  const one = async () => {
    while (next < run.count) {
      const n = next
      next += 1
      const ask = asks(n)
      const begun = performance.now()
      const status = await send(port, agent, ask)
      if (status !== run.status) throw new Error(`${ask.method} answered ${status}, not ${run.status}`)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: run.inFlight }, one))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { rps: run.count / seconds, p50: at(times, 0.5), p99: at(times, 0.99) }
}
