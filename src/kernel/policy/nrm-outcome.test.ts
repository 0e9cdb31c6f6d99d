import { describe, expect, test } from 'vitest'
import { nrmEffect, nrmEvents } from './nrm-outcome.ts'
import type { NrmEvent } from './nrm-outcome.ts'

describe('DT-5', () => {
  test.each(['rg-negative', 'cg-negative'] as const)(
    '%s asks a manager, after a possible reconsideration',
    (event) => {
      expect(nrmEffect(event)).toMatchObject({
        raises: 'negative-nrm-decision',
        exitReason: 'negative-nrm-decision',
        reconsiderationPossible: true,
      })
    },
  )
  test.each(['no-decision-yet', 'rg-positive', 'cg-positive', 'suspended', 'reconsideration-asked'] as const)(
    '%s: support goes on',
    (event) => {
      expect(nrmEffect(event)).toMatchObject({ raises: null, exitReason: null })
    },
  )
  test.each<[NrmEvent, string]>([
    ['no-indicators-at-referral', 'no-trafficking-indicators'],
    ['no-remaining-concern', 'no-trafficking-concerns'],
  ])('%s asks a manager about %s', (event, reason) => {
    expect(nrmEffect(event)).toMatchObject({
      raises: reason,
      exitReason: reason,
      reconsiderationPossible: false,
    })
  })
  test('every event has an effect with its source, and none closes without a decision', () => {
    for (const event of nrmEvents) {
      const effect = nrmEffect(event)
      expect(effect.source).not.toBe('')
      expect(effect.exitReason === null).toBe(effect.raises === null)
    }
  })
})
