import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  atRiskAt,
  cumulativeIncidence,
  differenceInDifferences,
  discreteHazard,
  kaplanMeier,
  restrictedMean,
  survivalAt,
  wilson,
  type CurveInterval,
  type ExitCounts,
} from './index.ts'

const count = fc.integer({ min: 0, max: 12 })
const exits = fc.array(
  fc.record({
    time: fc.integer({ min: 1, max: 30 }),
    exits: fc.record({ 'turned-18': count, moved: count, other: count }),
    censored: count,
  }),
  { maxLength: 25 },
)
const asEvents = (rows: readonly ExitCounts[]) =>
  rows.map(({ time, exits, censored }) => ({
    time,
    events: Object.values(exits).reduce((sum, one) => sum + one, 0),
    censored,
  }))
const kinds = fc.constantFrom<CurveInterval>('log-log', 'log', 'plain')

describe('survival', () => {
  test('never rises, stays between 0 and 1, and lies within its band', () => {
    fc.assert(
      fc.property(exits, kinds, (rows, interval) => {
        let before = 1
        for (const step of kaplanMeier(asEvents(rows), { interval }).steps) {
          expect(step.survival).toBeLessThanOrEqual(before)
          expect(step.survival).toBeGreaterThanOrEqual(0)
          const [lower, upper] = step.interval ?? [step.survival, step.survival]
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(lower).toBeLessThanOrEqual(step.survival + 1e-12)
          expect(upper).toBeGreaterThanOrEqual(step.survival - 1e-12)
          expect(upper).toBeLessThanOrEqual(1)
          before = step.survival
        }
      }),
    )
  })

  test('the order of the rows, and splitting them, changes nothing', () => {
    const shuffled = exits.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, ([rows, mixed]) => {
        expect(kaplanMeier(asEvents(mixed))).toEqual(kaplanMeier(asEvents(rows)))
        expect(cumulativeIncidence(mixed)).toEqual(cumulativeIncidence(rows))
        const split = asEvents(rows).flatMap((row) => [
          { ...row, censored: 0 },
          { ...row, events: 0 },
        ])
        expect(kaplanMeier(split)).toEqual(kaplanMeier(asEvents(rows)))
      }),
    )
  })

  test('with nobody censored it is the share still there, with the binomial error', () => {
    const whole = exits.map((rows) => rows.map((row) => ({ ...row, censored: 0 })))
    fc.assert(
      fc.property(whole, (rows) => {
        const events = asEvents(rows)
        const n = events.reduce((sum, row) => sum + row.events, 0)
        for (const { time, survival, error } of kaplanMeier(events).steps) {
          const share = events.filter((row) => row.time > time).reduce((sum, row) => sum + row.events, 0) / n
          expect(survival).toBeCloseTo(share, 12)
          if (error !== null) expect(error).toBeCloseTo(Math.sqrt((share * (1 - share)) / n), 12)
        }
      }),
    )
  })

  test('with nobody censored the restricted mean is the mean of the cut times', () => {
    const whole = exits.map((rows) => rows.map((row) => ({ ...row, censored: 0 })))
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 40 }), (rows, until) => {
        const events = asEvents(rows)
        const n = events.reduce((sum, row) => sum + row.events, 0)
        const mean = restrictedMean(kaplanMeier(events), until)
        if (n === 0) {
          expect(mean).toBeNull()
          return
        }
        const cut = events.reduce((sum, row) => sum + row.events * Math.min(row.time, until), 0) / n
        expect(mean?.mean).toBeCloseTo(cut, 10)
      }),
    )
  })

  test('a curve is silent after the last time anybody was seen', () => {
    const curve = kaplanMeier([
      { time: 2, events: 1, censored: 0 },
      { time: 5, events: 0, censored: 3 },
    ])
    expect(survivalAt(curve, 0)?.survival).toBe(1)
    expect(survivalAt(curve, 1.9)?.survival).toBe(1)
    expect(survivalAt(curve, 2)?.survival).toBe(0.75)
    expect(survivalAt(curve, 5)?.survival).toBe(0.75)
    expect(survivalAt(curve, 5.1)).toBeNull()
    expect(restrictedMean(curve, 6)).toBeNull()
    expect(restrictedMean(curve, 5)?.mean).toBe(2 + 3 * 0.75)
    expect(atRiskAt(curve, [0, 2, 3, 5, 6])).toEqual([4, 4, 3, 3, 0])
    expect(curve.median).toBeNull()
    expect(survivalAt(kaplanMeier([]), 0)).toBeNull()
    expect(() => restrictedMean(curve, 0)).toThrow(RangeError)
  })
})

