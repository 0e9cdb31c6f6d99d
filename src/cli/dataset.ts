import { DatasetError } from '../insight/dataset/index.ts'
import { PackageError } from '../insight/package/index.ts'
import { SettingError } from '../platform/config/index.ts'
import type { Command } from './command.ts'
import { datasetCheckCommand } from './dataset-check.ts'
import { datasetExportCommand } from './dataset-export.ts'
import { datasetImportCommand } from './dataset-import.ts'
import { commandOf, type Subcommands } from './subcommands.ts'

/** What can be done with an evaluation data package, in the order of the help. */
const subcommands: Subcommands = [datasetExportCommand, datasetCheckCommand, datasetImportCommand]

/** A folder that cannot be read or written is the caller's to mend: one sentence, and exit status 1. */
function inOneSentence(command: Command): Command {
  return {
    ...command,
    run: async (words, env) => {
      try {
        return await command.run(words, env)
      } catch (error) {
        if (error instanceof DatasetError || error instanceof PackageError)
          throw new SettingError(error.message)
        throw error
      }
    },
  }
}

export const datasetCommand = commandOf(
  'dataset',
  'the evaluation data package: written from the record, checked, and taken in',
  subcommands.map(inOneSentence),
)
