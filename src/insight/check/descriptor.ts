import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parseDay } from '../../kernel/calendar-day.ts'
import { allTables, isExtension, type AnyTableName } from '../package/index.ts'
import { fileRules } from './file-rules.ts'
import type { Rule } from './types.ts'

const name = 'datapackage.json'

const shape = z.object({
  source: z.enum(['record', 'import', 'simulation']).optional(),
  as_at: z.string().optional(),
  resources: z.array(z.object({ name: z.string(), path: z.string() })),
})

export interface DescriptorFinding {
  readonly file: string
  readonly rule: Rule
  readonly note?: string
}

export interface Described {
  readonly asAt: string | null
  /** The files that are there to be read, by table. */
  readonly files: ReadonlyMap<AnyTableName, { readonly name: string; readonly path: string }>
  readonly findings: readonly DescriptorFinding[]
}

/** Reads what a folder says of itself, and finds its files. It never throws for what the folder holds. */
export function readDescribed(folder: string): Described {
  const nothing = (rule: Rule, note?: string): Described => ({
    asAt: null,
    files: new Map(),
    findings: [{ file: name, rule, ...(note === undefined ? {} : { note }) }],
  })
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return nothing(fileRules.folder)
  const path = join(folder, name)
  if (!existsSync(path) || !statSync(path).isFile()) return nothing(fileRules.descriptor)
  const written = readFileSync(path, 'utf8')
  let json: unknown
  try {
    json = JSON.parse(written.replace(/^\uFEFF/, ''))
  } catch (error) {
    return nothing(fileRules.descriptorJson, whereBroken(error))
  }
  const parsed = shape.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return nothing(
      fileRules.descriptorShape,
      `"${issue?.path.join('.') ?? ''}" is missing or not as it should be`,
    )
  }
  const findings: DescriptorFinding[] = written.startsWith('\uFEFF')
    ? [{ file: name, rule: fileRules.descriptorMark }]
    : []
  const asAt = parsed.data.as_at === undefined ? null : parseDay(parsed.data.as_at)
  if (asAt === null) {
    findings.push({
      file: name,
      rule: fileRules.descriptorShape,
      note: 'as_at, the day the package describes, is missing or not a day YYYY-MM-DD',
    })
  }
  return { asAt, ...filesOf(folder, parsed.data.resources, findings) }
}

function filesOf(
  folder: string,
  resources: readonly { readonly name: string; readonly path: string }[],
  findings: DescriptorFinding[],
): Pick<Described, 'files' | 'findings'> {
  const files = new Map<AnyTableName, { name: string; path: string }>()
  const known = new Set<string>(allTables.map((table) => table.name))
  for (const resource of resources) {
    if (!known.has(resource.name))
      findings.push({ file: name, rule: fileRules.resourceUnknown, note: resource.name.slice(0, 40) })
  }
  for (const table of allTables) {
    const named = resources.filter((one) => one.name === table.name)
    const [first] = named
    // A package may carry a table that extends it, or not.
    if (first === undefined && isExtension(table.name)) continue
    if (first === undefined) {
      findings.push(
        table.name === 'children'
          ? { file: name, rule: fileRules.childrenAbsent }
          : { file: name, rule: fileRules.tableAbsent, note: table.name },
      )
    } else if (named.length > 1) {
      findings.push({ file: name, rule: fileRules.resourceTwice, note: table.name })
    } else if (!/^[A-Za-z0-9_-]+\.(csv|parquet)$/.test(first.path) || leavesFolder(folder, first.path)) {
      findings.push({ file: name, rule: fileRules.fileOutside, note: table.name })
    } else if (!existsSync(join(folder, first.path)) || !statSync(join(folder, first.path)).isFile()) {
      findings.push({ file: first.path, rule: fileRules.fileAbsent })
    } else {
      files.set(table.name, { name: first.path, path: join(folder, first.path) })
    }
  }
  return { files, findings }
}

/** A link in the folder to a file elsewhere. */
function leavesFolder(folder: string, file: string): boolean {
  const path = join(folder, file)
  try {
    return (
      lstatSync(path).isSymbolicLink() &&
      !`${dirname(realpathSync(path))}/`.startsWith(`${realpathSync(folder)}/`)
    )
  } catch {
    return false
  }
}

function whereBroken(error: unknown): string {
  const said = error instanceof Error ? /line (\d+) column (\d+)/.exec(error.message) : null
  return said === null ? 'it ends too soon or is of another kind' : `line ${said[1]}, character ${said[2]}`
}
