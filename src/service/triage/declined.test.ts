import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactId } from '../../kernel/ids.ts'
import { deadlineKinds, REFERRAL_DECLINED, type Deadline } from '../deadlines/index.ts'
import { triageCase, type TriageAsked, type TriageKnown } from './rules.ts'
import { askForMore, byRule, clockIn, decline, found, given, now } from './test-triage.ts'

const anyClock = fc.record({
  kind: fc.constantFrom(...deadlineKinds),
  state: fc.constantFrom('open', 'paused', 'met', 'lapsed' as const),
})
const clocks = (all: readonly { kind: Deadline['kind']; state: Deadline['state'] }[]): Deadline[] =>
  all.map(({ kind, state }, index) => ({
    ...clockIn(state),
    id: `clock-${index}` as FactId,
    kind,
    about: kind === 'manager-decision' ? (index % 2 === 0 ? 'turning-18' : 'long-term-missing') : null,
  }))

test('given any clocks, when declined, then none waits; taken up again, then all but those of the beginning are as they were', () => {
  fc.assert(
    fc.property(
      fc.array(anyClock, { maxLength: 12 }),
      fc.constantFrom('no', 'unknown' as const),
      (all, missing) => {
        const before = clocks(all)
        const then = (known: TriageKnown, asked: TriageAsked): Deadline[] => {
          const outcome = triageCase(known, { ...found, missing_now: missing }, asked, now)
          if (!outcome.ok) throw new Error(outcome.refusal.code)
          const facts = outcome.value.filter(({ kind }) => kind.table === 'deadline')
          const ids = facts.flatMap(({ id }) => (id === null ? [] : [id]))
          expect(new Set(ids).size).toBe(ids.length)
          return known.deadlines.map((one) => {
            const fact = facts.find(({ id }) => id === one.id)
            if (fact === undefined) return one
            const state = fact.columns['state'] as Deadline['state']
            const atRest =
              state === 'lapsed' && fact.reason === REFERRAL_DECLINED ? REFERRAL_DECLINED : undefined
            return { ...one, state, atRest, dueAt: fact.columns['due_at'] as Date | null }
          })
        }
        const declined = then(given('referred', byRule, {}, before), decline)
        expect(declined.filter(({ state }) => state === 'open' || state === 'paused')).toEqual([])
        const again = then(given('declined', byRule, {}, declined), askForMore)
        const beginning = [
          'first-contact',
          'referrer-call',
          'closure-sign-off',
          'voice-exit',
          'more-information',
          'safety-plan-first',
          'seventeen-and-a-half',
          'manager-decision',
        ]
        const kept = (deadlines: readonly Deadline[]) =>
          deadlines
            .filter(({ kind }) => !beginning.includes(kind))
            .map(({ kind, state }) => [kind, state === 'paused' ? 'open' : state])
        expect(kept(again)).toEqual(kept(before))
      },
    ),
  )
})
