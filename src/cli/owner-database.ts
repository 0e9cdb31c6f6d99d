import { migrations } from '../migrations.ts'
import { ownerUrl, SettingError } from '../platform/config/index.ts'
import { openPostgresql, type Database } from '../platform/database/database.ts'
import { pendingMigrations } from '../platform/database/migrate.ts'
import { openPglite } from '../platform/database/pglite.ts'
import { demonstrationFolder } from './demonstration-folder.ts'

/** The record as its owner: the demonstration's with `--demo`, otherwise the live one. */
export async function openAsOwner(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Database> {
  return words.includes('--demo') ? openPglite(demonstrationFolder(env)) : openPostgresql(ownerUrl(env), 2, 0)
}

/** The same, refused with one sentence where the schema is older than the program: half of its tables would not be there. */
export async function openUpToDateAsOwner(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Database> {
  const database = await openAsOwner(words, env)
  try {
    const missing = (await pendingMigrations(database.kysely, migrations)).length
    if (missing === 0) return database
    throw new SettingError(
      !words.includes('--demo')
        ? `The database is not up to date (${missing} migrations are missing): run "npm run migrate" first.`
        : missing === Object.keys(migrations).length
          ? 'There is no demonstration yet: run "npm run demo" first, and stop it when it is open.'
          : 'The demonstration is of an earlier version: delete its folder and run "npm run demo" again.',
    )
  } catch (error) {
    await database.close()
    throw error
  }
}
