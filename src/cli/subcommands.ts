import type { Command } from './command.ts'

/** The words after a command that has several parts: `dataset export`, `dataset check`, … */
export type Subcommands = readonly Command[]

function listOf(name: string, subcommands: Subcommands): string {
  const width = Math.max(0, ...subcommands.map((one) => one.name.length))
  return [
    `Usage: npx guardianship ${name} <what> [options]`,
    '',
    ...subcommands.map((one) => `  ${one.name.padEnd(width)}  ${one.does}`),
    '',
  ].join('\n')
}

/** One command made of several: the first word chooses. Exit status 2 for a word that is none of them. */
export function commandOf(name: string, does: string, subcommands: Subcommands): Command {
  return {
    name,
    does,
    run: async (words, env) => {
      const [chosen, ...rest] = words
      if (chosen === undefined || chosen === 'help' || chosen === '--help' || chosen === '-h') {
        console.log(listOf(name, subcommands))
        return chosen === undefined ? 2 : 0
      }
      const subcommand = subcommands.find((one) => one.name === chosen)
      if (subcommand === undefined) {
        console.error(
          `There is no "${name} ${chosen}". Run "npx guardianship ${name} help" to see what there is.`,
        )
        return 2
      }
      return subcommand.run(rest, env)
    },
  }
}
