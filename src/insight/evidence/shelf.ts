import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Results } from '../results/index.ts'

/** A package that lies ready: the record as of a day, an import, or an invented cohort. */
export interface Shelved {
  /** The name of its folder, which is also its place in an address: small letters, digits and hyphens. */
  readonly name: string
  readonly title: string
  readonly source: 'record' | 'import' | 'simulation'
  /** 'YYYY-MM-DD' */
  readonly asAt: string
}

/** What is asked of a package: whole months, and one variable to part the children by. */
export interface Asked {
  readonly name: string
  /** Days, both included; null: all that the package covers. */
  readonly from: string | null
  readonly to: string | null
  readonly by: readonly string[]
}

/** Opens, counts, and treats small numbers: nothing that this answers with may be worked back to a child. */
export type Reckon = (folder: string, asked: Asked) => Promise<Results>

/** The folder of packages that the pages read. They read nothing else: no case content is reachable from them. */
export interface Shelf {
  list(): readonly Shelved[]
  results(asked: Asked): Promise<Results>
  folderOf(name: string): string
}

const descriptor = z.object({
  title: z.string(),
  source: z.enum(['record', 'import', 'simulation']),
  as_at: z.string(),
})

/** So many answers are kept; a package that changed is counted anew. */
const kept = 40

/** `folder`: null where the service was given none; then there is nothing to read, and the pages say so. */
export function openShelf(folder: string | null, reckon: Reckon): Shelf {
  const answers = new Map<string, Promise<Results>>()
  const folderOf = (name: string): string => {
    if (folder === null || !/^[a-z0-9-]+$/.test(name)) throw new RangeError('No such package')
    return join(folder, name)
  }
  return {
    folderOf,
    list: () => (folder === null || !existsSync(folder) ? [] : shelved(folder)),
    results: (asked) => {
      const path = folderOf(asked.name)
      const changed = statSync(join(path, 'datapackage.json')).mtimeMs
      const key = JSON.stringify([asked, changed])
      const known = answers.get(key)
      if (known !== undefined) return known
      const answer = reckon(path, asked)
      answers.set(key, answer)
      // A failure is not remembered: the next person may find the package mended.
      answer.catch(() => answers.delete(key))
      const oldest = answers.keys().next().value
      if (answers.size > kept && oldest !== undefined) answers.delete(oldest)
      return answer
    },
  }
}

function shelved(folder: string): readonly Shelved[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+$/.test(name) && existsSync(join(folder, name, 'datapackage.json')))
    .sort()
    .flatMap((name) => {
      const said = describe(join(folder, name, 'datapackage.json'))
      return said === null ? [] : [{ name, title: said.title, source: said.source, asAt: said.as_at }]
    })
}

/** Null for a folder that is not (or not yet) a package: it is not shown. */
function describe(path: string): z.infer<typeof descriptor> | null {
  try {
    const parsed = descriptor.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
