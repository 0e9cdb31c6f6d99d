import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, dayInLondon } from '../calendar-day.ts'
import { exitReasonsUnder, checkExitReason } from './closure-reasons.ts'
import { supportEnd } from './duration.ts'
import { adultWhenIdentified, decideEligibility, type EligibilityFacts } from './eligibility.ts'
import { longTermMissingMayClose, missingStateOn } from './missing.ts'
import { nrmEffect } from './nrm-outcome.ts'
import { post18StateOn } from './post-18.ts'
import { decideRoute, type RouteFacts } from './route.ts'
import { modelOn, modelVersions } from './service-model.ts'
import { identifiedTooEarly } from './sites.ts'

/** The rows of the seven decision tables, one after the other, each with a case that it decides. */
const child: EligibilityFacts = {
  adult: 'no',
  groundsToThinkUnder18: 'unknown',
  inOperatingSite: 'yes',
  identifiedTooEarly: 'no',
  suspectedVictim: 'yes',
  referredToNrm: 'no',
}
const eligibility = (change: Partial<EligibilityFacts>) => {
  const { outcome, row } = decideEligibility({ ...child, ...change }, 'V3')
  return [row, outcome]
}
const day = calendarDay
const born = day('2004-02-29')
const opens = { site: 'kent', gss: 'E10000016', acceptsIdentifiedFrom: day('2021-05-17') } as never

const withParents: RouteFacts = {
  parentalResponsibility: 'with',
  fromOutsideUk: 'no',
  holderSuspected: 'no',
  exceptionalNeed: 'no',
  inExceptionalNeedPilot: false,
}
/** Row and outcome under V1, V2 and each later model, which read alike. */
const routes = (change: Partial<RouteFacts>) =>
  modelVersions.map((model) => {
    const { row, outcome } = decideRoute({ ...withParents, ...change }, model)
    return `${row} ${outcome}`
  })
const under = (row: string, v1: string, v2: string, later: string) =>
  [v1, v2, later, later, later].map((outcome) => `${row} ${outcome}`)

const turning = { dob: born, inPost18Pilot: true, assessment: null, decision: null }
const gone = [{ startedOn: day('2019-08-31'), endedOn: null, onReferral: false }]
const closing = {
  reason: 'long-term-missing',
  otherDetail: null,
  decidedToClose: ['long-term-missing'],
} as const
const supported = { referredOn: day('2019-01-31'), dob: day('2004-02-29'), post18Decided: false }

