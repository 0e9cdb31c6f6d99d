import { commands } from './cli/commands.ts'
import { SettingError } from './platform/config/index.ts'
import { FolderInUse } from './platform/database/folder-lock.ts'

function help(): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'Guardianship: the record, the returns and the evidence of the Independent Child Trafficking Guardianship Service.',
    '',
    'Usage: npx guardianship <command> [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.does}`),
    '',
  ].join('\n')
}

/** Runs one command line and returns the exit status: 0 done, 1 not done (one sentence said why), 2 not understood. */
export async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(help())
    return 0
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    console.error(`There is no command "${name}". Run "npx guardianship" to see them all.`)
    return 2
  }
  try {
    return await command.run(rest, process.env)
  } catch (error) {
    if (error instanceof SettingError || error instanceof FolderInUse) {
      console.error(error.message)
      return 1
    }
    throw error
  }
}

const status = await run(process.argv.slice(2))
if (status !== 0) process.exit(status)
