import { describe, expect, test } from 'vitest'
import type { MeasureResult, Point, Results, Series } from '../results/index.ts'
import { disclose, discloseResults } from './disclose.ts'
import { disclosureAudit } from './proof.ts'

const options = { threshold: 5, rounding: 1 }

function share(
  id: string,
  of: string,
  counted: string,
  numerator: number,
  denominator: number,
): MeasureResult {
  return {
    id,
    part: 'exits',
    title: id,
    value: (100 * numerator) / denominator,
    unit: 'percent',
    numerator,
    denominator,
    n: denominator,
    interval: [0, 100],
    suppressed: false,
    definition: `Share of ${of}: ${counted}.`,
    source: '§3.4',
  }
}

function count(id: string, counted: string, value: number): MeasureResult {
  const base = share(id, counted, counted, value, value)
  return {
    ...base,
    value,
    unit: 'count',
    denominator: null,
    n: null,
    interval: null,
    definition: `Count of ${counted}.`,
  }
}

function results(measures: readonly MeasureResult[], more: Partial<Results> = {}): Results {
  return {
    package: { source: 'simulation', as_at: '2019-01-31', episodes: 445, digest: '' },
    period: { from: '2017-02-01', to: '2019-01-31' },
    measures,
    groups: [],
    series: [],
    disclosure: null,
    ...more,
  }
}

const exits = (counts: Readonly<Record<string, number>>) => {
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return Object.entries(counts).map(([reason, one]) =>
    share(`exit-${reason}`, 'closed cases', `closed: ${reason}`, one, all),
  )
}
const gone = (found: Results) => found.measures.filter((measure) => measure.suppressed).map(({ id }) => id)

describe('shares of one population', () => {
  const before = results(exits({ 'turned 18': 61, 'no concerns': 46, transferred: 3, completed: 23 }))

  test('a small one takes the next with it, because all of them make the whole', async () => {
    const after = await discloseResults(before, options)
    expect(gone(after)).toEqual(['exit-transferred', 'exit-completed'])
    expect(after.measures[2]).toMatchObject({
      value: null,
      numerator: null,
      interval: null,
      denominator: 133,
      suppressed: true,
    })
    expect(after.measures[0]).toEqual(before.measures[0])
    expect(after.disclosure).toEqual({ threshold: 5, rounding: 1, suppressed: 2 })
  })
  test('the audit proves it, and does not trust: with one figure put back it fails', async () => {
    const after = await discloseResults(before, options)
    const proof = await disclosureAudit(before, after, { ...options, exact: true })
    expect(proof).toMatchObject({ holds: true })
    // 3 + 23 = 26 is all that is known: from 1 to 25.
    expect(proof.cells.find(({ id }) => id.endsWith('closed – transferred'))).toMatchObject({
      least: 1,
      most: 25,
    })
    const leaky = {
      ...after,
      measures: after.measures.map((one, at) => (at === 3 ? (before.measures[3] ?? one) : one)),
    }
    const failed = await disclosureAudit(before, leaky, options)
    expect(failed.holds).toBe(false)
    expect(failed.says).toMatch(/can be worked out.*transferred/)
  })
  test('the reason of a star is told to whoever prepares it, and not printed', async () => {
    const found = await disclose(before, options)
    expect(found.withheld.map(({ id, reason }) => [id, reason])).toEqual([
      ['exit-transferred', 'small'],
      ['exit-completed', 'gives-back'],
    ])
    expect(found.results.measures[2]?.why).toBe(found.results.measures[3]?.why)
  })
})

test('those who are not counted are children too: 97% of 110 is three of them', async () => {
  const after = await discloseResults(
    results([
      share('face-to-face', 'children contacted', 'ever met', 107, 110),
      count('total', 'children contacted', 110),
    ]),
    options,
  )
  expect(gone(after)).toContain('face-to-face')
})

test('two populations of nearly the same size are not printed both', async () => {
  const before = results([
    share(
      'with',
      'children whose parental responsibility is recorded',
      'with a figure of parental responsibility',
      235,
      442,
    ),
    count('all', 'children referred in the period', 445),
  ])
  const after = await discloseResults(before, options)
  // 445 stands at the head of the file, so it is 442 that goes, and what would tell it.
  expect(after.measures[0]).toMatchObject({ value: null, denominator: null, n: null })
  expect(after.measures[1]).toMatchObject({ value: 445 })
})

test('the same count under several ids goes as one', async () => {
  const one = share('a', 'closed cases', 'closed: transferred', 3, 90)
  const after = await discloseResults(
    results([one, { ...one, id: 'b' }, count('c', 'closed: transferred', 3)]),
    options,
  )
  expect(gone(after)).toEqual(['a', 'b', 'c'])
})

