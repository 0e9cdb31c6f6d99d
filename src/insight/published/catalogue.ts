import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { referenceDataFolder } from '../../platform/reference-data/loader.ts'

const entry = z.strictObject({
  id: z.string(),
  kind: z.enum(['figure', 'sentence', 'background']),
  clause: z.string(),
  where: z.string(),
  source: z.string(),
  says: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
  rounding: z.string(),
  counted: z.string().exactOptional(),
  of: z.string().exactOptional(),
  n: z.number().exactOptional(),
  note: z.string().exactOptional(),
  sameAs: z.string().exactOptional(),
  background: z.string().exactOptional(),
})

/** One quantitative statement of the evaluation of July 2019: a `figure`, a `sentence` in words, or `background`. */
export type Published = Readonly<z.infer<typeof entry>>

let read: readonly Published[] | undefined

/** The catalogue, in the order of the report. Read once from `reference-data/published-results.json`. */
export function catalogue(): readonly Published[] {
  read ??= z
    .array(entry)
    .parse(JSON.parse(readFileSync(join(referenceDataFolder, 'published-results.json'), 'utf8')))
  return read
}

/** What an evaluation is expected to answer: the figures, those printed twice included, and the sentences. */
export function toReproduce(): readonly Published[] {
  return catalogue().filter((one) => one.kind !== 'background')
}

let byId: ReadonlyMap<string, Published> | undefined

export function publishedWith(id: string): Published | undefined {
  byId ??= new Map(catalogue().map((one) => [one.id, one]))
  return byId.get(id)
}

/** The clause as a reader looks it up: '§3.2.1, p.18, Table 3'. */
export function clauseOf(one: Published): string {
  return /^\d/.test(one.clause) ? `§${one.clause}, ${one.where}` : `${one.clause}, ${one.where}`
}
