import { systemClock } from '../kernel/clock.ts'
import { parseDay } from '../kernel/calendar-day.ts'
import { demonstrationSecret } from '../demonstration/credentials.ts'
import { exportDataset } from '../insight/dataset/index.ts'
import { secretOf, SettingError } from '../platform/config/index.ts'
import { optionsOf, type Command } from './command.ts'
import { openUpToDateAsOwner } from './owner-database.ts'

export const datasetExportCommand: Command = {
  name: 'export',
  does: 'write the package from the record as at the end of a day (--as-at YYYY-MM-DD --out DIR [--format csv|parquet] [--with-history] [--imported-by YYYY-MM-DD] [--demo])',
  run: async (words, env) => {
    const options = optionsOf(words)
    const asAt = parseDay(options.get('as-at') ?? '')
    if (asAt === null)
      throw new SettingError('Give the day as --as-at YYYY-MM-DD, for example --as-at 2026-10-31.')
    const out = options.get('out') ?? ''
    if (out === '' || out.startsWith('--')) {
      throw new SettingError('Give the folder to write as --out DIR.')
    }
    const format = options.get('format') ?? 'csv'
    if (format !== 'csv' && format !== 'parquet') throw new SettingError('--format is csv or parquet.')
    const until = options.get('imported-by')
    const importedBy = until === undefined ? null : parseDay(until)
    if (until !== undefined && importedBy === null)
      throw new SettingError('--imported-by takes a day as YYYY-MM-DD.')
    const demonstration = words.includes('--demo')
    const secret = demonstration ? demonstrationSecret : secretOf(env)
    const database = await openUpToDateAsOwner(words, env)
    try {
      const { rows, leftOut, openUnknown } = await exportDataset(database, {
        asAt,
        out,
        format,
        secret,
        now: systemClock.now(),
        withHistory: words.includes('--with-history'),
        importedBy,
        demonstration,
      })
      for (const [table, count] of Object.entries(rows)) console.log(`${String(count).padStart(8)} ${table}`)
      for (const [why, count] of Object.entries(leftOut)) {
        if (count > 0) console.log(`${String(count).padStart(8)} cases left out: ${why}`)
      }
      if (openUnknown > 0) {
        console.log(
          `${String(openUnknown).padStart(8)} imported episodes left out: open on the last day of their package, and nothing known since`,
        )
      }
      console.log(`The record as at ${asAt} is in ${out}.`)
      return 0
    } finally {
      await database.close()
    }
  },
}
