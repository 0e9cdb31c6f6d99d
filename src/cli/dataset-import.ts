import { resolve } from 'node:path'
import { systemClock } from '../kernel/clock.ts'
import { demonstrationSecret } from '../demonstration/credentials.ts'
import { differenceInWords, importDataset, writeRefused } from '../insight/dataset/index.ts'
import { secretOf, SettingError } from '../platform/config/index.ts'
import { optionsOf, type Command } from './command.ts'
import { openUpToDateAsOwner } from './owner-database.ts'

function said(options: ReadonlyMap<string, string>, name: string): string | null {
  const value = options.get(name)
  if (value === undefined) return null
  return value.startsWith('--') ? '' : value.trim()
}

export const datasetImportCommand: Command = {
  name: 'import',
  does: 'take in social workers’ returns, NRM extracts or an earlier package (DIR --by EMAIL [--replace REASON] [--commit] [--demo])',
  run: async (words, env) => {
    const options = optionsOf(words)
    const [folder] = words
    if (folder === undefined || folder.startsWith('--')) {
      throw new SettingError(
        'Give the folder of the package first: guardianship dataset import DIR --by EMAIL.',
      )
    }
    const by = said(options, 'by')
    if (by === null || by === '') {
      throw new SettingError(
        'Say who takes it in: --by with the e-mail of an account with the role returns or service lead.',
      )
    }
    const replace = said(options, 'replace')
    if (replace === '') throw new SettingError('--replace takes the reason, in quotes.')
    const commit = words.includes('--commit')
    if (commit && words.includes('--dry-run')) throw new SettingError('Give --dry-run or --commit, not both.')
    const secret = words.includes('--demo') ? demonstrationSecret : secretOf(env)
    const database = await openUpToDateAsOwner(words, env)
    try {
      const result = await importDataset(database, {
        folder,
        by,
        replace,
        commit,
        secret,
        now: systemClock.now(),
      })
      for (const line of differenceInWords(result)) console.log(line)
      if (commit && result.refused.length > 0) {
        const file = `${resolve(folder)}.refused.csv`
        writeRefused(file, result.refused)
        console.log(`The ${result.refused.length} refused rows are in ${file}.`)
      }
      console.log(
        commit
          ? result.written === 0
            ? 'There was nothing to take in; nothing was written.'
            : 'Taken in, in one act.'
          : 'A dry run: nothing was written. Add --commit to take it in.',
      )
      return 0
    } finally {
      await database.close()
    }
  },
}
