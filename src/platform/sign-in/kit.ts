import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { MINUTE } from '../../kernel/clock.ts'
import type { AccountId } from '../../kernel/ids.ts'
import { referenceDataFolder } from '../reference-data/loader.ts'
import type { Exchange } from '../web/route.ts'
import { Hasher, PRODUCTION_COST, type PasswordCost } from './hashing.ts'
import { Keys, sameText } from './keys.ts'
import { accountDelay, addressDelay, deviceDelay, globalDelay, mayTry } from './rules/delay.ts'
import { readCommon } from './rules/password.ts'
import type { SignInTables } from './tables.ts'

export interface SignInParts {
  /** The server's secret, at least 32 characters. */
  readonly secret: string
  readonly https: boolean
  readonly demonstration: boolean
  /** argon2id's cost; the production cost when left out. */
  readonly passwordCost?: PasswordCost | undefined
}

/** A ticket is good for so long, in milliseconds: enough to find the phone. */
export const TICKET_LASTS = 10 * MINUTE
const DEVICE_DAYS = 180

/** What the first step leaves for the second: says neither whether the account exists nor whether the password was right. */
const ticketShape = z.object({
  id: z.string(),
  account: z.string(),
  /** Mark of the password hash that was matched; of nothing at all when it was not. */
  proof: z.string(),
  subject: z.string(),
  next: z.string(),
  at: z.number(),
})
export type Ticket = z.infer<typeof ticketShape>

/** Whose try it is, in the buckets that are counted. */
export interface Trier {
  readonly subject: string
  readonly device: string | null
  readonly accountId: AccountId | null
}

/** Which ticket a try belongs to: the password that earns it, or the first code that comes with it and need not wait again. */
export type OnTicket = { readonly earns: string } | { readonly holds: string } | null

const counted = z.object({
  count: z.number(),
  lastAt: z.union([z.null(), z.string().transform((text) => new Date(text))]),
})
const triesShape = z.object({ own: counted, address: counted, everyone: counted })

/** Everything that the pages of the way in share: keys, hashing, the common passwords, cookies and the count of tries. */
export class Kit {
  readonly keys: Keys
  readonly hasher: Hasher
  readonly common: readonly string[]
  readonly demonstration: boolean
  readonly #prefix: string

  constructor(parts: SignInParts) {
    this.keys = new Keys(parts.secret)
    this.hasher = new Hasher(this.keys, parts.passwordCost ?? PRODUCTION_COST)
    this.common = readCommon(readFileSync(join(referenceDataFolder, 'common-passwords.txt'), 'utf8'))
    this.demonstration = parts.demonstration
    this.#prefix = parts.https ? '__Host-gs_' : 'gs_'
  }

  get ticketCookie(): string {
    return `${this.#prefix}way_in`
  }
  get deviceCookie(): string {
    return `${this.#prefix}device`
  }

  sealTicket(ticket: Omit<Ticket, 'at'>, purpose: 'code' | 'enrol', now: Date): string {
    return this.keys.seal(JSON.stringify({ ...ticket, at: now.getTime() }), `ticket:${purpose}`)
  }

  /** The ticket this browser holds, while it is good. */
  ticketOf(x: Exchange, purpose: 'code' | 'enrol'): Ticket | null {
    const text = this.keys.open(x.cookies[this.ticketCookie] ?? '', `ticket:${purpose}`)
    if (text === null) return null
    const ticket = ticketShape.parse(JSON.parse(text))
    return x.now.getTime() - ticket.at < TICKET_LASTS ? ticket : null
  }

  /** The proof that a stored hash was matched; null gives one that never will be. */
  proof(hash: string | null): string {
    return this.keys.mark('proof', hash ?? randomUUID())
  }

  /** The cookie by which a browser is known again as one from which this account has signed in. */
  newDevice(accountId: AccountId): { value: string; days: number } {
    const name = randomBytes(16).toString('base64url')
    return { value: `${name}.${this.keys.mark(`device:${accountId}`, name)}`, days: DEVICE_DAYS }
  }

  deviceOf(x: Exchange, accountId: AccountId | null): string | null {
    const [name = '', mark = ''] = (x.cookies[this.deviceCookie] ?? '').split('.')
    if (accountId === null || name === '') return null
    return sameText(mark, this.keys.mark(`device:${accountId}`, name)) ? name : null
  }

  /** Counts a try before it is weighed; false when it comes too soon, and then it is neither weighed nor counted. */
  async mayTry(x: Exchange, trier: Trier, ticket: OnTicket = null): Promise<boolean> {
    const held = ticket !== null && 'holds' in ticket ? ticket.holds : null
    const result = await sql<{ tries: unknown }>`
      select tries_so_far(${trier.subject}, ${x.client.address}, ${trier.device}, ${held},
        ${x.now}) as tries`.execute(x.db)
    const tries = triesShape.nullable().parse(result.rows[0]?.tries ?? null)
    if (tries === null) return false
    const known = trier.device !== null
    const listened =
      mayTry(tries.own, known ? deviceDelay : accountDelay, x.now) &&
      (known || (mayTry(tries.address, addressDelay, x.now) && mayTry(tries.everyone, globalDelay, x.now)))
    const earned = ticket !== null && 'earns' in ticket ? ticket.earns : null
    if (listened) await this.#note(x, trier, 'tried', earned)
    return listened
  }

  async noteSuccess(x: Exchange, trier: Trier): Promise<void> {
    await this.#note(x, trier, 'succeeded', null)
  }

  async #note(
    x: Exchange,
    trier: Trier,
    outcome: 'tried' | 'succeeded',
    ticket: string | null,
  ): Promise<void> {
    await x.db
      .withTables<SignInTables>()
      .insertInto('sign_in_attempt')
      .values({
        at: x.now,
        subject: trier.subject,
        account_id: trier.accountId,
        address: x.client.address,
        device: trier.device,
        ticket,
        outcome,
      })
      .execute()
  }

  subjectOf(email: string): string {
    return this.keys.mark('subject', email.trim().toLowerCase())
  }
}
