import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  criticalValue,
  cumulativeIncidence,
  differenceInDifferences,
  kaplanMeier,
  normalQuantile,
  restrictedMean,
  wilson,
  type CurveInterval,
} from './index.ts'

// Every number here was made by R or by Python; the files say which versions and which script.
const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'reference', `${name}.json`), 'utf8'))

const numbers = z.array(z.number().nullable())
const one = z
  .array(z.number().nullable())
  .length(1)
  .transform(([value]) => value ?? null)
const wilsonRow = z.object({
  successes: z.number(),
  n: z.number(),
  level: z.number(),
  lower: z.number(),
  upper: z.number(),
})
const band = z.object({ lower: numbers, upper: numbers, median: one, median_lower: one, median_upper: one })
const fromR = z
  .object({
    made_with: z.string().regex(/^R version .*survival/),
    examples: z.array(
      z.object({
        name: z.string(),
        counts: z.array(
          z.object({
            time: z.number(),
            turned18: z.number(),
            negative: z.number(),
            other: z.number(),
            censored: z.number(),
          }),
        ),
        kaplan_meier: z.object({
          time: numbers,
          at_risk: numbers,
          survival: numbers,
          error: numbers,
          log: band,
          'log-log': band,
          plain: band,
          restricted: z.object({ until: z.number(), mean: one, error: one }),
        }),
        aalen_johansen: z
          .object({
            time: numbers,
            states: z.array(z.string()),
            incidence: z.array(numbers),
            error: z.array(numbers),
            in_service: numbers,
          })
          .nullable(),
      }),
    ),
    wilson: z.array(wilsonRow),
  })
  .parse(read('survival'))
const cell = z.tuple([z.number(), z.number()]).transform(([successes, n]) => ({ successes, n }))
const fromPython = z
  .object({
    made_with: z.string().regex(/statsmodels .*scipy/),
    quantiles: z.array(z.tuple([z.number(), z.number()])),
    wilson: z.array(wilsonRow),
    differences: z.array(
      z.object({
        cells: z.object({
          there_after: cell,
          there_before: cell,
          elsewhere_after: cell,
          elsewhere_before: cell,
        }),
        estimate: z.number(),
        error: z.number(),
        lower: z.number(),
        upper: z.number(),
      }),
    ),
    survival: z.array(
      z.object({
        name: z.string(),
        counts: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
        survival: z.object({ time: numbers, at_risk: numbers, value: numbers, error: numbers }),
        incidence: z.object({ time: numbers, value: z.array(numbers) }),
      }),
    ),
  })
  .parse(read('proportions'))

/** Equal to 1e-9; a null must be a null. */
function agree(ours: readonly (number | null)[], theirs: readonly (number | null)[]): void {
  expect(ours.map((value) => value === null)).toEqual(theirs.map((value) => value === null))
  const furthest = Math.max(0, ...ours.map((value, index) => Math.abs((value ?? 0) - (theirs[index] ?? 0))))
  expect(furthest).toBeLessThan(1e-9)
}

test('the normal quantile agrees with scipy', () => {
  agree(
    fromPython.quantiles.map(([p]) => normalQuantile(p)),
    fromPython.quantiles.map(([, x]) => x),
  )
  expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 13)
  for (const p of [0, 1, -1, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError)
})

test.each([
  ['R', fromR.wilson],
  ['statsmodels', fromPython.wilson],
])('Wilson’s interval agrees with %s', (_, rows) => {
  expect(rows.length).toBeGreaterThan(10)
  for (const { successes, n, level, lower, upper } of rows)
    agree([...(wilson(successes, n, level) ?? [])], [lower, upper])
})

