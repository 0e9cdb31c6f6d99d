import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { buildHouse } from '../../src/app.ts'
import { SetClock } from '../../src/kernel/clock.ts'
import type { ScannerAddress } from '../../src/platform/files/index.ts'
import { openLog, type Log } from '../../src/platform/logging/index.ts'
import { LIGHT_COST } from '../../src/platform/sign-in/index.ts'
import { forgeryToken } from '../../src/platform/web/forgery.ts'
import { cookieName, sessionCookieName } from '../../src/platform/web/parts.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { World } from './world.ts'

export const testSecret = 'only-for-tests-only-for-tests-only-for-tests'
const secret = testSecret

/** The whole service on a test database, answering requests without a port. */
export interface TestHouse {
  readonly db: TestDatabase
  readonly world: World
  readonly clock: SetClock
  readonly server: FastifyInstance
  /** GET as the holder of `token` (null: a stranger). */
  get(token: string | null, path: string): Promise<LightMyRequestResponse>
  /** POST a form as our own page would: token, key and origin are put in unless given. */
  post(
    token: string | null,
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<LightMyRequestResponse>
  /** POST a form that brings a file, as a browser packs it. */
  postFile(
    token: string | null,
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly type: string; readonly bytes: Buffer } | null,
  ): Promise<LightMyRequestResponse>
  /** What a browser of this holder has: its cookies, and the token that our pages put into their forms. */
  form(token: string | null): { readonly cookies: Record<string, string>; readonly csrf: string }
  close(): Promise<void>
}

export async function openTestHouse(
  now = new Date('2026-11-02T09:00:00Z'),
  more: {
    readonly log?: Log
    readonly https?: boolean
    readonly evidenceFolder?: string
    readonly fileScanner?: ScannerAddress
    readonly mostFileBytes?: number
  } = {},
): Promise<TestHouse> {
  const db = await openTestDatabase()
  const clock = new SetClock(now)
  const https = more.https ?? false
  const server = await buildHouse({
    database: db.app,
    clock,
    log: more.log ?? openLog('silent'),
    assets: { url: (name) => `/assets/${name}` },
    assetsFolder: import.meta.dirname,
    secret,
    demonstration: false,
    https,
    strangersPerMinute: 100_000,
    evidenceFolder: more.evidenceFolder ?? null,
    fileScanner: more.fileScanner ?? null,
    ...(more.mostFileBytes === undefined ? {} : { mostFileBytes: more.mostFileBytes }),
    passwordCost: LIGHT_COST,
  })
  const visitor = 'test-visitor'
  const cookies = (token: string | null): Record<string, string> =>
    token === null ? { [cookieName('gs_visitor', https)]: visitor } : { [sessionCookieName(https)]: token }
  return {
    db,
    world: new World(db.app, now),
    clock,
    server,
    get: (token, path) => server.inject({ method: 'GET', url: path, cookies: cookies(token) }),
    post: (token, path, fields = {}) => {
      const form = new URLSearchParams()
      const all = { _csrf: forgeryToken(secret, token ?? visitor), _key: randomUUID(), ...fields }
      for (const [name, value] of Object.entries(all))
        for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
      return server.inject({
        method: 'POST',
        url: path,
        cookies: cookies(token),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: form.toString(),
      })
    },
    postFile: async (token, path, fields, file) => {
      const form = new FormData()
      const all = { _csrf: forgeryToken(secret, token ?? visitor), _key: randomUUID(), ...fields }
      for (const [name, value] of Object.entries(all)) form.append(name, value)
      form.append(
        'file',
        new Blob(file === null ? [] : [new Uint8Array(file.bytes)], {
          type: file?.type ?? 'application/octet-stream',
        }),
        file?.name ?? '',
      )
      const packed = new Response(form)
      return server.inject({
        method: 'POST',
        url: path,
        cookies: cookies(token),
        headers: {
          'content-type': packed.headers.get('content-type') ?? '',
          'sec-fetch-site': 'same-origin',
        },
        payload: Buffer.from(await packed.arrayBuffer()),
      })
    },
    form: (token) => ({ cookies: cookies(token), csrf: forgeryToken(secret, token ?? visitor) }),
    close: async () => {
      await server.close()
      await db.close()
    },
  }
}
