import { checkPackage, reportText } from '../insight/check/index.ts'
import type { Command } from './command.ts'
import { fileTrouble } from './understood.ts'

const usage =
  'Usage: npx guardianship dataset check DIR [--findings FILE] [--limit N] [--format text|json] [--threads N]'

interface Asked {
  readonly folder: string
  readonly findings: string | null
  readonly limit: number
  readonly threads: number
  readonly json: boolean
}

const takes = new Set(['findings', 'limit', 'format', 'threads'])

/** Null for a word that is not understood: a misspelt option must not pass for "no findings". */
function askedOf(words: readonly string[]): Asked | null {
  const folders: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) {
      folders.push(word)
      continue
    }
    const sign = word.indexOf('=')
    const name = word.slice(2, sign === -1 ? undefined : sign)
    const value = sign === -1 ? words[(at += 1)] : word.slice(sign + 1)
    if (
      !takes.has(name) ||
      options.has(name) ||
      value === undefined ||
      value === '' ||
      value.startsWith('--')
    )
      return null
    options.set(name, value)
  }
  const [folder] = folders
  const format = options.get('format') ?? 'text'
  const limit = options.get('limit') ?? '50'
  const threads = options.get('threads') ?? '2'
  if (folder === undefined || folders.length > 1 || !/^\d{1,6}$/.test(limit) || !/^[1-9]\d?$/.test(threads))
    return null
  if (format !== 'text' && format !== 'json') return null
  return {
    folder,
    findings: options.get('findings') ?? null,
    limit: Number(limit),
    threads: Number(threads),
    json: format === 'json',
  }
}

export const datasetCheckCommand: Command = {
  name: 'check',
  does: 'say what is wrong in a package, by file, row and column (DIR [--findings FILE] [--limit N] [--format text|json])',
  run: async (words) => {
    const asked = askedOf(words)
    if (asked === null) {
      console.error(usage)
      return 2
    }
    let report: Awaited<ReturnType<typeof checkPackage>>
    try {
      report = await checkPackage(asked.folder, {
        threads: asked.threads,
        examples: asked.limit,
        ...(asked.findings === null ? {} : { findings: asked.findings }),
      })
    } catch (error) {
      const trouble = fileTrouble(error)
      if (trouble === null) throw error
      console.error(trouble)
      return 1
    }
    console.log(asked.json ? JSON.stringify(report, null, 2) : reportText(report, asked.limit))
    if (asked.findings !== null && !asked.json) console.log(`\nAll findings are in ${asked.findings}.`)
    return report.usable ? 0 : 1
  },
}
