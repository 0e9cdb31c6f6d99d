import { SettingError } from '../platform/config/index.ts'
import { optionsOf, type Command } from './command.ts'

/** One way to make a cohort: the option that asks for it, and what it does with the whole command line. */
export interface SimulationWay {
  /** The option without its dashes, such as `calibrated`. */
  readonly option: string
  /** How it is asked for, for the refusal of a line that asks for none. */
  readonly usage: string
  /** `words` is the command line itself, for an option that may be given several times. */
  make(options: ReadonlyMap<string, string>, words: readonly string[]): Promise<number>
}

/** What every way is told: where to write, in which format, from which seed. */
export interface SimulationTarget {
  readonly folder: string
  readonly format: 'csv' | 'parquet'
  readonly seed: number
}

/** Reads `--out`, `--format` and `--seed`; throws a sentence for the person at the keyboard where one is not as it should be. */
export function targetOf(options: ReadonlyMap<string, string>): SimulationTarget {
  const folder = options.get('out') ?? ''
  if (folder === '' || folder.startsWith('--'))
    throw new SettingError('Say where to write the package: --out FOLDER.')
  const format = options.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'parquet') throw new SettingError('--format is csv or parquet.')
  const seed = options.get('seed') ?? '1'
  if (!/^\d{1,9}$/.test(seed)) throw new SettingError('--seed is a whole number of at most nine digits.')
  return { folder, format, seed: Number(seed) }
}

/** The command `simulate` over the ways there are; the first one whose option is given runs. */
export function simulateCommandOf(ways: readonly SimulationWay[]): Command {
  return {
    name: 'simulate',
    does: `write the data package of invented children: ${ways.map((way) => way.usage).join(', or ')}`,
    run: async (words) => {
      const options = optionsOf(words)
      const way = ways.find((one) => options.has(one.option))
      if (way === undefined) {
        throw new SettingError(`Say which children to invent: ${ways.map((one) => one.usage).join(', or ')}.`)
      }
      return way.make(options, words)
    },
  }
}