const rows: Readonly<Record<string, () => void>> = {
  'DT-1 1, adult on the day': () => {
    const facts = { dob: born, standing: 'exact', assessedAs: null } as const
    const adult = adultWhenIdentified({ ...facts, identifiedOn: day('2022-03-01') })
    expect(eligibility({ adult })).toEqual(['1', 'not-eligible'])
    expect(adultWhenIdentified({ ...facts, identifiedOn: day('2022-02-28') })).toBe('no')
  },
  'DT-1 1, assessed as an adult': () => {
    const facts = { dob: born, standing: 'exact', identifiedOn: day('2021-01-01') } as const
    expect(adultWhenIdentified({ ...facts, assessedAs: 'adult' })).toBe('yes')
  },
  'DT-1 2': () => {
    expect(eligibility({ adult: 'unknown', groundsToThinkUnder18: 'yes' })).toEqual(['2', 'eligible'])
    expect(eligibility({ adult: 'unknown', groundsToThinkUnder18: 'no' })).toEqual(['2', 'hold'])
  },
  'DT-1 3': () => expect(eligibility({ inOperatingSite: 'no' })).toEqual(['3', 'not-eligible']),
  'DT-1 4': () => {
    const before = identifiedTooEarly(opens, day('2021-05-16'))
    expect(eligibility({ identifiedTooEarly: before })).toEqual(['4', 'not-eligible'])
    expect(identifiedTooEarly(opens, day('2021-05-17'))).toBe('no')
  },
  'DT-1 5': () => expect(eligibility({ suspectedVictim: 'no' })).toEqual(['5', 'not-eligible']),
  'DT-1 6': () => expect(eligibility({})).toEqual(['6', 'eligible']),
  'DT-2 a': () =>
    expect(routes({ parentalResponsibility: 'without' })).toEqual(under('a', 'direct', 'direct', 'direct')),
  'DT-2 b': () =>
    expect(routes({ fromOutsideUk: 'yes', holderSuspected: 'yes' })).toEqual(
      under('b', 'direct', 'direct', 'manager-decision'),
    ),
  'DT-2 c': () =>
    expect(routes({ holderSuspected: 'yes' })).toEqual(under('c', 'direct', 'indirect', 'indirect')),
  'DT-2 d': () => expect(routes({})).toEqual(under('d', 'direct', 'indirect', 'indirect')),
  'DT-2 e': () =>
    expect(routes({ exceptionalNeed: 'yes', inExceptionalNeedPilot: true })).toEqual(
      under('e', 'direct', 'indirect', 'exceptional-need'),
    ),
  'DT-2 f': () =>
    expect(routes({ exceptionalNeed: 'yes' })).toEqual(under('f', 'direct', 'indirect', 'indirect')),
  'DT-2 g': () =>
    expect(routes({ parentalResponsibility: 'unknown' })).toEqual(under('g', 'direct', 'hold', 'hold')),
  'DT-4 17½ in a pilot': () => {
    expect(post18StateOn(turning, day('2021-08-28')).step).toBe('not-yet')
    expect(post18StateOn(turning, day('2021-08-29')).step).toBe('assess-needs')
  },
  'DT-4 additional need': () =>
    expect(post18StateOn({ ...turning, assessment: 'additional-need' }, day('2021-09-01')).step).toBe(
      'assign-post-18-worker',
    ),
  'DT-4 no additional need, or no pilot': () => {
    const none = { ...turning, assessment: 'no-additional-need' } as const
    expect(post18StateOn(none, day('2021-09-01')).step).toBe('plan-transition')
    expect(post18StateOn({ ...turning, inPost18Pilot: false }, day('2021-09-01')).step).toBe(
      'plan-transition',
    )
  },
  'DT-4 18th birthday with need in a pilot': () => {
    const need = { ...turning, assessment: 'additional-need' } as const
    expect(post18StateOn(need, day('2022-02-28')).raises).toBeNull()
    expect(post18StateOn(need, day('2022-03-01')).raises).toBe('post-18-support')
    expect(post18StateOn({ ...need, decision: 'continue' }, day('2022-03-01')).step).toBe('continue-after-18')
  },
  'DT-4 no upper limit is applied': () =>
    expect(
      post18StateOn({ ...turning, assessment: 'additional-need', decision: 'continue' }, day('2030-01-01'))
        .step,
    ).toBe('continue-after-18'),
  'DT-5 negative decision': () => {
    for (const event of ['rg-negative', 'cg-negative'] as const)
      expect(nrmEffect(event)).toMatchObject({
        raises: 'negative-nrm-decision',
        exitReason: 'negative-nrm-decision',
        reconsiderationPossible: true,
      })
  },
  'DT-5 positive decision': () => {
    for (const event of ['rg-positive', 'cg-positive'] as const) expect(nrmEffect(event).raises).toBeNull()
  },
  'DT-5 no decision yet': () => {
    expect(nrmEffect('no-decision-yet').raises).toBeNull()
    const done = { reason: 'all-work-completed', otherDetail: null, decidedToClose: [] } as const
    expect(checkExitReason(done, 'V3').ok).toBe(true)
  },
  'DT-5 no indicators at referral': () =>
    expect(nrmEffect('no-indicators-at-referral').exitReason).toBe('no-trafficking-indicators'),
  'DT-5 no remaining concern': () =>
    expect(nrmEffect('no-remaining-concern').exitReason).toBe('no-trafficking-concerns'),
  'DT-6 V1 and V2': () => {
    for (const model of ['V1', 'V2'] as const) expect(checkExitReason(closing, model).ok).toBe(true)
    expect(checkExitReason({ ...closing, decidedToClose: [] }, 'V1').ok).toBe(false)
  },
  'DT-6 kept open until the child is found': () => {
    for (const model of ['V3', 'V4', 'V5'] as const) {
      expect(longTermMissingMayClose[model]).toBe(false)
      expect(exitReasonsUnder(model)).not.toContain('long-term-missing')
    }
  },
  'DT-6 at six months a classification and a manager’s review': () => {
    expect(missingStateOn(gone, day('2020-02-28'))).toMatchObject({
      classification: 'temporary',
      raises: null,
    })
    expect(missingStateOn(gone, day('2020-02-29'))).toMatchObject({
      classification: 'long-term',
      raises: 'long-term-missing',
    })
  },
  'DT-7 V1 and V2': () => {
    expect(supportEnd(supported, 'V2')).toEqual({ on: '2020-07-31', because: 'eighteen-months' })
    const older = { ...supported, dob: day('2002-02-01') }
    expect(supportEnd(older, 'V1')).toEqual({ on: '2020-02-01', because: 'eighteenth-birthday' })
  },
  'DT-7 V3 and later': () => {
    for (const model of ['V3', 'V4', 'V5'] as const) {
      expect(supportEnd(supported, model)).toEqual({ on: '2022-03-01', because: 'eighteenth-birthday' })
      expect(supportEnd({ ...supported, post18Decided: true }, model).because).toBe('need')
    }
  },
}

describe('every row of the decision tables is hit', () => {
  test.each(Object.entries(rows))('%s', (_, hit) => hit())
})

/**
 * What no code here decides: DT-3, whose criteria no readable source holds (a manager decides with a written reason, and DT-2
 * reads the finding), and the evaluation's recommendation in DT-6, which is advice on a rule and no rule.
 */
test('a row names its table, and every table but DT-3 has rows', () => {
  const tables = new Set(Object.keys(rows).map((row) => row.slice(0, 4)))
  expect([...tables]).toEqual(['DT-1', 'DT-2', 'DT-4', 'DT-5', 'DT-6', 'DT-7'])
})

test.each([
  ['2017-01-29', null],
  ['2017-01-30', 'V1'],
  ['2018-09-30', 'V1'],
  ['2018-10-01', 'V2'],
  ['2021-05-16', 'V2'],
  ['2021-05-17', 'V3'],
  ['2024-04-02', 'V3'],
  ['2024-04-03', 'V4'],
  ['2026-07-05', 'V4'],
  ['2026-07-06', 'V5'],
] as const)('on %s the rules of %s hold', (on, model) => {
  expect(modelOn(day(on))).toBe(model)
})

test('a day begins at midnight in London, in summer as in winter', () => {
  expect(dayInLondon(new Date('2021-05-16T22:59:59Z'))).toBe('2021-05-16')
  expect(dayInLondon(new Date('2021-05-16T23:00:00Z'))).toBe('2021-05-17')
  expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
})
