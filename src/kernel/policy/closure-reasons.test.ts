import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exitReasons, managerDecisionKinds } from '../vocabulary.ts'
import { checkExitReason, decisionBehind, exitReasonsUnder } from './closure-reasons.ts'
import { modelVersions } from './service-model.ts'

const given = { otherDetail: null, decidedToClose: [] } as const

describe('reasons for closing', () => {
  test('long-term missing is a reason under V1 and V2 only', () => {
    for (const model of modelVersions) {
      const offered = exitReasonsUnder(model).includes('long-term-missing')
      expect(offered).toBe(model === 'V1' || model === 'V2')
      expect(exitReasonsUnder(model)).toHaveLength(offered ? 11 : 10)
    }
  })
  test('given long-term missing under V3, then refused even with a decision', () => {
    const facts = { ...given, reason: 'long-term-missing', decidedToClose: ['long-term-missing'] } as const
    expect(checkExitReason(facts, 'V3')).toEqual({
      ok: false,
      refusal: { code: 'not-in-this-state', because: 'long-term-missing-not-in-V3' },
    })
    expect(checkExitReason(facts, 'V2').ok).toBe(true)
    expect(checkExitReason({ ...facts, decidedToClose: [] }, 'V2').ok).toBe(false)
  })
  test.each(['turned-18', 'negative-nrm-decision'] as const)(
    '%s needs a manager who decided it',
    (reason) => {
      expect(checkExitReason({ ...given, reason }, 'V5')).toMatchObject({
        refusal: { code: 'evidence-required' },
      })
      const decision = decisionBehind(reason)
      expect(decision).not.toBeNull()
      const decidedToClose = decision === null ? [] : [decision]
      expect(checkExitReason({ ...given, reason, decidedToClose }, 'V5')).toEqual({ ok: true, value: reason })
    },
  )
  test('a bare other is impossible', () => {
    for (const otherDetail of [null, '', '  ']) {
      const result = checkExitReason({ ...given, reason: 'other', otherDetail }, 'V4')
      expect(result).toMatchObject({ ok: false, refusal: { code: 'reason-required' } })
    }
    expect(checkExitReason({ ...given, reason: 'other', otherDetail: 'died' }, 'V4').ok).toBe(true)
  })
  test('the plain reasons stand by themselves', () => {
    for (const reason of ['all-work-completed', 'did-not-want-guardian', 'transferred'] as const) {
      expect(checkExitReason({ ...given, reason }, 'V5').ok).toBe(true)
    }
  })
  test('every allowed closing has its decision behind it', () => {
    const facts = fc.record({
      reason: fc.constantFrom(...exitReasons),
      otherDetail: fc.option(fc.string()),
      decidedToClose: fc.subarray([...managerDecisionKinds]),
    })
    fc.assert(
      fc.property(facts, fc.constantFrom(...modelVersions), (closing, model) => {
        if (!checkExitReason(closing, model).ok) return true
        const needed = decisionBehind(closing.reason)
        return (
          exitReasonsUnder(model).includes(closing.reason) &&
          (needed === null || closing.decidedToClose.includes(needed))
        )
      }),
    )
  })
})
