import { randomBytes, randomUUID } from 'node:crypto'
import type { AccountId } from '../../src/kernel/ids.ts'
import { hashOfToken } from '../../src/platform/access/index.ts'
import type { TestHouse } from '../support/house.ts'

const cast = {
  duty: 'assessment',
  mia: 'manager',
  mo: 'manager',
  gwen: 'guardian',
  gil: 'guardian',
  cora: 'coordinator',
  pia: 'practitioner',
  pos: 'post-18',
  // A guardian to whom no child is ever given.
  olwen: 'guardian',
} as const
export type Name = keyof typeof cast
// The keys of the table above, which Object.keys forgets.
export const names = Object.keys(cast) as Name[]
export const roleOf = (who: Name): string => cast[who]
export const managers: readonly Name[] = ['mia', 'mo']
/** Whom a child may be given to; not everybody fits every route. */
export const workers: readonly Name[] = ['gwen', 'gil', 'cora', 'pia', 'pos', 'mo']

/** Everybody of the service, with a session that is never older than ten minutes: the years go by between two acts. */
export class People {
  readonly #house: TestHouse
  readonly #ids: ReadonlyMap<Name, AccountId>
  readonly #sessions = new Map<Name, { token: string; until: number }>()
  private constructor(house: TestHouse, ids: ReadonlyMap<Name, AccountId>) {
    this.#house = house
    this.#ids = ids
  }

  static async hired(house: TestHouse): Promise<People> {
    const ids = new Map<Name, AccountId>()
    for (const who of names)
      ids.set(who, (await house.world.person(cast[who], null, { name: who, since: '2016-12-01' })).id)
    return new People(house, ids)
  }

  id(who: Name): string {
    return this.#ids.get(who) ?? ''
  }
  nameOf(id: string): string {
    return names.find((who) => this.id(who) === id) ?? id
  }

  async token(who: Name): Promise<string> {
    const now = this.#house.clock.now()
    const held = this.#sessions.get(who)
    if (held !== undefined && held.until > now.getTime()) return held.token
    const token = randomBytes(24).toString('base64url')
    await this.#house.db.owner.kysely
      .insertInto('session')
      .values({
        id: randomUUID(),
        account_id: this.id(who),
        token_hash: hashOfToken(token),
        created_at: now,
        device: 'lives',
      })
      .execute()
    this.#sessions.set(who, { token, until: now.getTime() + 600_000 })
    return token
  }
}
