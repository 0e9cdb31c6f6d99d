import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { AccountId, CaseId, FactId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/refusal.ts'
import { exitReasons, settledPoints } from '../../kernel/vocabulary.ts'
import { caseStages, type CaseStage } from '../../platform/access/index.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { pointAnswers, type ProposalState } from './facts.ts'
import { problemsOf } from './problems.ts'
import { propose, reopen, returnForChanges, signOff, withdraw, type ClosureKnown } from './rules.ts'
import type { Proposal, StandingProposal } from './store.ts'

const now = new Date('2026-11-02T09:00:00Z')
const today = calendarDay('2026-11-02')
const caseId = '00000000-0000-4000-8000-000000000001' as CaseId
const worker = '00000000-0000-4000-8000-00000000000a' as AccountId
const manager = '00000000-0000-4000-8000-00000000000b' as AccountId
const proposalId = '00000000-0000-4000-8000-00000000000c' as FactId

const settledChild: Proposal = {
  reason: 'all-work-completed',
  detail: null,
  detailWords: null,
  exitOn: today,
  settled: settledPoints.map((point) => ({ point, answer: 'yes', evidence: 'Seen on the last visit' })),
  childView: 'I am fine now',
  childViewHow: 'in-person',
  anythingOpen: 'no',
  stillOpen: [],
  referredOn: 'no',
  onward: [],
  summary: 'Safe, in school, with a placement that lasts.',
}
const standing = (state: ProposalState, asked: Proposal = settledChild): StandingProposal => ({
  ...asked,
  id: proposalId,
  version: 1,
  state,
  returnedWhy: null,
  proposedBy: worker,
  proposedByName: 'A worker',
  at: now,
})
const clock = (
  kind: 'closure-sign-off' | 'monthly-status' | 'first-contact' | 'safety-plan-step-down' | 'voice-exit',
  about: string | null = null,
) => ({
  id: `00000000-0000-4000-8000-0000000000${kind === 'monthly-status' ? 'd1' : kind === 'first-contact' ? 'd2' : 'd3'}` as FactId,
  version: 1,
  caseId,
  kind,
  about,
  dueAt: now,
  state: 'open' as const,
  metAt: null,
})
function known(stage: CaseStage, more: Partial<ClosureKnown> = {}): ClosureKnown {
  return {
    caseId,
    head: {
      version: 4,
      columns: {
        child_id: caseId,
        reference: 'T-1',
        received_at: new Date('2026-01-10T09:00:00Z'),
        stage,
        site: 'wales',
        local_authority: null,
        route: 'direct',
        model_version: 'V5',
      },
    },
    held: { model: 'V5', receivedOn: calendarDay('2026-01-10'), dob: null, decidedToClose: [] },
    proposal: null,
    exit: { held: true, clock: null },
    steppedBack: null,
    relationships: [
      {
        id: '00000000-0000-4000-8000-0000000000e1',
        version: 1,
        columns: {
          account_id: worker,
          kind: 'allocated',
          capacity: 'guardian',
          from_at: new Date('2026-01-11T09:00:00Z'),
          to_at: null,
          reason_code: null,
        },
      },
    ],
    deadlines: [clock('monthly-status', '2026-11')],
    births: {
      caseId,
      dob: null,
      receivedAt: new Date('2026-01-10T09:00:00Z'),
      model: 'V5',
      site: 'wales',
    },
    months: ['2026-11'],
    ...more,
  }
}
const closing = (asked: Proposal = settledChild) =>
  known('closing', {
    proposal: standing('proposed', asked),
    deadlines: [clock('closure-sign-off'), clock('monthly-status', '2026-11')],
  })
type Result = Outcome<readonly FactToRecord[]>
const stageIn = (outcome: Result) =>
  outcome.ok
    ? outcome.value.find(({ kind }) => kind.table === 'case_file')?.columns['stage']
    : outcome.refusal
const of = (outcome: Result, table: string) =>
  outcome.ok ? outcome.value.filter(({ kind }) => kind.table === table) : []

describe('proposing', () => {
  test('given an allocated case, when it is proposed, then it is closing and a manager has a week', () => {
    const outcome = propose(settledChild, known('allocated'), worker, now)
    expect(stageIn(outcome)).toBe('closing')
    expect(of(outcome, 'deadline')[0]?.columns).toMatchObject({
      kind: 'closure-sign-off',
      due_at: new Date('2026-11-09T09:00:00Z'),
    })
  })
  test('given a returned proposal, when it is proposed again, then it is the next version of the same', () => {
    const outcome = propose(settledChild, known('allocated', { proposal: standing('returned') }), worker, now)
    expect(of(outcome, 'closure_proposal')[0]).toMatchObject({ id: proposalId, replaces: 1 })
  })
  test.each(caseStages.filter((stage) => stage !== 'accepted' && stage !== 'allocated'))(
    'is refused while the case is %s',
    (stage) => {
      expect(stageIn(propose(settledChild, known(stage), worker, now))).toEqual({
        code: 'not-in-this-state',
        because: `case-${stage}`,
      })
    },
  )
})

describe('what stands in the way of a proposal', () => {
  const held = known('allocated').held
  const because = (change: Partial<Proposal>, against = held) =>
    problemsOf({ ...settledChild, ...change }, against, today).map((one) => `${one.at}: ${one.because}`)
  test('nothing, for a settled child', () => expect(because({})).toEqual([]))
  test('a bare "other"', () => {
    expect(because({ reason: 'other' })).toEqual(['detail: other-needs-detail'])
    expect(because({ reason: 'other', detail: 'died' })).toEqual([])
  })
  test('"all work completed" with a point not asked, and a yes that nothing shows', () => {
    const [first, ...rest] = settledChild.settled
    if (first === undefined) throw new Error('seven points')
    expect(because({ settled: [{ ...first, answer: null }, ...rest] })).toEqual([
      'point-reliable-placement: answer-point',
    ])
    expect(because({ settled: [{ ...first, evidence: ' ' }, ...rest] })).toEqual([
      'evidence-reliable-placement: say-what-shows-it',
    ])
    expect(because({ settled: [{ ...first, answer: 'unknown', evidence: null }, ...rest] })).toEqual([])
  })
  test('a reason that rests on a decision nobody has made', () => {
    expect(because({ reason: 'negative-nrm-decision' })).toEqual(['reason: needs-decision'])
    expect(
      because({ reason: 'negative-nrm-decision' }, { ...held, decidedToClose: ['negative-nrm-decision'] }),
    ).toEqual([])
  })
  test('long-term missing where the model keeps the case open, whatever was decided', () => {
    const decided = { ...held, decidedToClose: ['long-term-missing'] as const }
    expect(because({ reason: 'long-term-missing' }, decided)).toEqual(['reason: not-in-model'])
    expect(because({ reason: 'long-term-missing' }, { ...decided, model: 'V2' })).toEqual([])
  })
  test('a day before the referral, after today, or before the 18th birthday', () => {
    expect(because({ exitOn: calendarDay('2026-01-09') })).toEqual(['exit-on: before-referral'])
    expect(because({ exitOn: calendarDay('2026-01-10') })).toEqual([])
    expect(because({ exitOn: calendarDay('2026-11-03') })).toEqual(['exit-on: in-future'])
    const young = { ...held, dob: calendarDay('2008-11-03'), decidedToClose: ['turning-18'] as const }
    expect(because({ reason: 'turned-18' }, young)).toEqual(['exit-on: before-eighteen'])
  })
  test('a child not heard, unless the child could not be asked', () => {
    expect(because({ childView: null })).toEqual(['child-view: child-view'])
    expect(because({ childView: null, childViewHow: 'could-not-be-asked' })).toEqual([])
  })
})

describe('deciding', () => {
  test('given a proposal, when another person signs off, then all ends in one act', () => {
    const outcome = signOff(closing(), null, manager, now)
    expect(stageIn(outcome)).toBe('closed')
    expect(of(outcome, 'case_relationship').map(({ columns }) => columns['to_at'])).toEqual([now])
    expect(of(outcome, 'deadline').map(({ columns }) => columns['state'])).toEqual(['met', 'lapsed'])
    expect(of(outcome, 'closure_proposal')[0]?.columns).toMatchObject({
      state: 'signed-off',
      proposed_by: worker,
    })
  })
  test('is refused to whoever proposed', () => {
    expect(stageIn(signOff(closing(), null, worker, now))).toMatchObject({ code: 'own-work' })
    expect(stageIn(returnForChanges(closing(), 'More', worker, now))).toMatchObject({ code: 'own-work' })
  })
  test('given a decision behind it that was changed, when it is signed off, then it is refused', () => {
    const rested = closing({ ...settledChild, reason: 'negative-nrm-decision' })
    expect(stageIn(signOff(rested, null, manager, now))).toMatchObject({ code: 'evidence-required' })
  })
  test('given a proposal, when it is returned with words, then the case is where it was', () => {
    expect(stageIn(returnForChanges(closing(), 'Say more', manager, now))).toBe('allocated')
    const unheld = { ...closing(), relationships: [] }
    expect(stageIn(returnForChanges(unheld, 'Say more', manager, now))).toBe('accepted')
    expect(stageIn(returnForChanges(closing(), ' ', manager, now))).toMatchObject({ code: 'reason-required' })
  })
  test('given a proposal, when it is withdrawn, then the case is where it was', () => {
    expect(stageIn(withdraw(closing()))).toBe('allocated')
    expect(stageIn(withdraw(known('allocated')))).toMatchObject({ code: 'not-in-this-state' })
  })
})

describe('the child’s word at exit', () => {
  const unasked = { held: false, clock: null }
  const exitClock = clock('voice-exit', 'exit')
  const waits = { ...closing(), exit: { held: false, clock: exitClock } }
  const why = { reason: 'missing', words: null }
  const clocks = (outcome: Result) =>
    of(outcome, 'deadline').map(({ columns, replaces }) => [columns['kind'], columns['state'], replaces])
  test('given it was not asked, when a closing is proposed, then it is asked for by the day of the sign-off', () => {
    const outcome = propose(settledChild, known('allocated', { exit: unasked }), worker, now)
    expect(of(outcome, 'deadline')[1]?.columns).toMatchObject({
      kind: 'voice-exit',
      about: 'exit',
      due_at: new Date('2026-11-09T09:00:00Z'),
    })
    expect(clocks(propose(settledChild, known('allocated'), worker, now))).toHaveLength(1)
    const rested = { held: false, clock: { ...exitClock, state: 'lapsed' as const } }
    const again = propose(settledChild, known('allocated', { exit: rested }), worker, now)
    expect(clocks(again)).toContainEqual(['voice-exit', 'open', 1])
  })
  test('given it was not asked, when it is signed off, then the manager says why', () => {
    const refused = { code: 'reason-required', because: 'exit-not-asked' }
    expect(stageIn(signOff(waits, null, manager, now))).toEqual(refused)
    expect(stageIn(signOff(waits, { reason: 'other', words: ' ' }, manager, now))).toEqual(refused)
    expect(of(signOff(waits, why, manager, now), 'closure_decision')[0]?.columns).toMatchObject({
      exit_not_asked: 'missing',
    })
  })
  test('given it was asked, when it is signed off, then no reason stands beside it', () => {
    expect(of(signOff(closing(), why, manager, now), 'closure_decision')[0]?.columns).toMatchObject({
      exit_not_asked: null,
    })
  })
  test('given a proposal, when it is returned or withdrawn, then nobody is asked for exit any more', () => {
    const open = { ...waits, deadlines: [...waits.deadlines, exitClock] }
    expect(clocks(returnForChanges(open, 'Say more', manager, now))).toContainEqual([
      'voice-exit',
      'lapsed',
      1,
    ])
    expect(clocks(withdraw(open))).toContainEqual(['voice-exit', 'lapsed', 1])
  })
})

describe('reopening', () => {
  const closed = known('closed', {
    proposal: standing('signed-off'),
    deadlines: [
      clock('monthly-status', '2026-10'),
      clock('first-contact'),
      clock('safety-plan-step-down'),
    ].map((one) => ({ ...one, state: 'lapsed' as const, atRest: 'case-closed' as const })),
    months: ['2026-10'],
  })
  test('given a closed case, when it is opened again, then it waits to be allocated and only the right clocks run', () => {
    const outcome = reopen(closed, { reason: 'child-found', why: 'Found in Leeds' }, manager, now)
    expect(stageIn(outcome)).toBe('accepted')
    expect(
      of(outcome, 'deadline').map(({ columns }) => [columns['kind'], columns['about'], columns['state']]),
    ).toEqual([
      ['monthly-status', '2026-10', 'open'],
      ['safety-plan-step-down', null, 'open'],
      ['monthly-status', '2026-11', 'open'],
    ])
  })
  test('given months all recorded or none ever asked, then the next month is asked for, or none', () => {
    const asked = (more: Partial<ClosureKnown>) =>
      of(
        reopen({ ...closed, deadlines: [], ...more }, { reason: 'child-found', why: 'x' }, manager, now),
        'deadline',
      ).map(({ columns }) => columns['about'])
    expect(asked({ months: ['2026-07', '2026-08'] })).toEqual(['2026-09'])
    expect(asked({ months: [] })).toEqual([])
  })
  test('needs words, and a closed case', () => {
    expect(stageIn(reopen(closed, { reason: 'child-found', why: '' }, manager, now))).toMatchObject({
      code: 'reason-required',
    })
    expect(stageIn(reopen(closing(), { reason: 'child-found', why: 'x' }, manager, now))).toMatchObject({
      code: 'not-in-this-state',
    })
  })
})

/** What the record would hold after the facts of an act: enough of it to act again. */
function after(before: ClosureKnown, facts: readonly FactToRecord[]): ClosureKnown {
  let next = before
  for (const { kind, columns, replaces } of facts) {
    if (kind.table === 'case_file')
      next = {
        ...next,
        head: {
          version: next.head.version + 1,
          columns: { ...next.head.columns, stage: columns['stage'] as CaseStage },
        },
      }
    if (kind.table === 'closure_proposal')
      next = {
        ...next,
        proposal: {
          ...settledChild,
          reason: columns['exit_reason'] as Proposal['reason'],
          detail: columns['exit_detail'] as string | null,
          settled: JSON.parse(String(columns['settled'])) as Proposal['settled'],
          id: proposalId,
          version: (replaces ?? 0) + 1,
          state: columns['state'] as ProposalState,
          returnedWhy: columns['returned_why'] as string | null,
          proposedBy: columns['proposed_by'] as AccountId,
          proposedByName: null,
          at: now,
        },
      }
  }
  return next
}

test('no sequence of acts closes a case without another person’s sign-off, for a bare "other", or unsettled as all work completed', () => {
  const person = fc.constantFrom(worker, manager)
  const proposalArb = fc.record({
    reason: fc.constantFrom(...exitReasons),
    detail: fc.constantFrom(null, '', ' ', 'died'),
    settled: fc.tuple(
      ...settledPoints.map((point) =>
        fc.record({
          point: fc.constant(point),
          answer: fc.constantFrom(null, ...pointAnswers),
          evidence: fc.constantFrom(null, '', 'Seen'),
        }),
      ),
    ),
  })
  const act = fc.oneof(
    fc.record({ kind: fc.constant('propose' as const), by: person, asked: proposalArb }),
    fc.record({
      kind: fc.constantFrom('propose-settled', 'sign-off', 'return', 'withdraw', 'reopen' as const),
      by: person,
    }),
  )
  let closures = 0
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      let state = known('allocated')
      for (const one of acts) {
        const outcome: Result =
          one.kind === 'propose' && 'asked' in one
            ? propose({ ...settledChild, ...one.asked }, state, one.by, now)
            : one.kind === 'propose-settled'
              ? propose(settledChild, state, one.by, now)
              : one.kind === 'sign-off'
                ? signOff(state, null, one.by, now)
                : one.kind === 'return'
                  ? returnForChanges(state, 'Say more', one.by, now)
                  : one.kind === 'withdraw'
                    ? withdraw(state)
                    : reopen(state, { reason: 'new-concern', why: 'Seen again' }, one.by, now)
        if (!outcome.ok) continue
        const before = state
        state = after(state, outcome.value)
        if (state.head.columns.stage !== 'closed') continue
        closures += 1
        expect(one.kind).toBe('sign-off')
        expect(before.proposal?.state).toBe('proposed')
        expect(before.proposal?.proposedBy).not.toBe(one.by)
        if (state.proposal?.reason === 'other') expect(state.proposal.detail?.trim()).toBeTruthy()
        if (state.proposal?.reason === 'all-work-completed')
          for (const { answer, evidence } of state.proposal.settled) {
            expect(answer).not.toBeNull()
            if (answer === 'yes') expect(evidence).toBeTruthy()
          }
      }
    }),
    { numRuns: 500 },
  )
  expect(closures).toBeGreaterThan(0)
})
