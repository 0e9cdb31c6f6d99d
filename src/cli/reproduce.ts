import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PackageError } from '../insight/package/index.ts'
import {
  reproduction,
  reproductionCsv,
  reproductionJson,
  reproductionText,
  type Reproduction,
} from '../insight/published/index.ts'
import { readResults, type Results } from '../insight/results/index.ts'
import { optionsOf, type Command } from './command.ts'
import {
  answering,
  evaluateFolder,
  evaluationOptionsOf,
  folderOf,
  NotUnderstood,
  onlyUnderstood,
  threadsOf,
} from './evaluate.ts'

const printers: Readonly<Record<string, (given: Reproduction) => string>> = {
  text: reproductionText,
  csv: reproductionCsv,
  json: reproductionJson,
}

/** Results of a folder: those in its results.json, or computed where it is a package. */
async function resultsOf(folder: string, options: ReadonlyMap<string, string>): Promise<Results> {
  const file = join(folder, 'results.json')
  if (existsSync(join(folder, 'datapackage.json')) || !existsSync(file)) {
    return evaluateFolder(folder, evaluationOptionsOf(options), threadsOf(options))
  }
  try {
    return readResults(readFileSync(file, 'utf8'))
  } catch {
    throw new PackageError(`${file} is not a file of results that can be read.`)
  }
}

export const reproduceCommand: Command = {
  name: 'reproduce',
  does: 'compare a package, or results, with what the evaluation of 2019 published (DIR [--format text|csv|json])',
  run: (words) =>
    answering(async () => {
      const options = optionsOf(words)
      const format = options.get('format') ?? 'text'
      const print = printers[format]
      if (print === undefined)
        throw new NotUnderstood(`--format knows ${Object.keys(printers).join(', ')}, and not "${format}".`)
      const folder = folderOf(words)
      onlyUnderstood(words, ['format', 'from', 'to', 'threads'])
      const compared = reproduction(await resultsOf(folder, options))
      process.stdout.write(print(compared))
      return compared.faults.length === 0 ? 0 : 1
    }),
}