describe('exits that compete', () => {
  test('incidences and the share in service add up to 1, never fall, and agree with survival', () => {
    fc.assert(
      fc.property(exits, (rows) => {
        const { inService, causes } = cumulativeIncidence(rows)
        const { steps } = kaplanMeier(asEvents(rows))
        inService.forEach(({ share }, index) => {
          const all = causes.reduce((sum, cause) => sum + (cause.steps[index]?.incidence ?? NaN), share)
          expect(all).toBeCloseTo(1, 12)
          expect(share).toBeCloseTo(steps[index]?.survival ?? NaN, 12)
        })
        for (const { steps: own } of causes)
          own.forEach((step, index) => {
            expect(step.incidence).toBeGreaterThanOrEqual(own[index - 1]?.incidence ?? 0)
            expect(step.error).toBeGreaterThanOrEqual(0)
          })
      }),
    )
  })

  test('one cause alone is one less survival, with the same error', () => {
    fc.assert(
      fc.property(exits, (rows) => {
        const events = asEvents(rows)
        const alone = cumulativeIncidence(
          events.map(({ time, events, censored }) => ({ time, exits: { left: events }, censored })),
        )
        kaplanMeier(events).steps.forEach((step, index) => {
          const other = alone.causes[0]?.steps[index]
          expect(other?.incidence).toBeCloseTo(1 - step.survival, 12)
          if (step.error !== null) expect(other?.error).toBeCloseTo(step.error, 7)
        })
      }),
    )
  })
})

describe('the hazard by month', () => {
  test('multiplies up to survival, month for month, with no month left out', () => {
    fc.assert(
      fc.property(exits, (rows) => {
        const curve = kaplanMeier(asEvents(rows))
        let survival = 1
        let month = curve.steps[0]?.time ?? 0
        for (const { time, hazard, atRisk, events } of discreteHazard(asEvents(rows))) {
          expect(time).toBe(month)
          expect(hazard).toBe(events / atRisk)
          survival *= 1 - hazard
          expect(survival).toBeCloseTo(survivalAt(curve, time)?.survival ?? NaN, 12)
          month += 1
        }
        expect(month - 1).toBe(curve.steps.at(-1)?.time ?? -1)
      }),
    )
  })
})

describe('shares', () => {
  test('Wilson’s interval holds the share, lies within 0 and 1, and mirrors', () => {
    const share = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(share, ([successes, n]) => {
        const [lower, upper] = wilson(successes, n) ?? [NaN, NaN]
        const [otherLower, otherUpper] = wilson(n - successes, n) ?? [NaN, NaN]
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(lower).toBeLessThanOrEqual(successes / n)
        expect(upper).toBeGreaterThanOrEqual(successes / n)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeCloseTo(1 - otherUpper, 12)
        expect(upper).toBeCloseTo(1 - otherLower, 12)
      }),
    )
  })

  test('nobody is no share, and impossible counts are refused', () => {
    expect(wilson(0, 0)).toBeNull()
    expect(() => wilson(3, 2)).toThrow(RangeError)
    expect(() => wilson(-1, 2)).toThrow(RangeError)
    expect(() => wilson(0.5, 2)).toThrow(RangeError)
    const some = { successes: 1, n: 2 }
    const none = { successes: 0, n: 0 }
    expect(
      differenceInDifferences({
        thereBefore: none,
        thereAfter: some,
        elsewhereBefore: some,
        elsewhereAfter: some,
      }),
    ).toBeNull()
    expect(() => kaplanMeier([{ time: -1, events: 1, censored: 0 }])).toThrow(RangeError)
    expect(() => kaplanMeier([{ time: 1, events: 0.5, censored: 0 }])).toThrow(RangeError)
    expect(() => discreteHazard([{ time: 0.5, events: 1, censored: 0 }])).toThrow(RangeError)
  })
})
