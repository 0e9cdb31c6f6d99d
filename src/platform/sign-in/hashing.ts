import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Keys } from './keys.ts'

/** argon2id: memory in KiB, passes, lanes. */
export interface PasswordCost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

export const PRODUCTION_COST: PasswordCost = { memory: 65_536, passes: 3, parallelism: 1 }
/** For tests and for filling the demonstration with people: the algorithm is the same, the wait is not. */
export const LIGHT_COST: PasswordCost = { memory: 1_024, passes: 1, parallelism: 1 }

/** Each hash takes its memory while it runs: this many at once, and this many more may wait. */
const AT_ONCE = 4
const MAY_WAIT = 40

const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export type Checked = { readonly right: boolean; readonly outdated: boolean }

export class Hasher {
  readonly #keys: Keys
  readonly #cost: PasswordCost
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(keys: Keys, cost: PasswordCost) {
    this.#keys = keys
    this.#cost = cost
  }

  async #derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer | null> {
    if (this.#running < AT_ONCE) this.#running += 1
    else {
      if (this.#waiting.length >= MAY_WAIT) return null
      // Whoever finishes hands its place over, so that nobody slips in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        argon2(
          'argon2id',
          { message: this.#keys.peppered(password), nonce: salt, tagLength: 32, ...cost },
          (error, derived) => (error === null ? resolve(derived) : reject(error)),
        )
      })
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#running -= 1
      else next()
    }
  }

  /** The hash to keep (PHC string), or null when the server is too busy to make one. */
  async hash(password: string): Promise<string | null> {
    const salt = randomBytes(16)
    const derived = await this.#derive(password, salt, this.#cost)
    if (derived === null) return null
    const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
    const { memory, passes, parallelism } = this.#cost
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(derived)}`
  }

  /**
   * Checks a password against a stored hash. `stored` null (nobody by that name) takes the same time and is never right.
   * `outdated`: made with other costs than today's, so that it should be made again. Null: too busy to say.
   */
  async check(password: string, stored: string | null): Promise<Checked | null> {
    const found = STORED.exec(stored ?? '')
    if (found === null) {
      const derived = await this.#derive(password, randomBytes(16), this.#cost)
      return derived === null ? null : { right: false, outdated: false }
    }
    const [, memory = '', passes = '', parallelism = '', salt = '', wanted = ''] = found
    const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
    const derived = await this.#derive(password, Buffer.from(salt, 'base64'), cost)
    if (derived === null) return null
    const expected = Buffer.from(wanted, 'base64')
    const right = expected.length === derived.length && timingSafeEqual(expected, derived)
    const outdated =
      cost.memory !== this.#cost.memory ||
      cost.passes !== this.#cost.passes ||
      cost.parallelism !== this.#cost.parallelism
    return { right, outdated }
  }
}
