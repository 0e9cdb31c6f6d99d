import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openPgliteInMemory } from './pglite.ts'

test('left alone for longer than a pool keeps an idle connection, the embedded database answers as before', async () => {
  const database = await openPgliteInMemory()
  const ask = async (text: string) => {
    // From the second asking a connection keeps its plan under a name.
    for (let time = 0; time < 3; time += 1) {
      const { rows } = await sql.raw<{ said: string }>(`select '${text}' as said`).execute(database.kysely)
      expect(rows).toEqual([{ said: text }])
    }
  }
  await ask('one')
  await new Promise((done) => setTimeout(done, 11_000))
  await ask('another')
  await ask('one')
  await database.close()
}, 60_000)