test('groups and their whole are one table', async () => {
  const measure = (n: number, of: number) => [share('met', 'children of the service', 'ever met', n, of)]
  const before = results(measure(140, 200), {
    groups: [
      { by: { site: 'wales' }, measures: measure(3, 40) },
      { by: { site: 'croydon' }, measures: measure(57, 80) },
      { by: { site: 'hampshire' }, measures: measure(80, 80) },
    ],
  })
  const after = await discloseResults(before, options)
  expect(after.groups.map((group) => group.measures[0]?.suppressed)).toContain(true)
  expect(after.groups[0]?.measures[0]?.suppressed).toBe(true)
  expect(
    after.groups.filter((group) => group.measures[0]?.suppressed === true).length + gone(after).length,
  ).toBeGreaterThan(1)
  expect(await disclosureAudit(before, after, options)).toMatchObject({ holds: true })
})

test('a mean of four children is withheld, and not to be had from the mean of all', async () => {
  const mean = (value: number, n: number): MeasureResult => ({
    ...share('months', 'closed cases', 'x', n, n),
    unit: 'mean',
    value,
    definition: 'Mean of complete months in service, of closed cases.',
  })
  const before = results([mean(6, 104)], {
    groups: [
      { by: { site: 'wales' }, measures: [mean(7, 4)] },
      { by: { site: 'croydon' }, measures: [mean(5.9, 100)] },
    ],
  })
  const after = await discloseResults(before, options)
  const shown = [after.measures[0], after.groups[1]?.measures[0]].filter((measure) => measure?.value !== null)
  expect(after.groups[0]?.measures[0]?.value).toBeNull()
  expect(shown.length).toBeLessThan(2)
})

const point = (x: string, numerator: number, n: number | null = null): Point => ({
  x,
  value: n === null ? numerator : (100 * numerator) / n,
  numerator,
  n,
  interval: null,
  suppressed: false,
})
const figure = (kind: Series['kind'], lines: Series['lines'], unit: Series['unit'] = 'count'): Series => ({
  id: 'figure-1',
  part: 'volume',
  title: '',
  kind,
  unit,
  xLabel: '',
  yLabel: '',
  lines,
  population: '',
  definition: '',
  source: '',
  published: 'text',
})

test('in service, referred and left: the small month is not the difference of what is printed', async () => {
  const lines = [
    { name: 'in service', points: [point('2017-02', 30), point('2017-03', 48), point('2017-04', 66)] },
    { name: 'referred', points: [point('2017-02', 30), point('2017-03', 21), point('2017-04', 28)] },
    { name: 'left', points: [point('2017-02', 0), point('2017-03', 3), point('2017-04', 10)] },
  ]
  const before = results([], { series: [figure('lines', lines)] })
  const after = await discloseResults(before, options)
  const stars = after.series[0]?.lines.flatMap((line) => line.points.filter((one) => one.suppressed))
  expect(after.series[0]?.lines[2]?.points[1]?.value).toBeNull()
  expect(stars?.length).toBeGreaterThan(1)
  expect(await disclosureAudit(before, after, options)).toMatchObject({ holds: true })
})

test('months that happen to add up to a small count are not taken for it', async () => {
  const lines = [{ name: 'left', points: [point('2018-05', 0), point('2018-06', 1), point('2018-07', 1)] }]
  const before = results(
    [
      share('sexual', 'children of the service', 'primary exploitation sexual', 2, 60),
      share('input', 'children with a return', 'a return with an error', 2, 41),
      share('met', 'closed cases', 'never met', 2, 33),
    ],
    { series: [figure('lines', lines)] },
  )
  const after = await discloseResults(before, options)
  // Were each of them the two who left, in two months of at least one, none could be one.
  const proof = await disclosureAudit(before, after, { ...options, exact: true })
  expect(proof.holds).toBe(true)
  expect(proof.cells.find(({ id }) => id.endsWith('primary exploitation sexual'))?.least).toBe(1)
})

test('a curve of steps shows no single child leave', async () => {
  const points = [100, 99, 97, 94, 88, 88, 86].map((left, day) =>
    point(`${day}`, 100 - left + 10, 200 - (100 - left)),
  )
  const after = await discloseResults(
    results([], { series: [figure('steps', [{ name: 'all', points }], 'percent')] }),
    options,
  )
  expect(after.series[0]?.lines[0]?.points.map((one) => one.suppressed)).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    true,
  ])
})

test('rounding comes before the shares, which are then exact about what is printed', async () => {
  const after = await discloseResults(results([share('a', 'closed cases', 'closed: turned 18', 61, 289)]), {
    threshold: 10,
    rounding: 10,
  })
  expect(after.measures[0]).toMatchObject({
    numerator: 60,
    denominator: 290,
    n: 290,
    value: (100 * 60) / 290,
  })
})

test('options that protect nothing are refused', async () => {
  await expect(discloseResults(results([]), { threshold: 1, rounding: 1 })).rejects.toThrow(/at least 3/)
  await expect(discloseResults(results([]), { threshold: 5, rounding: 0.5 })).rejects.toThrow(/rounding/)
})
