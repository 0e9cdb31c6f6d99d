import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, dayInLondon } from '../../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../../kernel/clock.ts'
import type { AccountId, CaseId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/refusal.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { arrangeCover, endCover, moveSite } from './rules-cover.ts'
import { acknowledge, allocate, reallocate, REFERRER_CALL_LIMIT_MS } from './rules.ts'
import {
  allocatedAt,
  holdsAt,
  type AllocationState,
  type CaseHead,
  type Relationship,
  type Worker,
} from './state.ts'

const now = new Date('2026-11-02T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * HOUR)

const worker = (
  name: string,
  role: Worker['posts'][number]['role'] = 'guardian',
  site: string | null = 'wales',
): Worker => ({
  accountId: name as AccountId,
  name,
  posts: [{ role, site }],
  conflicted: false,
})
const ana = worker('ana')
const bryn = worker('bryn')

function given(head: Partial<CaseHead> = {}, relationships: readonly Relationship[] = []): AllocationState {
  return {
    head: {
      caseId: 'case' as CaseId,
      version: 3,
      childId: 'child',
      reference: 'G-TEST',
      receivedAt: now,
      stage: 'accepted',
      site: 'wales',
      localAuthority: 'W06000015',
      route: 'direct',
      modelVersion: 'V5',
      ...head,
    },
    relationships,
    referrerCall: null,
    statusAsked: true,
    voiceAsked: true,
  }
}

/** What stands once the facts are recorded. */
function after(state: AllocationState, outcome: Outcome<readonly FactToRecord[]>): AllocationState {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  let { head, relationships } = state
  for (const fact of outcome.value) {
    const { columns } = fact
    if (fact.kind.table === 'case_file')
      head = {
        ...head,
        version: head.version + 1,
        stage: columns['stage'] as CaseHead['stage'],
        site: columns['site'] as string,
        localAuthority: columns['local_authority'] as string,
      }
    if (fact.kind.table !== 'case_relationship') continue
    const one: Relationship = {
      id: fact.id ?? `r${relationships.length}`,
      version: (fact.replaces ?? 0) + 1,
      accountId: columns['account_id'] as string,
      name: columns['account_id'] as string,
      kind: columns['kind'] as Relationship['kind'],
      capacity: columns['capacity'] as Relationship['capacity'],
      fromAt: columns['from_at'] as Date,
      toAt: columns['to_at'] as Date | null,
      reasonCode: columns['reason_code'] as string | null,
    }
    relationships = [...relationships.filter((other) => other.id !== one.id), one]
  }
  return { ...state, head, relationships }
}

const tables = (outcome: Outcome<readonly FactToRecord[]>): string[] =>
  outcome.ok ? outcome.value.map((fact) => fact.kind.table) : []

describe('allocating', () => {
  test('given an accepted case, when a guardian is chosen, then the case is allocated from now', () => {
    const state = after(given(), allocate(given(), { worker: ana, note: null }, now))
    expect(state.head.stage).toBe('allocated')
    expect(allocatedAt(state, now)?.name).toBe('ana')
  })

  test('given indirect support, then the coordinator has 24 hours to ring the referrer', () => {
    const outcome = allocate(
      given({ route: 'indirect' }),
      { worker: worker('cai', 'coordinator'), note: null },
      now,
    )
    const call = outcome.ok ? outcome.value.find((fact) => fact.kind.table === 'deadline') : undefined
    expect(call?.columns).toMatchObject({
      kind: 'referrer-call',
      state: 'open',
      due_at: new Date(now.getTime() + REFERRER_CALL_LIMIT_MS),
    })
    expect(tables(allocate(given(), { worker: ana, note: null }, now))).not.toContain('deadline')
  })

  test('given no month was ever asked for, then the status of the month of the referral is', () => {
    const outcome = allocate({ ...given(), statusAsked: false }, { worker: ana, note: null }, now)
    const asked = outcome.ok ? outcome.value.filter((fact) => fact.kind.table === 'deadline') : []
    expect(asked.map(({ columns }) => [columns['kind'], columns['about']])).toEqual([
      ['monthly-status', '2026-11'],
    ])
  })

  test.each([
    ['a case not yet accepted', given({ stage: 'referred' }), ana, 'not-in-this-state'],
    ['a route left open', given({ route: null }), ana, 'route-undecided'],
    ['nobody of that id', given(), null, 'worker-not-available'],
    ['a declared conflict', given(), { ...ana, conflicted: true }, 'worker-not-available'],
    ['another role than the route asks for', given(), worker('cai', 'coordinator'), 'worker-not-available'],
    ['another site and no words for it', given(), worker('di', 'guardian', 'kent'), 'reason-required'],
  ])('given %s, then it is refused', (_, state, chosen, code) => {
    const outcome = allocate(state, { worker: chosen, note: null }, now)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
  })

  test('a manager may hold a case, and a colleague of another site may when the reason is written', () => {
    expect(allocate(given(), { worker: worker('mo', 'manager'), note: null }, now).ok).toBe(true)
    expect(allocate(given(), { worker: worker('di', 'guardian', 'kent'), note: 'Nobody here' }, now).ok).toBe(
      true,
    )
  })
})

describe('handing over, covering and moving', () => {
  const allocated = after(given(), allocate(given(), { worker: ana, note: null }, now))

  test('given an allocated child, when it is handed over, then the earlier worker’s part ends in the same act', () => {
    const at = later(5)
    const outcome = reallocate(allocated, { worker: bryn, reasonCode: 'workload', note: null }, at)
    const state = after(allocated, outcome)
    expect(allocatedAt(state, at)?.name).toBe('bryn')
    expect(state.relationships.find((one) => one.name === 'ana')?.toAt).toEqual(at)
    expect(reallocate(allocated, { worker: bryn, reasonCode: null, note: null }, at)).toMatchObject({
      refusal: { code: 'reason-required' },
    })
    expect(reallocate(allocated, { worker: ana, reasonCode: 'workload', note: null }, at)).toMatchObject({
      refusal: { code: 'already-done' },
    })
  })

  test('cover runs from the first day to the end of the last, in London time, and ends by itself', () => {
    const asked = {
      worker: bryn,
      from: calendarDay('2026-11-05'),
      to: calendarDay('2026-11-06'),
      reasonCode: 'leave',
      note: null,
    }
    const state = after(allocated, arrangeCover(allocated, asked, now))
    const cover = state.relationships.find((one) => one.kind === 'covering')
    expect(cover?.fromAt).toEqual(new Date('2026-11-05T00:00:00Z'))
    expect(cover?.toAt).toEqual(new Date('2026-11-07T00:00:00Z'))
    expect(arrangeCover(state, asked, now)).toMatchObject({ refusal: { code: 'already-done' } })
    const off = after(state, endCover(state, cover?.id ?? '', now))
    expect(
      off.relationships.some(
        (one) => one.kind === 'covering' && holdsAt(one, new Date('2026-11-05T12:00:00Z')),
      ),
    ).toBe(false)
    const handed = after(
      state,
      reallocate(state, { worker: worker('cai'), reasonCode: 'workload', note: null }, now),
    )
    expect(
      handed.relationships.some(
        (one) => one.kind === 'covering' && one.toAt !== null && one.toAt > one.fromAt,
      ),
    ).toBe(false)
  })

  test('given a move, then the former worker stays until the new site allocates', () => {
    const move = { site: 'kent', localAuthority: 'E10000016', note: 'Placed with family', accessUntil: null }
    const moved = after(allocated, moveSite(allocated, move, now))
    expect(moved.head).toMatchObject({
      stage: 'accepted',
      site: 'kent',
      localAuthority: 'E10000016',
      childId: 'child',
    })
    expect(allocatedAt(moved, later(100))?.name).toBe('ana')
    const di = worker('di', 'guardian', 'kent')
    const there = after(moved, allocate(moved, { worker: di, note: null }, later(100)))
    expect(allocatedAt(there, later(100))?.name).toBe('di')
    expect(moveSite(allocated, { ...move, note: null }, now)).toMatchObject({
      refusal: { code: 'reason-required' },
    })
    expect(moveSite(allocated, { ...move, site: 'wales' }, now)).toMatchObject({
      refusal: { code: 'already-done' },
    })
  })

  test('given a last day of access, then the former worker’s part ends with that day', () => {
    const moved = after(
      allocated,
      moveSite(
        allocated,
        { site: 'kent', localAuthority: 'E10000016', note: 'Moved', accessUntil: calendarDay('2026-11-04') },
        now,
      ),
    )
    expect(allocatedAt(moved, new Date('2026-11-04T23:59:00Z'))?.name).toBe('ana')
    expect(allocatedAt(moved, new Date('2026-11-05T00:00:00Z'))).toBeNull()
  })

  test('only the worker can say that the child has been seen, and once', () => {
    expect(tables(acknowledge(allocated, 'ana', [], now))).toEqual(['allocation_seen'])
    expect(acknowledge(allocated, 'bryn', [], now)).toMatchObject({ refusal: { code: 'not-in-this-state' } })
    expect(acknowledge(allocated, 'ana', [allocated.relationships[0]?.id ?? ''], now)).toMatchObject({
      refusal: { code: 'already-done' },
    })
  })
})

const people = [ana, bryn, worker('cai'), worker('di', 'guardian', 'kent'), worker('mo', 'manager', null)]
const step = fc.record({
  what: fc.constantFrom('allocate', 'reallocate', 'cover', 'end-cover', 'move'),
  who: fc.nat({ max: people.length - 1 }),
  hours: fc.integer({ min: 0, max: 200 }),
  days: fc.integer({ min: 0, max: 10 }),
  site: fc.constantFrom('wales', 'kent'),
  stated: fc.boolean(),
})

test('property: whatever managers do, one colleague at most is allocated at any instant, and every change has its reason', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let state = given()
      let at = now
      for (const { what, who, hours, days, site, stated } of steps) {
        at = new Date(at.getTime() + hours * HOUR)
        const today = dayInLondon(at)
        const chosen = people[who] ?? null
        const cover = state.relationships.filter((one) => one.kind === 'covering')[who]
        const outcome =
          what === 'allocate'
            ? allocate(state, { worker: chosen, note: 'why' }, at)
            : what === 'reallocate'
              ? reallocate(state, { worker: chosen, reasonCode: 'workload', note: 'why' }, at)
              : what === 'cover'
                ? arrangeCover(
                    state,
                    {
                      worker: chosen,
                      from: addDays(today, days),
                      to: addDays(today, days + who),
                      reasonCode: 'leave',
                      note: 'why',
                    },
                    at,
                  )
                : what === 'end-cover'
                  ? endCover(state, cover?.id ?? '', at)
                  : moveSite(
                      state,
                      {
                        site,
                        localAuthority: 'x',
                        note: 'why',
                        accessUntil: stated ? addDays(today, days) : null,
                      },
                      at,
                    )
        if (!outcome.ok) continue
        for (const fact of outcome.value) {
          if (fact.replaces !== null) expect(fact.reason).not.toBeNull()
          if (fact.kind.table === 'allocation_change')
            expect(
              ['allocated', 'cover-ended'].includes(String(fact.columns['change'])) ||
                fact.columns['reason_code'] !== null,
            ).toBe(true)
        }
        state = after(state, outcome)
      }
      const spans = state.relationships.filter((one) => one.kind === 'allocated')
      const instants = spans.flatMap((one) => [one.fromAt, one.toAt ?? at])
      for (const instant of [...instants, at, new Date(at.getTime() + 30 * DAY_OF_24_HOURS)])
        expect(spans.filter((one) => holdsAt(one, instant)).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})
