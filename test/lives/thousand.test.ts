import { test } from 'vitest'
import { HALF, expectLived, liveAll, seedOfRun } from './lives.ts'

// A CI run lives five hundred on the embedded database and, of another seed, five hundred on PostgreSQL: see README.md.
const onPostgres = (process.env['TEST_DATABASE_URL'] ?? '') !== ''

test('random lives are told by the service as a plain model tells them', { timeout: 900_000 }, async () => {
  const tally = await liveAll(seedOfRun() + (onPostgres ? 1 : 0), HALF)
  if (HALF >= 500) expectLived(tally)
})
