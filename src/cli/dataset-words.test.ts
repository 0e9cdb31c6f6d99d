import { expect, test } from 'vitest'
import { SettingError } from '../platform/config/index.ts'
import { datasetExportCommand } from './dataset-export.ts'
import { datasetImportCommand } from './dataset-import.ts'

const secret = { GUARDIANSHIP_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }

// All of these are refused before any database is opened.
test.each([
  [[], /--as-at YYYY-MM-DD/],
  [['--as-at', '2026-02-30', '--out', 'x'], /--as-at YYYY-MM-DD/],
  [['--as-at', '2026-10-31'], /--out DIR/],
  [['--as-at', '2026-10-31', '--out', '--demo'], /--out DIR/],
  [['--as-at', '2026-10-31', '--out', 'x', '--format', 'xls'], /csv or parquet/],
  [['--as-at', '2026-10-31', '--out', 'x', '--imported-by', 'soon'], /--imported-by/],
])('export %o is refused with what to give', async (words, says) => {
  await expect(datasetExportCommand.run(words, secret)).rejects.toThrow(says)
  await expect(datasetExportCommand.run(words, secret)).rejects.toBeInstanceOf(SettingError)
})

test('without the secret there are no pseudonyms, and nothing is exported', async () => {
  await expect(datasetExportCommand.run(['--as-at', '2026-10-31', '--out', 'x'], {})).rejects.toThrow(
    /GUARDIANSHIP_SECRET is missing/,
  )
})

test.each([
  [[], /folder of the package/],
  [['--by', 'a@b.example'], /folder of the package/],
  [['here'], /--by with the e-mail/],
  [['here', '--by', '--commit'], /--by with the e-mail/],
  [['here', '--by', 'a@b.example', '--replace', '--commit'], /--replace takes the reason/],
  [['here', '--by', 'a@b.example', '--dry-run', '--commit'], /not both/],
])('import %o is refused with what to give', async (words, says) => {
  await expect(datasetImportCommand.run(words, secret)).rejects.toThrow(says)
  await expect(datasetImportCommand.run(words, secret)).rejects.toBeInstanceOf(SettingError)
})
