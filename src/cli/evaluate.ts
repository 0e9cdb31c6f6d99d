import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  dimensions,
  evaluate,
  parseBound,
  type Dimension,
  type EvaluationOptions,
} from '../insight/evaluation/index.ts'
import { discloseResults, disclosureAudit } from '../insight/disclosure/index.ts'
import { openPackage, PackageError } from '../insight/package/index.ts'
import { writeReport } from '../insight/report/index.ts'
import { resultsJson, type Results } from '../insight/results/index.ts'
import { optionsOf, type Command } from './command.ts'
import { fileTrouble, folderToWrite, strangerOf } from './understood.ts'

/** A command line that was not understood; the message is one sentence. */
export class NotUnderstood extends Error {}

/** `--from --to --by` of a command line. Throws NotUnderstood. */
export function evaluationOptionsOf(options: ReadonlyMap<string, string>): EvaluationOptions {
  const bound = (end: 'from' | 'to') => {
    const text = options.get(end)
    if (text === undefined) return {}
    const day = parseBound(text, end)
    if (day === null)
      throw new NotUnderstood(`--${end} should be a month (2017-02) or a day (2017-02-01), not "${text}".`)
    return { [end]: day }
  }
  return { ...bound('from'), ...bound('to'), by: byOf(options.get('by') ?? '') }
}

function byOf(text: string): readonly Dimension[] {
  const names = text.split(',').filter((name) => name !== '')
  return [...new Set(names)].map((name) => {
    const found = dimensions.find((one) => one === name)
    if (found === undefined)
      throw new NotUnderstood(`--by knows ${dimensions.join(', ')}, and not "${name}".`)
    return found
  })
}

export function threadsOf(options: ReadonlyMap<string, string>): number {
  const threads = Number(options.get('threads') ?? '2')
  if (!Number.isInteger(threads) || threads < 1)
    throw new NotUnderstood('--threads should be a whole number from 1.')
  return threads
}

/** How small numbers are treated; null where they are to stay as they are. */
export function disclosureOf(
  options: ReadonlyMap<string, string>,
): { readonly threshold: number; readonly rounding: number } | null {
  if (options.has('no-disclosure-control')) return null
  const whole = (name: string, text: string, least: number): number => {
    const number = Number(text)
    if (!Number.isInteger(number) || number < least) {
      throw new NotUnderstood(`--${name} should be a whole number from ${least}, not "${text}".`)
    }
    return number
  }
  return {
    threshold: whole('threshold', options.get('threshold') ?? '5', 3),
    rounding: whole('rounding', options.get('rounding') ?? '1', 1),
  }
}

/** The folder a command is about: its first word that is no option. */
export function folderOf(words: readonly string[]): string {
  const [folder] = words
  if (folder === undefined || folder.startsWith('--'))
    throw new NotUnderstood('Say which folder holds the package.')
  return folder
}

/** Runs a command that reads packages: one sentence on standard error instead of a trace, 1 refused, 2 not understood. */
export async function answering(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotUnderstood) {
      console.error(error.message)
      return 2
    }
    if (error instanceof PackageError) {
      console.error(error.message)
      return 1
    }
    const trouble = fileTrouble(error)
    if (trouble === null) throw error
    console.error(trouble)
    return 1
  }
}

/** Throws NotUnderstood for an option the command does not have, and for a word after its folder. */
export function onlyUnderstood(
  words: readonly string[],
  takes: readonly string[],
  flags: readonly string[] = [],
): void {
  const stranger = strangerOf(words, { takes, flags, folders: 1 })
  if (stranger !== null)
    throw new NotUnderstood(
      `"${stranger}" is not understood: after the folder come only ${[...takes, ...flags].map((one) => `--${one}`).join(', ')}.`,
    )
}

/** Opens a package, computes everything over it, closes it. */
export async function evaluateFolder(
  folder: string,
  options: EvaluationOptions,
  threads: number,
): Promise<Results> {
  const pack = await openPackage(folder, { threads, memory: '3GB' })
  try {
    return await evaluate(pack, options)
  } finally {
    pack.close()
  }
}

export const evaluateCommand: Command = {
  name: 'evaluate',
  does: 'compute every measure and figure of a data package (DIR --out DIR [--from --to --by --threshold --threads])',
  run: (words) =>
    answering(async () => {
      const options = optionsOf(words)
      const folder = folderOf(words)
      const out = options.get('out')
      if (out === undefined || out === '')
        throw new NotUnderstood('Say with --out where the results should go.')
      onlyUnderstood(
        words,
        ['out', 'from', 'to', 'by', 'threshold', 'rounding', 'threads'],
        ['no-disclosure-control'],
      )
      const control = disclosureOf(options)
      folderToWrite(out)
      const computed = await evaluateFolder(folder, evaluationOptionsOf(options), threadsOf(options))
      const results = control === null ? computed : await discloseResults(computed, control)
      const proof = control === null ? null : await disclosureAudit(computed, results, control)
      if (proof !== null && !proof.holds) {
        console.error(`${proof.says} Nothing was written.`)
        return 1
      }
      writeFileSync(join(out, 'results.json'), resultsJson(results))
      await writeReport(results, out)
      const empty = results.measures.filter((one) => one.value === null).length
      console.log(
        `${results.package.episodes} episodes from ${results.period.from} to ${results.period.to}: ` +
          `${results.measures.length} measures (${empty} without a value), ${results.series.length} series: report.html, tables.ods, ` +
          `results.json and the figures are in ${out}.`,
      )
      console.log(
        results.disclosure === null
          ? 'Small numbers are as they are: this folder must not leave the building.'
          : `${results.disclosure.suppressed} figures are withheld, so that no count under ${results.disclosure.threshold} can be told.`,
      )
      if (proof !== null) console.log(proof.says)
      return 0
    }),
}
