import { buildHouse } from '../src/app.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { openPostgresql } from '../src/platform/database/database.ts'
import { openLog } from '../src/platform/logging/index.ts'
import { tell } from './child.ts'

// The service as it runs live, but for its log, in a process of its own so that its memory is its own.
const server = await buildHouse({
  database: openPostgresql(process.env['BENCH_URL'] ?? '', 16),
  clock: systemClock,
  log: openLog('silent'),
  assets: { url: (name) => `/assets/${name}` },
  assetsFolder: import.meta.dirname,
  secret: process.env['BENCH_SECRET'] ?? '',
  demonstration: false,
  https: false,
  strangersPerMinute: 1_000_000,
})
await server.listen({ host: '127.0.0.1', port: 0 })
tell(server.server)
