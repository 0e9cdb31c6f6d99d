import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../kernel/ids.ts'
import { assess, decideByRule, isOutOfDate, overrideRule, readyToAccept } from './rules.ts'
import type { CaseRecord, EligibilityDecision } from './store.ts'

const noAge = { ageAssessment: null, groundsUnder18: null }
const receivedAt = new Date('2026-11-02T09:00:00Z')

/** A boy of 15 in Cardiff, suspected victim, nobody with parental responsibility in the UK. */
function given(
  changes: Partial<CaseRecord> = {},
  stage: CaseRecord['file']['stage'] = 'referred',
): CaseRecord {
  return {
    caseId: '11111111-1111-4111-8111-111111111111' as CaseId,
    file: {
      version: 1,
      child_id: '22222222-2222-4222-8222-222222222222',
      reference: 'T-1',
      received_at: receivedAt,
      stage,
      site: null,
      local_authority: null,
      route: null,
      model_version: null,
    },
    dob: '2011-05-06',
    dobStanding: 'exact',
    identifiedOn: '2026-11-01',
    localAuthority: 'W06000015',
    suspectedVictim: 'yes',
    nrmStage: null,
    parentalResponsibility: 'without',
    prSuspected: null,
    fromOutsideUk: 'yes',
    exceptionalNeed: null,
    decision: null,
    ...changes,
  }
}

function decided(known: CaseRecord): CaseRecord {
  const outcome = decideByRule(known, noAge, 'assessment')
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const columns = outcome.value[0]?.columns as unknown as EligibilityDecision
  return { ...known, decision: { ...columns, version: 1, recordedAt: receivedAt } }
}

describe('assessing what is recorded', () => {
  test('given a child in Wales without parental responsibility, then eligible for direct support under V5', () => {
    const now = assess(given(), noAge)
    expect(now.model).toBe('V5')
    expect(now.site).toBe('wales')
    expect(now.eligibility.outcome).toBe('eligible')
    expect(now.route?.outcome).toBe('direct')
  })

  test('given no day of identification, then the day of the referral is used and said', () => {
    const now = assess(given({ identifiedOn: null }), noAge)
    expect(now.relevantFrom).toBe('received')
    expect(now.relevantDay).toBe('2026-11-02')
  })

  test('given a child of 17 when identified and 18 when referred, then still eligible', () => {
    expect(assess(given({ dob: '2008-11-02' }), noAge).eligibility.outcome).toBe('eligible')
    expect(assess(given({ dob: '2008-11-02', identifiedOn: null }), noAge).eligibility.row).toBe('1')
  })

  test.each([
    ['exceptional', 'W06000015', 'e', 'exceptional-need'],
    ['exceptional', 'E10000016', 'f', 'indirect'],
    ['not-exceptional', 'W06000015', 'd', 'indirect'],
    ['deferred', 'W06000015', 'd', 'indirect'],
    [null, 'W06000015', 'd', 'indirect'],
  ])(
    'given a manager found %s at %s, then DT-2 reads row %s of the record: %s',
    (exceptionalNeed, localAuthority, row, outcome) => {
      const atHome = { parentalResponsibility: 'with', prSuspected: 'no', fromOutsideUk: 'no' }
      const known = given({ ...atHome, exceptionalNeed, localAuthority })
      expect(assess(known, noAge).route).toMatchObject({ row, outcome })
      expect(decided(known).decision?.decided_route).toBe(outcome)
    },
  )

  test('given parental responsibility not known, then the route is held and says what to find out', () => {
    for (const answer of ['unknown', null]) {
      const now = assess(given({ parentalResponsibility: answer }), noAge)
      expect(now.route?.outcome).toBe('hold')
      expect(now.route?.toResolve).toEqual(['parentalResponsibility'])
    }
  })

  test('given a disputed age, then it holds until grounds or an assessment are given', () => {
    const known = given({ dobStanding: 'disputed' })
    expect(assess(known, noAge).eligibility.outcome).toBe('hold')
    const believed = assess(known, { ageAssessment: 'none', groundsUnder18: 'yes' })
    expect(believed.eligibility).toMatchObject({ outcome: 'eligible', treatedAsChild: true })
    const adult = assess(known, { ageAssessment: 'adult', groundsUnder18: null })
    expect(adult.eligibility.outcome).toBe('not-eligible')
  })

  test('given an authority not known, then it holds; given one outside every site on the day, then not eligible', () => {
    expect(assess(given({ localAuthority: 'unknown' }), noAge).eligibility.outcome).toBe('hold')
    const early = given({ localAuthority: 'E06000001', identifiedOn: '2019-06-01' })
    const before = { ...early, file: { ...early.file, received_at: new Date('2019-06-02T09:00:00Z') } }
    expect(assess(before, noAge).eligibility).toMatchObject({ outcome: 'not-eligible', row: '3' })
  })

  test('given a child kept on an older model, then the rules of that model are used', () => {
    const known = given({ parentalResponsibility: 'with', prSuspected: 'no' })
    const lagging = { ...known, file: { ...known.file, model_version: 'V1' } }
    expect(assess(known, noAge).route?.outcome).toBe('indirect')
    expect(assess(lagging, noAge).route?.outcome).toBe('direct')
  })
})

describe('deciding', () => {
  test('given no decision, a hold, or answers that changed since, then the case is not ready to be accepted', () => {
    expect(readyToAccept(given())).toEqual({
      ok: false,
      refusal: { code: 'not-eligible', because: 'not-decided' },
    })
    expect(readyToAccept(decided(given({ parentalResponsibility: 'unknown' })))).toMatchObject({
      refusal: { code: 'route-undecided', because: 'hold' },
    })
    const changed = { ...decided(given()), suspectedVictim: 'no', nrmStage: 'not-referred' }
    expect(readyToAccept(changed)).toMatchObject({ refusal: { because: 'out-of-date' } })
    expect(readyToAccept(decided(given()))).toEqual({ ok: true, value: 'direct' })
  })

  test('given a case past triage, then neither the rule nor an override is recorded', () => {
    for (const stage of ['accepted', 'allocated', 'closing', 'closed'] as const) {
      expect(decideByRule(given({}, stage), noAge, null)).toMatchObject({
        refusal: { code: 'not-in-this-state' },
      })
    }
  })

  test('given an override without reason, note or route, then it is refused; complete, then it stands beside the rule', () => {
    const known = given({ suspectedVictim: 'no', nrmStage: 'not-referred' })
    const asked = { outcome: 'eligible', route: 'direct', reason: 'rule-silent', note: 'x' } as const
    expect(overrideRule(known, { ...asked, reason: null }, 'manager').ok).toBe(false)
    expect(overrideRule(known, { ...asked, note: null }, 'manager').ok).toBe(false)
    expect(overrideRule(known, { ...asked, route: null }, 'manager')).toMatchObject({
      refusal: { code: 'route-undecided' },
    })
    const outcome = overrideRule(known, asked, 'manager')
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const columns = outcome.value[0]?.columns as unknown as EligibilityDecision
    expect(columns).toMatchObject({ outcome: 'not-eligible', decided_outcome: 'eligible', overridden: true })
    const decision = { ...columns, version: 1, recordedAt: receivedAt }
    expect(isOutOfDate(decision, assess(given(), noAge))).toBe(false)
    expect(readyToAccept({ ...known, decision })).toEqual({ ok: true, value: 'direct' })
  })
})
