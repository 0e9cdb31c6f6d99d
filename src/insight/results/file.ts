import { z } from 'zod'
import { parts, type Results } from './results.ts'

const number = z.number().nullable()
const interval = z.tuple([z.number(), z.number()]).nullable()
const unit = z.enum([
  'percent',
  'count',
  'ratio',
  'mean',
  'months',
  'days',
  'date',
  'percentage-points',
  'years',
  'text',
])

const measure = z.object({
  id: z.string(),
  part: z.enum(parts),
  title: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  unit,
  numerator: number,
  denominator: number,
  n: number,
  interval,
  suppressed: z.boolean(),
  definition: z.string(),
  source: z.string(),
  readings: z.array(z.string()).exactOptional(),
  why: z.string().exactOptional(),
})

const point = z.object({
  x: z.union([z.string(), z.number()]),
  value: number,
  numerator: number,
  n: number,
  interval,
  suppressed: z.boolean(),
})

const series = z.object({
  id: z.string(),
  part: z.enum(parts),
  title: z.string(),
  kind: z.enum(['bars', 'grouped-bars', 'lines', 'steps', 'table']),
  unit,
  xLabel: z.string(),
  yLabel: z.string(),
  lines: z.array(z.object({ name: z.string(), points: z.array(point) })),
  codes: z
    .object({ x: z.string().exactOptional(), lines: z.array(z.string()).exactOptional() })
    .exactOptional(),
  population: z.string(),
  definition: z.string(),
  source: z.string(),
  published: z.enum(['text', 'image', 'new']),
  readings: z.array(z.string()).exactOptional(),
  why: z.string().exactOptional(),
})

const results = z.object({
  package: z.object({
    source: z.enum(['simulation', 'record', 'import']),
    as_at: z.string(),
    episodes: z.number(),
    digest: z.string(),
  }),
  period: z.object({ from: z.string(), to: z.string() }),
  measures: z.array(measure),
  groups: z.array(z.object({ by: z.record(z.string(), z.string()), measures: z.array(measure) })),
  series: z.array(series),
  disclosure: z.object({ threshold: z.number(), rounding: z.number(), suppressed: z.number() }).nullable(),
})

/** The text of results.json: the same results are the same bytes. */
export function resultsJson(given: Results): string {
  return `${JSON.stringify(results.parse(given), null, 1)}\n`
}

/** Reads results.json; throws a zod error on anything that is not one. */
export function readResults(text: string): Results {
  return results.parse(JSON.parse(text))
}
