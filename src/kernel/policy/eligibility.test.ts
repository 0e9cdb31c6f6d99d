import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay } from '../calendar-day.ts'
import type { GssCode, SiteCode } from '../ids.ts'
import { yesNoUnknown } from '../vocabulary.ts'
import type { YesNoUnknown } from '../vocabulary.ts'
import { adultWhenIdentified, decideEligibility } from './eligibility.ts'
import type { EligibilityFacts, EligibilityQuestion } from './eligibility.ts'
import { modelOn, modelVersions } from './service-model.ts'
import { identifiedTooEarly, membershipOn } from './sites.ts'
import type { SiteMembership } from './sites.ts'

const plain: EligibilityFacts = {
  adult: 'no',
  groundsToThinkUnder18: 'yes',
  inOperatingSite: 'yes',
  identifiedTooEarly: 'no',
  suspectedVictim: 'yes',
  referredToNrm: 'no',
}
const answers = fc.constantFrom(...yesNoUnknown)
const anyFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  adult: answers,
  groundsToThinkUnder18: answers,
  inOperatingSite: answers,
  identifiedTooEarly: answers,
  suspectedVictim: answers,
  referredToNrm: answers,
})
const anyModel = fc.constantFrom(...modelVersions)

describe('DT-1, row by row', () => {
  test.each<[string, Partial<EligibilityFacts>, string, string]>([
    ['1: given an adult, then not eligible', { adult: 'yes' }, 'not-eligible', '1'],
    [
      '2: given an uncertain age with grounds, then treated as a child',
      { adult: 'unknown' },
      'eligible',
      '2',
    ],
    [
      '2: given an uncertain age without grounds, then held until assessed',
      { adult: 'unknown', groundsToThinkUnder18: 'no' },
      'hold',
      '2',
    ],
    [
      '2: given an uncertain age and grounds not known, then held',
      { adult: 'unknown', groundsToThinkUnder18: 'unknown' },
      'hold',
      '2',
    ],
    ['3: given no operating site, then not eligible', { inOperatingSite: 'no' }, 'not-eligible', '3'],
    ['3: given an authority not known, then held', { inOperatingSite: 'unknown' }, 'hold', '3'],
    [
      '4: given identified before the site opened, then not eligible',
      { identifiedTooEarly: 'yes' },
      'not-eligible',
      '4',
    ],
    ['4: given a day of identification not known, then held', { identifiedTooEarly: 'unknown' }, 'hold', '4'],
    [
      '5: given neither suspected nor referred, then not eligible',
      { suspectedVictim: 'no' },
      'not-eligible',
      '5',
    ],
    [
      '5: given referred though not suspected, then eligible',
      { suspectedVictim: 'no', referredToNrm: 'yes' },
      'eligible',
      '6',
    ],
    ['5: given suspicion not known and no referral, then held', { suspectedVictim: 'unknown' }, 'hold', '5'],
    [
      '5: given suspicion, an unknown referral does not matter',
      { referredToNrm: 'unknown' },
      'eligible',
      '6',
    ],
    ['6: otherwise eligible', {}, 'eligible', '6'],
    [
      'in order: the first row that excludes is named',
      { adult: 'yes', inOperatingSite: 'no' },
      'not-eligible',
      '1',
    ],
    [
      'an exclusion settles what is still unknown',
      { adult: 'unknown', groundsToThinkUnder18: 'no', inOperatingSite: 'no' },
      'not-eligible',
      '3',
    ],
  ])('%s', (_, change, outcome, row) => {
    expect(decideEligibility({ ...plain, ...change }, 'V3')).toMatchObject({
      outcome,
      row,
      ruleVersion: 'DT-1@V3',
    })
  })

  test('row 4 is no rule before V3', () => {
    for (const model of modelVersions) {
      const result = decideEligibility({ ...plain, identifiedTooEarly: 'yes' }, model)
      expect(result.outcome).toBe(model === 'V1' || model === 'V2' ? 'eligible' : 'not-eligible')
    }
    const fourth = decideEligibility(plain, 'V2').conditions.find(({ id }) => id === '4')
    expect(fourth?.reading).toBe('not-in-this-model')
  })
  test('what is to be resolved is what is unknown', () => {
    const facts = {
      ...plain,
      adult: 'unknown',
      groundsToThinkUnder18: 'no',
      inOperatingSite: 'unknown',
    } as const
    expect(decideEligibility(facts, 'V5').toResolve).toEqual(['adult', 'inOperatingSite'])
  })
  test('every condition has its answers, rule and source', () => {
    for (const condition of decideEligibility(plain, 'V5').conditions) {
      expect(condition.answers.length).toBeGreaterThan(0)
      expect(condition.rule).toMatch(/^[a-z0-9-]+$/)
      expect(condition.source).not.toBe('')
    }
  })
})

