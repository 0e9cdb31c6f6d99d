import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPackage, temporaryFolder, writeSmallPackage } from '../../../test/support/small-package.ts'
import { evaluate } from '../evaluation/index.ts'
import { openPackage } from '../package/index.ts'
import type { Results } from '../results/index.ts'
import { exclusive, implied, reckoned, unions } from './families.ts'
import { changeOf, conditions, countOf, growthOf, meanOf, shareOf } from './words.ts'

// The links between figures are read from the words of the definitions: whoever changes those words is told here.

const folder = temporaryFolder()
let results: Results
let said: Set<string>
beforeAll(async () => {
  writeSmallPackage(folder.path, smallPackage())
  const pack = await openPackage(folder.path, { threads: 1, memory: '1GB' })
  results = await evaluate(pack)
  pack.close()
  said = new Set(
    results.measures.flatMap(({ definition }) => {
      const share = shareOf(definition)
      const words = [
        ...(share === null ? [] : [share.of, share.counted]),
        ...(changeOf(definition) ?? []).flatMap(({ of, counted }) => [of, counted]),
        ...(growthOf(definition) ?? []),
        countOf(definition),
        meanOf(definition),
      ]
      return words.flatMap((one) => (one === null ? [] : conditions(one)))
    }),
  )
})
afterAll(() => folder.remove())

test('every family of conditions is in the definitions, with two that exclude each other', () => {
  const few = exclusive.filter((pattern) => [...said].filter((one) => pattern.test(one)).length < 2)
  expect(few.map(String)).toEqual([])
})

test('every implication and union has somebody who says it', () => {
  expect(implied.filter(([pattern]) => ![...said].some((one) => pattern.test(one))).map(String)).toEqual([])
  expect(implied.map(([, then]) => then).filter((then) => !said.has(then))).toEqual([])
  expect(
    unions.filter((prefix) => ![...said].some((one) => one.startsWith(prefix) && one.includes(' or '))),
  ).toEqual([])
})

test('every figure reckoned from others is there, and they are', () => {
  const ids = new Set([...results.measures, ...results.series].map(({ id }) => id))
  expect(
    Object.entries(reckoned)
      .flat(2)
      .filter((id) => !ids.has(id)),
  ).toEqual([])
})

test('every share, count, change and growth is read', () => {
  const unread = results.measures.filter(
    ({ definition }) =>
      (definition.startsWith('Share of ') && shareOf(definition) === null && changeOf(definition) === null) ||
      (definition.startsWith('Count of ') && countOf(definition) === null) ||
      (definition.startsWith('Growth in ') && growthOf(definition) === null),
  )
  // A ratio of two shares, which is reckoned from them, and a share of months that are nobody's.
  expect(unread.map(({ id }) => id)).toEqual([
    'education-meetings-social-worker-ratio',
    'rp-s1-months-above-20',
  ])
})
