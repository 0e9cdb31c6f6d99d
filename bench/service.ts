import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfToken } from '../src/platform/access/index.ts'
import { openPostgresql } from '../src/platform/database/database.ts'
import { forgeryToken } from '../src/platform/web/forgery.ts'
import { startChild, type Measuree } from './child.ts'
import { makeBenchDatabase } from './database.ts'
import { A_CASELOAD, CHILDREN, CONTACTS, GUARDIANS, load } from './load.ts'
import { measure, type Ask, type Measured } from './measure.ts'

/**
 * Measures the service against a bare node:http server that sends the same queries and the same audit insert as the owner
 * and answers JSON. Both run in the same minute, turn about, because machines are shared and noisy: read the ratios.
 */
const server = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'] ?? ''
if (server === '') {
  console.error(
    'Set BENCH_DATABASE_URL to a PostgreSQL 15 or later as a login that may create databases, for example postgres://postgres@127.0.0.1:5432/postgres.',
  )
  process.exit(1)
}

const uuid = (text: string) =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
const WORKERS = 32

interface Operation {
  readonly op: 'case overview' | 'caseload of 25' | 'record a contact'
  readonly status: number
  readonly house: (n: number) => Ask
  readonly bare: (n: number) => Ask
}

function operations(secret: string, tokens: readonly string[]): Operation[] {
  const worker = (n: number) => n % WORKERS
  const token = (n: number) => tokens[worker(n)] ?? ''
  const caseOf = (n: number) => uuid(`case${worker(n) * A_CASELOAD + (Math.floor(n / WORKERS) % A_CASELOAD) + 1}`)
  const signedIn = (n: number) => ({ cookie: `gs_session=${token(n)}` })
  const bare = (what: string, method: 'GET' | 'POST') => (n: number): Ask => ({
    method,
    path: `/${what}?case=${caseOf(n)}&account=${uuid(`guardian${worker(n) + 1}`)}`,
    headers: {},
  })
  return [
    {
      op: 'case overview',
      status: 200,
      house: (n) => ({ method: 'GET', path: `/cases/${caseOf(n)}`, headers: signedIn(n) }),
      bare: bare('overview', 'GET'),
    },
    {
      op: 'caseload of 25',
      status: 200,
      house: (n) => ({ method: 'GET', path: '/caseload', headers: signedIn(n) }),
      bare: bare('caseload', 'GET'),
    },
    {
      op: 'record a contact',
      status: 303,
      house: (n) => ({
        method: 'POST',
        path: `/cases/${caseOf(n)}/contacts/new`,
        headers: {
          ...signedIn(n),
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams({
          _csrf: forgeryToken(secret, token(n)),
          _key: randomUUID(),
          counterpart: 'child',
          mode: 'phone',
          outcome: 'successful',
          purposes: 'safety',
          note: 'Rang as agreed; all well at school.',
        }).toString(),
      }),
      bare: bare('contact', 'POST'),
    },
  ]
}

const round = (value: number, digits = 2) => Number(value.toFixed(digits))

async function compare(operation: Operation, inFlight: number, house: Measuree, bare: Measuree) {
  const count = inFlight === 1 ? 400 : 1_600
  const runs: { house: Measured; bare: Measured }[] = []
  await measure(bare.port, operation.bare, { count: 100, inFlight, status: 200 })
  await measure(house.port, operation.house, { count: 200, inFlight, status: operation.status })
  for (let turn = 0; turn < 3; turn += 1) {
    runs.push({
      bare: await measure(bare.port, operation.bare, { count, inFlight, status: 200 }),
      house: await measure(house.port, operation.house, { count, inFlight, status: operation.status }),
    })
  }
  // The middle of three turns, judged by the service's median.
  runs.sort((a, b) => a.house.p50 - b.house.p50)
  const middle = runs[1] ?? runs[0]
  if (middle === undefined) throw new Error('nothing was measured')
  return {
    op: operation.op,
    inFlight,
    rps: round(middle.house.rps, 0),
    p50: round(middle.house.p50),
    p99: round(middle.house.p99),
    rssMb: await house.rss(),
    reference: { rps: round(middle.bare.rps, 0), p50: round(middle.bare.p50), p99: round(middle.bare.p99) },
    ratio: round(middle.house.p50 / middle.bare.p50),
  }
}

console.log(`Loading ${CHILDREN} children and ${CONTACTS} contacts …`)
const database = await makeBenchDatabase(server)
const secret = randomBytes(32).toString('hex')
const started: Measuree[] = []
try {
  const owner = openPostgresql(database.ownerUrl, 2, 0)
  await load(owner.kysely)
  const tokens = Array.from({ length: WORKERS }, () => randomBytes(24).toString('base64url'))
  if (WORKERS > GUARDIANS) throw new Error('more workers than guardians')
  for (const [index, token] of tokens.entries()) {
    await owner.kysely
      .insertInto('session')
      .values({
        id: randomUUID(),
        account_id: uuid(`guardian${index + 1}`),
        token_hash: hashOfToken(token),
        created_at: new Date(),
        device: 'bench',
      })
      .execute()
  }
  await owner.close()
  const house = await startChild('house.ts', { BENCH_URL: database.appUrl, BENCH_SECRET: secret })
  const bare = await startChild('bare.ts', { BENCH_URL: database.ownerUrl })
  started.push(house, bare)
  const results: Awaited<ReturnType<typeof compare>>[] = []
  for (const operation of operations(secret, tokens)) {
    for (const inFlight of [1, 16]) {
      const result = await compare(operation, inFlight, house, bare)
      results.push(result)
      console.log(
        `${result.op.padEnd(17)} ${String(inFlight).padStart(2)} in flight  ${String(result.rps).padStart(5)}/s  p50 ${result.p50} ms  p99 ${result.p99} ms  ${result.rssMb} MiB  bare p50 ${result.reference.p50} ms  ratio ${result.ratio}`,
      )
    }
  }
  const out = join(import.meta.dirname, 'out')
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'service.json'), `${JSON.stringify(results, null, 2)}\n`)
} finally {
  for (const one of started) one.stop()
  await database.drop()
}
