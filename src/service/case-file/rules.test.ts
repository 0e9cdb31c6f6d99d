import { expect, test } from 'vitest'
import type { DeadlineRow, Overview } from './overview-data.ts'
import { stepsOf } from './rules.ts'

const now = new Date('2026-11-02T09:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000).toISOString()

type Known = Pick<Overview, 'head' | 'deadlines' | 'workers' | 'eligibility' | 'accused'>
const head: NonNullable<Overview['head']> = {
  case_id: 'c',
  child_id: 'k',
  reference: 'G-1',
  received_at: hours(-3),
  stage: 'allocated',
  site: 'wales',
  local_authority: null,
  route: 'direct',
  model_version: 'V5',
}
const worker: Overview['workers'][number] = {
  name: 'A',
  telephone: null,
  kind: 'allocated',
  capacity: 'guardian',
  from_at: hours(-1),
  to_at: null,
}
const running = (
  kind: DeadlineRow['kind'],
  due: string | null,
  about: string | null = null,
): DeadlineRow => ({
  kind,
  about,
  due_at: due,
  state: due === null ? 'paused' : 'open',
  met_at: null,
})
const known = (change: Partial<Known>): Known => ({
  head,
  deadlines: [],
  workers: [worker],
  eligibility: null,
  accused: [],
  ...change,
})
const kinds = (change: Partial<Known>) => stepsOf(known(change), now).map((step) => step.kind)

test('the clock that ran out first comes first, a paused one last', () => {
  const deadlines = [
    running('first-contact', null),
    running('monthly-status', hours(100), '2026-10'),
    running('referrer-call', hours(-2)),
    running('more-information', hours(-5)),
  ]
  expect(kinds({ deadlines })).toEqual([
    'more-information',
    'referrer-call',
    'monthly-status',
    'first-contact',
  ])
})

test('a new referral asks for eligibility and triage within the 24 hours, then for the first contact', () => {
  const change = {
    head: { ...head, stage: 'referred' as const, route: null },
    workers: [],
    deadlines: [running('first-contact', hours(21))],
  }
  expect(kinds(change)).toEqual(['eligibility', 'triage', 'first-contact'])
  expect(stepsOf(known(change), now)[1]?.dueAt?.toISOString()).toBe(hours(21))
  const decided = { ...change, eligibility: { decided_outcome: 'eligible', decided_route: 'direct' } }
  expect(kinds(decided)).toEqual(['triage', 'first-contact'])
})

test('an accepted child without a route asks for the route; with one and nobody allocated, for somebody', () => {
  expect(kinds({ head: { ...head, stage: 'accepted', route: null }, workers: [] })).toEqual(['decide-route'])
  expect(kinds({ head: { ...head, stage: 'accepted' }, workers: [] })).toEqual(['allocate'])
  const covered = [{ ...worker, kind: 'covering' as const }]
  expect(kinds({ workers: covered })).toEqual(['allocate'])
})

test('a birthday is something to do only when it is near', () => {
  const far = [running('manager-decision', hours(24 * 57), 'turning-18')]
  const near = [running('manager-decision', hours(24 * 55), 'turning-18')]
  expect(kinds({ deadlines: far })).toEqual([])
  expect(stepsOf(known({ deadlines: near }), now)[0]?.path).toBe('/cases/c/decisions/turning-18')
})

test('a month leads to its own page; a closed case asks for nothing; no case, nothing', () => {
  const deadlines = [running('monthly-status', hours(1), '2026-10')]
  expect(stepsOf(known({ deadlines }), now)[0]?.path).toBe('/cases/c/status/2026-10')
  expect(kinds({ head: { ...head, stage: 'closed' }, workers: [] })).toEqual([])
  expect(kinds({ head: { ...head, stage: 'closing' } })).toEqual(['complete-closure'])
  expect(kinds({ head: null })).toEqual([])
})

test('given a charged child, then whoever was not told of section 45 is something to do, until told, over or closed', () => {
  const charged = { id: 'm', stage: 'charged', heard: [] as string[] }
  const asked = (one: typeof charged | { id: string; stage: string | null; heard: string[] }, more = {}) =>
    stepsOf(known({ accused: [one], ...more }), now).map(({ kind, path, whom }) => ({ kind, path, whom }))
  const path = '/cases/c/justice/matters/m/section-45/new'
  expect(asked(charged)).toEqual([{ kind: 'section-45', path, whom: ['child', 'solicitor'] }])
  expect(asked({ ...charged, stage: null, heard: ['child', 'police'] })).toEqual([
    { kind: 'section-45', path, whom: ['solicitor'] },
  ])
  expect(asked({ ...charged, heard: ['solicitor', 'child'] })).toEqual([])
  expect(asked({ ...charged, stage: 'discontinued' })).toEqual([])
  expect(asked(charged, { head: { ...head, stage: 'closed' } })).toEqual([])
})
