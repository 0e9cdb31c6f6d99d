import type { AccountId } from '../../kernel/ids.ts'
import type { Db } from '../database/database.ts'
import { Hasher, LIGHT_COST, type PasswordCost } from './hashing.ts'
import { Keys } from './keys.ts'
import { addAuthenticator, nameAccount, setPassword } from './store.ts'

/**
 * Gives invented staff a password and an authenticator, for the demonstration and for tests. No page leads here: the live
 * service sets credentials only through an invitation.
 */
export async function seedCredentials(
  db: Db,
  given: {
    /** The same as the server's. */
    secret: string
    accountId: AccountId
    password: string
    /** Base 32. */
    totpSecret: string
    now: Date
    cost?: PasswordCost
  },
): Promise<void> {
  const keys = new Keys(given.secret)
  const hash = await new Hasher(keys, given.cost ?? LIGHT_COST).hash(given.password)
  if (hash === null) throw new Error('no hash was made')
  await nameAccount(db, given.accountId)
  await setPassword(db, given.accountId, hash, given.now)
  await addAuthenticator(db, keys, given.accountId, given.totpSecret, given.now)
}
