import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactToRecord } from '../../platform/record/index.ts'
import type { CaseRecord } from '../eligibility/index.ts'
import { triageCase, type TriageAsked, type TriageKnown } from './rules.ts'
import {
  now,
  found,
  accept,
  decline,
  askForMore,
  byRule,
  overridden,
  clockIn,
  given,
  nobodyReached,
} from './test-triage.ts'

function after(known: TriageKnown, asked: TriageAsked): Record<string, Readonly<Record<string, unknown>>[]> {
  const outcome = triageCase(known, found, asked, now)
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.because ?? ''}`)
  const byTable: Record<string, Readonly<Record<string, unknown>>[]> = {}
  for (const fact of outcome.value)
    // The birthdays of the child, which this case was given no clocks of, are told of in of-birth.test.ts.
    if (fact.columns['kind'] !== 'seventeen-and-a-half' && fact.columns['about'] !== 'turning-18')
      (byTable[fact.kind.table] ??= []).push(fact.columns)
  return byTable
}

describe('accepting', () => {
  test('given an eligible child and a decided route, when accepted, then the head of the case says stage, route, site, authority and model', () => {
    const facts = after(given(), accept)
    expect(facts['case_file']).toEqual([
      expect.objectContaining({
        stage: 'accepted',
        route: 'direct',
        site: 'wales',
        local_authority: 'W06000015',
        model_version: 'V5',
      }),
    ])
    expect(facts['triage']?.[0]).toMatchObject({
      decision: 'accept',
      route: 'direct',
      eligibility_version: 1,
    })
    // 72 hours from the acceptance (domain §4.4).
    expect(facts['deadline']).toEqual([
      expect.objectContaining({
        kind: 'safety-plan-first',
        state: 'open',
        due_at: new Date('2026-11-05T11:00:00Z'),
      }),
      // Six weeks from the acceptance (network-term.csv).
      expect.objectContaining({
        kind: 'network-review',
        about: 'entry',
        state: 'open',
        due_at: new Date('2026-12-15T00:00:00Z'),
      }),
      // Six weeks from the acceptance (needs-term.csv).
      expect.objectContaining({ kind: 'needs-assessment', due_at: new Date('2026-12-15T00:00:00Z') }),
    ])
  })

  test('given more information was asked, when accepted, then that deadline is met', () => {
    const known = given('more-information', byRule, {}, [
      clockIn('open'),
      clockIn('open', 'more-information'),
    ])
    expect(after(known, accept)['deadline']).toEqual([
      expect.objectContaining({ kind: 'more-information', state: 'met', met_at: now }),
      expect.objectContaining({ kind: 'safety-plan-first', state: 'open' }),
      expect.objectContaining({ kind: 'network-review', state: 'open' }),
      expect.objectContaining({ kind: 'needs-assessment', state: 'open' }),
    ])
  })

  test.each([
    ['nothing decided', given('referred', null), 'not-eligible', 'not-decided'],
    [
      'a hold',
      given('referred', { ...byRule, outcome: 'hold', decided_outcome: 'hold' }),
      'not-eligible',
      'out-of-date',
    ],
    [
      'an override to not eligible',
      given('referred', overridden('not-eligible', null)),
      'not-eligible',
      'not-eligible',
    ],
    [
      'an override without route',
      given('referred', overridden('eligible', null)),
      'route-undecided',
      'direct',
    ],
    [
      'parental responsibility not known',
      given(
        'referred',
        { ...byRule, route_outcome: 'hold', route_row: 'g', decided_route: null },
        { parentalResponsibility: 'unknown' },
      ),
      'route-undecided',
      'hold',
    ],
    [
      'an answer changed since',
      given('referred', byRule, { parentalResponsibility: 'with' }),
      'not-eligible',
      'out-of-date',
    ],
  ] as const)('given %s, when accepted, then refused', (_, known, code, because) => {
    expect(triageCase(known, found, accept, now)).toEqual({ ok: false, refusal: { code, because } })
  })

  test('given a manager’s override, when accepted, then on the manager’s route', () => {
    const known = given('referred', overridden('eligible', 'indirect'), { suspectedVictim: 'no' })
    expect(after(known, accept)['case_file']?.[0]).toMatchObject({ stage: 'accepted', route: 'indirect' })
  })
})

describe('declining', () => {
  test('given a running clock, when declined, then it lapses with the reason and the case has no route', () => {
    const outcome = triageCase(given(), found, decline, now)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    const lapsed = outcome.value.find((fact) => fact.kind.table === 'deadline')
    expect(lapsed?.columns).toMatchObject({ kind: 'first-contact', state: 'lapsed' })
    expect(lapsed?.reason).toBe('triage-decline')
    expect(after(given(), decline)['case_file']?.[0]).toMatchObject({ stage: 'declined', route: null })
  })

  test('given a declined case, when triage is taken up again, then the clock runs again from receipt', () => {
    const known = given('declined', byRule, {}, [clockIn('lapsed')])
    expect(after(known, accept)['deadline']).toEqual([
      expect.objectContaining({
        kind: 'first-contact',
        state: 'open',
        due_at: new Date('2026-11-03T09:00:00Z'),
      }),
      expect.objectContaining({ kind: 'safety-plan-first', state: 'open' }),
      expect.objectContaining({ kind: 'network-review', state: 'open' }),
      expect.objectContaining({ kind: 'needs-assessment', state: 'open' }),
    ])
  })

  test('given the child was reached while declined, when triage is taken up again, then the clock is met', () => {
    const at = new Date('2026-11-02T10:00:00Z')
    const reached = {
      id: 'x',
      at,
      counterpart: 'child',
      thirdPartyType: null,
      mode: 'phone',
      outcome: 'successful',
    } as const
    const known = {
      ...given('declined', byRule, {}, [clockIn('lapsed')]),
      clock: { ...nobodyReached, contacts: [reached] },
    }
    expect(after(known, askForMore)['deadline']?.[0]).toMatchObject({ state: 'met', met_at: at })
  })

  test('given a first contact already made, when declined, then it stays met', () => {
    expect(after(given('referred', byRule, {}, [clockIn('met')]), decline)['deadline']).toBeUndefined()
  })
})

describe('asking for more', () => {
  test('given a running clock, when more is asked, then the clock runs on and the answer is due at the end of the day', () => {
    const facts = after(given(), askForMore)
    expect(facts['case_file']?.[0]).toMatchObject({ stage: 'more-information', route: null })
    expect(facts['deadline']).toEqual([
      expect.objectContaining({
        kind: 'more-information',
        state: 'open',
        due_at: new Date('2026-11-05T00:00:00Z'),
      }),
    ])
  })

  test('given it was asked before, when asked anew, then the old term lapses', () => {
    const known = given('more-information', byRule, {}, [clockIn('open', 'more-information')])
    expect(after(known, askForMore)['deadline']?.map((one) => one['state'])).toEqual(['lapsed', 'open'])
  })
})

test.each(['allocated', 'closing', 'closed'] as const)(
  'given a case that is %s, then no triage is recorded',
  (stage) => {
    for (const asked of [accept, decline, askForMore]) {
      expect(triageCase(given(stage), found, asked, now)).toEqual({
        ok: false,
        refusal: { code: 'not-in-this-state', because: stage },
      })
    }
  },
)

describe('any sequence of triage acts', () => {
  const decision = fc.constantFrom(
    null,
    byRule,
    overridden('eligible', 'indirect'),
    overridden('eligible', null),
    overridden('not-eligible', null),
    { ...byRule, decided_outcome: 'hold' as const, outcome: 'hold' as const },
    { ...byRule, route_outcome: 'hold' as const, decided_route: null },
  )
  const answers = fc.record({
    parentalResponsibility: fc.constantFrom('without', 'with', 'unknown', null),
    suspectedVictim: fc.constantFrom('yes', 'no', 'unknown', null),
    localAuthority: fc.constantFrom('W06000015', 'unknown', null),
  })
  const step = fc.record({ asked: fc.constantFrom(accept, decline, askForMore), decision, answers })

  test('leaves no accepted case without a route and an eligible decision, and no triage without its head', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let known = given('referred', null)
        for (const one of steps) {
          const { file } = known.record
          // Eligibility is decided only before acceptance (the room of eligibility refuses it afterwards).
          const decided = file.stage === 'accepted' ? known.record.decision : one.decision
          known = { ...known, record: { ...known.record, ...one.answers, decision: decided } }
          const outcome = triageCase(known, found, one.asked, now)
          if (outcome.ok) known = applied(known, outcome.value)
          const { stage, route } = known.record.file
          if (stage === 'accepted') {
            expect(route).not.toBeNull()
            expect(known.record.decision?.decided_outcome).toBe('eligible')
            expect(known.record.decision?.decided_route).toBe(route)
          } else expect(route).toBeNull()
        }
      }),
    )
  })

  function applied(known: TriageKnown, facts: readonly FactToRecord[]): TriageKnown {
    const head = facts.filter((fact) => fact.kind.table === 'case_file')
    const recorded = facts.filter((fact) => fact.kind.table === 'triage')
    expect([head.length, recorded.length]).toEqual([1, 1])
    expect(head[0]?.replaces).toBe(known.record.file.version)
    expect(recorded[0]?.replaces ?? null).toBe(known.triage?.version ?? null)
    const columns = head[0]?.columns as unknown as CaseRecord['file']
    const file = { ...columns, version: known.record.file.version + 1 }
    return {
      ...known,
      record: { ...known.record, file },
      triage: { version: (known.triage?.version ?? 0) + 1 },
    }
  }
})
