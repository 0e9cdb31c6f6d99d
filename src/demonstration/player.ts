import { randomBytes, randomUUID } from 'node:crypto'
import { buildHouse } from '../app.ts'
import { MINUTE, SetClock } from '../kernel/clock.ts'
import type { AccountId } from '../kernel/ids.ts'
import { hashOfToken, openRequest } from '../platform/access/index.ts'
import type { Database, Db } from '../platform/database/database.ts'
import { openLog } from '../platform/logging/index.ts'
import { LIGHT_COST } from '../platform/sign-in/index.ts'
import { sessionCookieName } from '../platform/web/server.ts'
import { demonstrationSecret } from './credentials.ts'
import { heldBy, linksOf, type Held } from './form-page.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface InventedFile {
  readonly name: string
  readonly bytes: Buffer
  /** It comes on a day on which the scanner does not answer. */
  readonly quarantined?: true
}

/** One thing somebody does on a page at a moment. `path` may depend on where an earlier step led. */
export interface Step {
  readonly at: Date
  readonly who: string
  readonly path: string
  /** The link on that page which leads to the form, when the form has an address that nobody knows before. */
  readonly follow?: RegExp
  /** Where the page's form goes, when it is not the page itself. */
  readonly sendTo?: string
  /** Over what the page holds already; a field set to [] is cleared. May depend on what the page holds. */
  readonly fields: Fields | ((held: Held) => Fields)
  /** A file that is chosen on the page. */
  readonly file?: InventedFile
  /** Something other than a form: what strangers or the system do. */
  readonly instead?: (db: Db, now: Date) => Promise<string>
}

/** A story yields steps in order of time and is told where each led. */
export type Story = Generator<Step, void, string>

/** Nobody listens there. */
const silentScanner = { kind: 'unix', path: '/nonexistent/invented-scanner' } as const

export class Stumbled extends Error {}

/** The form as a browser sends it: with its file, or without. */
function body(fields: Fields, file: Step['file']): FormData | URLSearchParams {
  const form = file === undefined ? new URLSearchParams() : new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  if (file !== undefined && form instanceof FormData)
    form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
  return form
}

/** Plays stories through the service's own pages, all in one order of time, because the record's time never goes back. */
export class Player {
  readonly #database: Database
  readonly #clock: SetClock
  readonly #accounts: ReadonlyMap<string, AccountId>
  readonly #sessions = new Map<string, { token: string; until: number }>()
  readonly #servers = new Map<boolean, Awaited<ReturnType<typeof buildHouse>>>()
  played = 0

  constructor(database: Database, start: Date, accounts: ReadonlyMap<string, AccountId>) {
    this.#database = database
    this.#clock = new SetClock(start)
    this.#accounts = accounts
  }

  async #house(scanning = false) {
    const open = this.#servers.get(scanning)
    if (open !== undefined) return open
    const server = await buildHouse({
      database: this.#database,
      clock: this.#clock,
      log: openLog('error'),
      assets: { url: (name) => `/assets/${name}` },
      assetsFolder: import.meta.dirname,
      secret: demonstrationSecret,
      passwordCost: LIGHT_COST,
      demonstration: true,
      https: false,
      strangersPerMinute: 1_000_000,
      fileScanner: scanning ? silentScanner : null,
    })
    this.#servers.set(scanning, server)
    return server
  }

  async #token(who: string): Promise<string> {
    const now = this.#clock.now()
    const held = this.#sessions.get(who)
    if (held !== undefined && held.until > now.getTime()) return held.token
    const account = this.#accounts.get(who)
    if (account === undefined) throw new Stumbled(`nobody is called ${who}`)
    const token = randomBytes(24).toString('base64url')
    await this.#database.kysely.transaction().execute(async (db) => {
      await openRequest(db, { token: null, caseId: null, now })
      await db
        .insertInto('session')
        .values({
          id: randomUUID(),
          account_id: account,
          token_hash: hashOfToken(token),
          created_at: now,
          device: 'Demonstration',
        })
        .execute()
    })
    this.#sessions.set(who, { token, until: now.getTime() + 10 * MINUTE })
    return token
  }

  async #take(step: Step): Promise<string> {
    this.#clock.set(step.at)
    if (step.instead !== undefined) {
      const { instead } = step
      return this.#database.kysely.transaction().execute(async (db) => {
        await openRequest(db, { token: null, caseId: null, now: step.at })
        return instead(db, step.at)
      })
    }
    const server = await this.#house(step.file?.quarantined)
    const cookies = { [sessionCookieName(false)]: await this.#token(step.who) }
    const open = async (path: string) => {
      const opened = await server.inject({ method: 'GET', url: path, cookies })
      if (opened.statusCode !== 200) throw new Stumbled(`${step.who} GET ${path}: ${opened.statusCode}`)
      return opened.body
    }
    let [address = ''] = step.path.split('#')
    let markup = await open(address)
    const { follow } = step
    if (follow !== undefined) {
      address = linksOf(markup).find((link) => follow.test(link)) ?? ''
      if (address === '') throw new Stumbled(`${step.who} GET ${step.path}: no link like ${follow.source}`)
      markup = await open(address)
    }
    const action = step.sendTo ?? address.split('?')[0] ?? address
    const held = heldBy(markup, action)
    const typed = typeof step.fields === 'function' ? step.fields(held) : step.fields
    const packed = new Response(body({ ...held, ...typed }, step.file))
    const sent = await server.inject({
      method: 'POST',
      url: step.sendTo ?? address,
      cookies,
      headers: { 'content-type': packed.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin' },
      payload: Buffer.from(await packed.arrayBuffer()),
    })
    const to = sent.headers.location
    if (sent.statusCode !== 303 || typeof to !== 'string') {
      const said = [...sent.body.matchAll(/govuk-error-message[^>]*>([\s\S]*?)<\/p>/g)].map((match) =>
        (match[1] ?? '').replace(/<[^>]+>/g, '').trim(),
      )
      throw new Stumbled(`${step.who} POST ${step.path}: ${sent.statusCode} ${said.join(' | ')}`)
    }
    return to
  }

  /** Plays all stories to their end, always the earliest next step first. Reports progress after each. */
  async play(stories: readonly Story[], progress: (played: number) => void): Promise<void> {
    const waiting = stories.flatMap((story) => {
      const first = story.next('')
      return first.done === true ? [] : [{ story, step: first.value }]
    })
    while (waiting.length > 0) {
      waiting.sort((a, b) => a.step.at.getTime() - b.step.at.getTime())
      const one = waiting.shift()
      if (one === undefined) return
      const to = await this.#take(one.step)
      this.played += 1
      progress(this.played)
      const next = one.story.next(to)
      if (next.done !== true) waiting.push({ story: one.story, step: next.value })
    }
    for (const server of this.#servers.values()) await server.close()
  }
}
