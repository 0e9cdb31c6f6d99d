import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { newReference } from '../../platform/record/index.ts'

const ATTEMPTS = 20

/** A reference that no case and no saved referral bears. Throws when chance fails twenty times: then too few are left. */
export async function freshReference(db: Db): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const reference = newReference()
    const found = await sql<{ taken: boolean }>`select reference_taken(${reference}) as taken`.execute(db)
    if (found.rows[0]?.taken === false) return reference
  }
  throw new Error('no free reference was found')
}
