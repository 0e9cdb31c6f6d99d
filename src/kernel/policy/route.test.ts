import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parentalResponsibilities, yesNoUnknown } from '../vocabulary.ts'
import { decideRoute } from './route.ts'
import type { RouteFacts, RouteOutcome } from './route.ts'
import { modelVersions } from './service-model.ts'
import type { ModelVersion } from './service-model.ts'

const given: RouteFacts = {
  parentalResponsibility: 'with',
  fromOutsideUk: 'no',
  holderSuspected: 'no',
  exceptionalNeed: 'no',
  inExceptionalNeedPilot: false,
}
const answers = fc.constantFrom(...yesNoUnknown)
const anyFacts: fc.Arbitrary<RouteFacts> = fc.record({
  parentalResponsibility: fc.constantFrom(...parentalResponsibilities),
  fromOutsideUk: answers,
  holderSuspected: answers,
  exceptionalNeed: answers,
  inExceptionalNeedPilot: fc.boolean(),
})
const anyModel = fc.constantFrom(...modelVersions)

describe('DT-2, row by row under every model', () => {
  const rows: readonly [string, Partial<RouteFacts>, string, readonly RouteOutcome[]][] = [
    [
      'no holder of parental responsibility in the UK',
      { parentalResponsibility: 'without' },
      'a',
      ['direct', 'direct', 'direct', 'direct', 'direct'],
    ],
    [
      'parents suspected, child from abroad',
      { fromOutsideUk: 'yes', holderSuspected: 'yes' },
      'b',
      ['direct', 'direct', 'manager-decision', 'manager-decision', 'manager-decision'],
    ],
    [
      'parents suspected, UK child',
      { holderSuspected: 'yes' },
      'c',
      ['direct', 'indirect', 'indirect', 'indirect', 'indirect'],
    ],
    [
      'parents not suspected, no exceptional need',
      {},
      'd',
      ['direct', 'indirect', 'indirect', 'indirect', 'indirect'],
    ],
    [
      'the same, child from abroad',
      { fromOutsideUk: 'yes' },
      'd',
      ['direct', 'indirect', 'indirect', 'indirect', 'indirect'],
    ],
    [
      'the same, in a pilot site',
      { inExceptionalNeedPilot: true },
      'd',
      ['direct', 'indirect', 'indirect', 'indirect', 'indirect'],
    ],
    [
      'exceptional need in a pilot site',
      { exceptionalNeed: 'yes', inExceptionalNeedPilot: true },
      'e',
      ['direct', 'indirect', 'exceptional-need', 'exceptional-need', 'exceptional-need'],
    ],
    [
      'exceptional need elsewhere',
      { exceptionalNeed: 'yes' },
      'f',
      ['direct', 'indirect', 'indirect', 'indirect', 'indirect'],
    ],
    [
      'parental responsibility not known',
      { parentalResponsibility: 'unknown' },
      'g',
      ['direct', 'hold', 'hold', 'hold', 'hold'],
    ],
  ]
  const cells = rows.flatMap(([name, change, row, outcomes]) =>
    modelVersions.map((model, i): [string, ModelVersion, Partial<RouteFacts>, string, RouteOutcome] => [
      name,
      model,
      change,
      row,
      outcomes[i] ?? 'hold',
    ]),
  )
  test.each(cells)('given %s under %s', (_, model, change, row, outcome) => {
    const result = decideRoute({ ...given, ...change }, model)
    expect(result).toMatchObject({ outcome, row, ruleVersion: `DT-2@${model}` })
    expect(result.reasons.length).toBeGreaterThan(0)
  })
})

