import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../../test/support/small-package.ts'
import { identifier, openDuck, text } from '../../platform/analytics/index.ts'
import { checkPackage } from './check.ts'

/** Two hundred thousand here; the README says what a million took. */
const bad = 200_000

async function writeBadMonths(folder: string): Promise<void> {
  writeSmallPackage(folder, smallPackage())
  const path = join(folder, 'months.csv')
  const header = readFileSync(path, 'utf8').split('\r\n')[0]?.split(',') ?? []
  const cells: Record<string, string> = {
    episode_id: `'E1'`,
    month_index: 'i + 7',
    month: `'2018-13'`,
    face_to_face: `'-1'`,
    other_contacts: '0',
    missing: `'no'`,
  }
  const duck = await openDuck()
  try {
    const columns = header.map((name) => `${cells[name] ?? 'null'} as ${identifier(name)}`).join(', ')
    await duck.run(`copy (select ${columns} from range(${bad}) t(i)) to ${text(path)} (header)`)
  } finally {
    duck.close()
  }
}

test(
  'given very many bad rows, then all are counted, the first are told, and memory is bounded',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder()
    try {
      await writeBadMonths(folder.path)
      const before = process.memoryUsage().rss
      const report = await checkPackage(folder.path, { examples: 2 })
      const months = report.kinds.filter((kind) => kind.file === 'months.csv')
      expect(months.map((kind) => [kind.rule, kind.column, kind.count])).toEqual([
        ['month-hole', 'month_index', 1],
        ['month-impossible', 'month', bad],
        ['count-negative', 'face_to_face', bad],
        ['flag', 'missing', bad],
      ])
      expect(months[1]?.examples.map((one) => one.row)).toEqual([2, 3])
      expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024)
    } finally {
      folder.remove()
    }
  },
)