describe.each(fromR.examples)('R’s survival: $name', ({ counts, kaplan_meier: km, aalen_johansen: aj }) => {
  const rows = counts.map(({ time, turned18, negative, other, censored }) => ({
    time,
    events: turned18 + negative + other,
    censored,
  }))

  test('survival, numbers at risk and Greenwood’s error', () => {
    const { steps } = kaplanMeier(rows)
    agree(
      steps.map(({ time }) => time),
      km.time,
    )
    agree(
      steps.map(({ atRisk }) => atRisk),
      km.at_risk,
    )
    agree(
      steps.map(({ survival }) => survival),
      km.survival,
    )
    agree(
      steps.map(({ error }) => error),
      km.error,
    )
  })

  test.each<CurveInterval>(['log', 'log-log', 'plain'])(
    'the %s band and the median within it',
    (interval) => {
      const curve = kaplanMeier(rows, { interval })
      const theirs = km[interval]
      agree(
        curve.steps.map((step) => step.interval?.[0] ?? null),
        theirs.lower,
      )
      agree(
        curve.steps.map((step) => step.interval?.[1] ?? null),
        theirs.upper,
      )
      agree(
        [curve.median, ...curve.medianInterval],
        [theirs.median, theirs.median_lower, theirs.median_upper],
      )
    },
  )

  test('the restricted mean and its error', () => {
    const mean = restrictedMean(kaplanMeier(rows), km.restricted.until)
    agree([mean?.mean ?? null, mean?.error ?? null], [km.restricted.mean, km.restricted.error])
  })

  test('cumulative incidences and their errors', () => {
    const ours = cumulativeIncidence(
      counts.map(({ time, turned18, negative, other, censored }) => ({
        time,
        exits: { 'turned-18': turned18, 'negative-decision': negative, other },
        censored,
      })),
    )
    // Where nobody left R makes no states, and everybody is still in service.
    agree(
      ours.inService.map(({ share }) => share),
      aj?.in_service ?? counts.map(() => 1),
    )
    aj?.states.forEach((state, index) => {
      const steps = ours.causes.find(({ cause }) => cause === state)?.steps ?? []
      agree(
        steps.map(({ time }) => time),
        aj.time,
      )
      agree(
        steps.map(({ incidence }) => incidence),
        aj.incidence[index] ?? [],
      )
      agree(
        steps.map(({ error }) => error),
        aj.error[index] ?? [],
      )
    })
  })
})

describe.each(fromPython.survival)('statsmodels: $name', ({ counts, survival, incidence }) => {
  test('survival where somebody leaves', () => {
    const rows = counts.map(([time, first, second, censored]) => ({ time, events: first + second, censored }))
    const steps = kaplanMeier(rows).steps.filter(({ events }) => events > 0)
    agree(
      steps.map(({ time }) => time),
      survival.time,
    )
    agree(
      steps.map(({ atRisk }) => atRisk),
      survival.at_risk,
    )
    agree(
      steps.map((step) => step.survival),
      survival.value,
    )
    agree(
      steps.map(({ error }) => error),
      survival.error,
    )
  })
  test('incidences', () => {
    const ours = cumulativeIncidence(
      counts.map(([time, first, second, censored]) => ({ time, exits: { first, second }, censored })),
    )
    expect(incidence.value).toHaveLength(2)
    incidence.value.forEach((theirs, index) => {
      const steps = ours.causes[index]?.steps.filter(({ time }) => incidence.time.includes(time)) ?? []
      agree(
        steps.map((step) => step.incidence),
        theirs,
      )
    })
  })
})

test('the difference in differences is the linear probability model of statsmodels', () => {
  expect(fromPython.differences.length).toBeGreaterThan(2)
  for (const { cells, estimate, error, lower, upper } of fromPython.differences) {
    const ours = differenceInDifferences({
      thereAfter: cells.there_after,
      thereBefore: cells.there_before,
      elsewhereAfter: cells.elsewhere_after,
      elsewhereBefore: cells.elsewhere_before,
    })
    agree(
      [ours?.estimate ?? null, ours?.error ?? null, ...(ours?.interval ?? [])],
      [estimate, error, lower, upper],
    )
  }
})