describe('answers that are not known', () => {
  test('given suspicion not known and a child from abroad, then held from V2', () => {
    const facts = { ...given, fromOutsideUk: 'yes', holderSuspected: 'unknown' } as const
    expect(decideRoute(facts, 'V1').outcome).toBe('direct')
    for (const model of ['V2', 'V3', 'V5'] as const) {
      expect(decideRoute(facts, model)).toMatchObject({ outcome: 'hold', toResolve: ['holderSuspected'] })
    }
  })
  test('given suspicion not known and a UK child, then indirect: both answers lead there', () => {
    expect(decideRoute({ ...given, holderSuspected: 'unknown' }, 'V3')).toMatchObject({
      outcome: 'indirect',
      row: 'none',
    })
  })
  test('given origin not known and parents suspected, then held', () => {
    const facts = { ...given, fromOutsideUk: 'unknown', holderSuspected: 'yes' } as const
    expect(decideRoute(facts, 'V2')).toMatchObject({ outcome: 'hold', toResolve: ['fromOutsideUk'] })
  })
  test('given origin not known and parents not suspected, then it does not matter', () => {
    expect(decideRoute({ ...given, fromOutsideUk: 'unknown' }, 'V4')).toMatchObject({
      outcome: 'indirect',
      row: 'd',
    })
  })
  test('given need not assessed in a pilot site, then indirect at once and the assessment is asked for', () => {
    const facts = { ...given, exceptionalNeed: 'unknown', inExceptionalNeedPilot: true } as const
    expect(decideRoute(facts, 'V3').reasons).toContain('exceptional-need-not-assessed')
    expect(decideRoute(facts, 'V2').reasons).not.toContain('exceptional-need-not-assessed')
    expect(decideRoute({ ...facts, inExceptionalNeedPilot: false }, 'V3').reasons).not.toContain(
      'exceptional-need-not-assessed',
    )
  })
})

describe('where the table is silent, a manager decides', () => {
  test('a mis-referral', () => {
    const facts = { ...given, parentalResponsibility: 'mis-referral' } as const
    for (const model of modelVersions) {
      expect(decideRoute(facts, model)).toMatchObject({
        outcome: 'manager-decision',
        row: 'none',
        reasons: ['mis-referral'],
      })
    }
  })
  test('parents of a UK child suspected and exceptional need in a pilot site', () => {
    const facts = {
      ...given,
      holderSuspected: 'yes',
      exceptionalNeed: 'yes',
      inExceptionalNeedPilot: true,
    } as const
    expect(decideRoute(facts, 'V3').outcome).toBe('manager-decision')
    expect(decideRoute(facts, 'V2').outcome).toBe('indirect')
    expect(decideRoute({ ...facts, inExceptionalNeedPilot: false }, 'V3').outcome).toBe('indirect')
  })
})

describe('DT-2, for all answers', () => {
  test('V1 gives everyone direct support, save a mis-referral', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { outcome } = decideRoute(facts, 'V1')
        return outcome === (facts.parentalResponsibility === 'mis-referral' ? 'manager-decision' : 'direct')
      }),
    )
  })
  test('no child without parental responsibility in the UK goes without direct support', () => {
    fc.assert(
      fc.property(
        anyFacts,
        anyModel,
        (facts, model) =>
          decideRoute({ ...facts, parentalResponsibility: 'without' }, model).outcome === 'direct',
      ),
    )
  })
  test('held exactly when something is to be resolved, and only on unknown answers', () => {
    fc.assert(
      fc.property(anyFacts, anyModel, (facts, model) => {
        const result = decideRoute(facts, model)
        expect(result.outcome === 'hold').toBe(result.toResolve.length > 0)
        for (const question of result.toResolve) expect(facts[question]).toBe('unknown')
      }),
      { numRuns: 2000 },
    )
  })
  test('answering an unknown never turns a route that was already known', () => {
    fc.assert(
      fc.property(anyFacts, anyModel, answers, answers, (facts, model, a, b) => {
        const before = decideRoute(facts, model)
        if (before.outcome === 'hold') return
        const holderSuspected = facts.holderSuspected === 'unknown' ? a : facts.holderSuspected
        const fromOutsideUk = facts.fromOutsideUk === 'unknown' ? b : facts.fromOutsideUk
        expect(decideRoute({ ...facts, holderSuspected, fromOutsideUk }, model).outcome).toBe(before.outcome)
      }),
      { numRuns: 2000 },
    )
  })
  test('exceptional-need support exists only in a pilot site and from V3', () => {
    fc.assert(
      fc.property(anyFacts, anyModel, (facts, model) => {
        if (decideRoute(facts, model).outcome !== 'exceptional-need') return true
        return (
          facts.inExceptionalNeedPilot && facts.exceptionalNeed === 'yes' && !['V1', 'V2'].includes(model)
        )
      }),
      { numRuns: 2000 },
    )
  })
})