describe('DT-1, for all answers', () => {
  test('agrees with the table written a second time', () => {
    fc.assert(
      fc.property(anyFacts, anyModel, (facts, model) => {
        const early = model === 'V1' || model === 'V2' ? 'no' : facts.identifiedTooEarly
        const neither = facts.suspectedVictim === 'no' && facts.referredToNrm === 'no'
        const either = facts.suspectedVictim === 'yes' || facts.referredToNrm === 'yes'
        const out = facts.adult === 'yes' || facts.inOperatingSite === 'no' || early === 'yes' || neither
        const child = facts.adult === 'no' || facts.groundsToThinkUnder18 === 'yes'
        const sure = child && facts.inOperatingSite === 'yes' && early === 'no' && either
        expect(decideEligibility(facts, model).outcome).toBe(
          out ? 'not-eligible' : sure ? 'eligible' : 'hold',
        )
      }),
      { numRuns: 3000 },
    )
  })
  test('answering an unknown question never turns a settled outcome', () => {
    const questions = Object.keys(plain) as EligibilityQuestion[]
    fc.assert(
      fc.property(
        anyFacts,
        anyModel,
        fc.constantFrom(...questions),
        answers,
        (facts, model, question, answer) => {
          const before = decideEligibility(facts, model).outcome
          // An adult found behind "treated as a child" is the one lawful turn: the presumption lasts until assessed.
          if (facts[question] !== 'unknown' || before === 'hold' || question === 'adult') return
          expect(decideEligibility({ ...facts, [question]: answer }, model).outcome).toBe(before)
        },
      ),
      { numRuns: 2000 },
    )
  })
  test('held exactly when something is to be resolved', () => {
    fc.assert(
      fc.property(anyFacts, anyModel, (facts, model) => {
        const result = decideEligibility(facts, model)
        return (result.outcome === 'hold') === result.toResolve.length > 0
      }),
    )
  })
})

describe('the age behind row 1', () => {
  const dob = calendarDay('2008-02-29')
  const ask = (
    identified: string | null,
    standing: 'exact' | 'approximate' | 'disputed' | 'unknown' = 'exact',
  ): YesNoUnknown =>
    adultWhenIdentified({
      dob,
      standing,
      assessedAs: null,
      identifiedOn: identified === null ? null : calendarDay(identified),
    })
  test('day before the 18th birthday, and the day', () => {
    expect([ask('2026-02-28'), ask('2026-03-01')]).toEqual(['no', 'yes'])
  })
  test('an approximate date counts a year and more away from 18', () => {
    expect(
      ['2025-02-28', '2025-03-01', '2027-02-28', '2027-03-01'].map((d) => ask(d, 'approximate')),
    ).toEqual(['no', 'unknown', 'unknown', 'yes'])
  })
  test('disputed, unknown or no day of identification: unknown', () => {
    expect([ask('2030-01-01', 'disputed'), ask('2030-01-01', 'unknown'), ask(null)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(adultWhenIdentified({ dob: null, standing: 'exact', assessedAs: null, identifiedOn: dob })).toBe(
      'unknown',
    )
  })
  test('an assessment outweighs the date of birth', () => {
    const facts = { dob, standing: 'exact', identifiedOn: calendarDay('2020-01-01') } as const
    expect(adultWhenIdentified({ ...facts, assessedAs: 'adult' })).toBe('yes')
    expect(adultWhenIdentified({ ...facts, assessedAs: 'child' })).toBe('no')
  })
})

describe('the boundary dates of sites (rows 3 and 4)', () => {
  const from = calendarDay('2021-05-17')
  const kent: SiteMembership = {
    site: 'kent' as SiteCode,
    gss: 'E10000016' as GssCode,
    validFrom: from,
    validTo: null,
    acceptsIdentifiedFrom: from,
  }
  const outcome = (receivedOn: string, identifiedOn: string | null): string => {
    const received = calendarDay(receivedOn)
    const membership = membershipOn([kent], kent.gss, received)
    const early = identifiedTooEarly(membership, identifiedOn === null ? null : calendarDay(identifiedOn))
    const facts = {
      ...plain,
      inOperatingSite: membership === null ? 'no' : 'yes',
      identifiedTooEarly: early,
    } as const
    const result = decideEligibility(facts, modelOn(received) ?? 'V1')
    return `${result.outcome} ${result.row}`
  }
  test.each([
    ['received the day before', '2021-05-16', '2021-05-16', 'not-eligible 3'],
    ['received on the day, identified the day before', '2021-05-17', '2021-05-16', 'not-eligible 4'],
    ['received and identified on the day', '2021-05-17', '2021-05-17', 'eligible 6'],
    ['identified on a day not known', '2022-01-10', null, 'hold 4'],
  ])('%s', (_, received, identified, expected) => {
    expect(outcome(received, identified)).toBe(expected)
  })
  test('a membership covers its last day and not the next', () => {
    const ended = { ...kent, validTo: calendarDay('2023-03-31') }
    expect(membershipOn([ended], kent.gss, calendarDay('2023-03-31'))).toBe(ended)
    expect(membershipOn([ended], kent.gss, addDays(calendarDay('2023-03-31'), 1))).toBeNull()
    expect(identifiedTooEarly(null, null)).toBe('no')
  })
})
