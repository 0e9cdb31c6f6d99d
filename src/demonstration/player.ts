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
import { heldBy } from './form-page.ts'

/** One thing somebody does on a page at a moment. `path` may depend on where an earlier step led. */
export interface Step {
  readonly at: Date
  readonly who: string
  readonly path: string
  /** Where the page's form goes, when it is not the page itself. */
  readonly sendTo?: string
  /** Over what the page holds already; a field set to [] is cleared. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** Something other than a form: what strangers or the system do. */
  readonly instead?: (db: Db, now: Date) => Promise<string>
}

/** A story yields steps in order of time and is told where each led. */
export type Story = Generator<Step, void, string>

export class Stumbled extends Error {}

/** Plays stories through the service's own pages, all in one order of time, because the record's time never goes back. */
export class Player {
  readonly #database: Database
  readonly #clock: SetClock
  readonly #accounts: ReadonlyMap<string, AccountId>
  readonly #sessions = new Map<string, { token: string; until: number }>()
  #server: Awaited<ReturnType<typeof buildHouse>> | null = null
  played = 0

  constructor(database: Database, start: Date, accounts: ReadonlyMap<string, AccountId>) {
    this.#database = database
    this.#clock = new SetClock(start)
    this.#accounts = accounts
  }

  async #house() {
    this.#server ??= await buildHouse({
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
    })
    return this.#server
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
    const server = await this.#house()
    const cookies = { [sessionCookieName(false)]: await this.#token(step.who) }
    const [address = ''] = step.path.split('#')
    const opened = await server.inject({ method: 'GET', url: address, cookies })
    if (opened.statusCode !== 200) throw new Stumbled(`${step.who} GET ${step.path}: ${opened.statusCode}`)
    const action = step.sendTo ?? address.split('?')[0] ?? address
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...heldBy(opened.body, action), ...step.fields }))
      for (const one of [value].flat()) form.append(name, one)
    const sent = await server.inject({
      method: 'POST',
      url: step.sendTo ?? address,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: form.toString(),
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
    await this.#server?.close()
  }
}
