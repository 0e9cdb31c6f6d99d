import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { correlationMatrix } from './matrix.ts'
import { principalComponents } from './extract.ts'
import { analyse } from './index.ts'
import { arrayOf, distinctions, flag, limits, standardError, zScores } from './score.ts'
import { varimax } from './varimax.ts'

/**
 * A published Q study from the sorts to the statements that set its viewpoints apart. The file says whose sorts and whose table.
 * The article flags at p < .05, where we ask for p < .01: it alone lets the ninth person define a factor (a loading of 0.45).
 */
const { sorts, heights, people, printed } = z
  .object({
    sorts: z.array(z.array(z.int()).length(33)).length(9),
    heights: z.array(z.int()),
    people: z.array(z.string()),
    /** What the statement is said to do, then the differences of scores of factors 1–2, 1–3 and 2–3 with their stars. */
    printed: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])).length(33),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'lipset.json'), 'utf8')))

const loadings = varimax(principalComponents(correlationMatrix(sorts), 3))
const flags = flag(loadings, 33, limits.five / Math.sqrt(33))
const scores = [0, 1, 2].map((factor) => zScores(sorts, loadings, flags, factor) ?? [])
const errors = [0, 1, 2].map((factor) => standardError(flags.filter((row) => row[factor]).length))
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const

test('the people of each factor are those of the article', () => {
  const of = [0, 1, 2].map((factor) => people.filter((_, person) => flags[person]?.[factor] === true))
  expect(of).toEqual([
    ['US3', 'US4', 'JP5'],
    ['US1', 'US2', 'US8'],
    ['CA6', 'UK7', 'FR9'],
  ])
})

test('every difference between two viewpoints is the printed one, and so are its stars', () => {
  const ours = printed.map((_, statement) =>
    pairs.map(([a, b]) => {
      const difference = Math.abs((scores[a]?.[statement] ?? NaN) - (scores[b]?.[statement] ?? NaN))
      const error = Math.hypot(errors[a] ?? NaN, errors[b] ?? NaN)
      const stars = difference > limits.one * error ? '**' : difference > limits.five * error ? '*' : ''
      return `${difference.toFixed(2)}${stars}`
    }),
  )
  expect(ours).toEqual(printed.map(([, ...differences]) => differences))
})

test('the distinguishing and the consensus statements are those of the article', () => {
  const ours = distinctions(scores, errors).map(({ factors, consensus }) =>
    consensus
      ? 'consensus'
      : factors.length === 3
        ? 'all'
        : factors.length === 0
          ? '-'
          : factors.map(({ factor }) => `f${factor + 1}`).join(' '),
  )
  expect(ours).toEqual(printed.map(([said]) => said))
})

test('the arrays fill the grid of the study, and our stricter flags leave the ninth person out', () => {
  for (const one of scores) {
    const array = arrayOf(one, heights)
    expect([...array].sort((a, b) => a - b)).toEqual([...(sorts[0] ?? [])].sort((a, b) => a - b))
  }
  const ours = analyse({ sorts, heights, factors: 3, extraction: 'components', rotate: true })
  expect(ours.flags[8]).toEqual([false, false, false])
  expect(ours.flags.slice(0, 8)).toEqual(flags.slice(0, 8))
})
