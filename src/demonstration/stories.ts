import { randomUUID } from 'node:crypto'
import { addDays, dayInLondon } from '../kernel/calendar-day.ts'
import { HOUR, MINUTE } from '../kernel/clock.ts'
import type { AccountId, CaseId, ChildId } from '../kernel/ids.ts'
import { foundCase } from '../platform/access/index.ts'
import type { Db } from '../platform/database/database.ts'
import { recordAct } from '../platform/record/index.ts'
import { foundReferral, freshReference } from '../service/referral/index.ts'
import { Chance } from '../kernel/chance.ts'
import type { InventedChild } from './children.ts'
import { closingSteps } from './closing.ts'
import { dateFields } from './date-fields.ts'
import type { Course, Entry } from './diary.ts'
import { indirectSteps } from './indirect.ts'
import { lawEntries } from './law.ts'
import { missingEntries } from './missing.ts'
import { needsEntries } from './needs.ts'
import { papersEntries } from './papers.ts'
import type { Step, Story } from './player.ts'
import type { Studies } from './q-sort.ts'
import { safetyEntries } from './safety.ts'
import { people } from './staff.ts'
import { support } from './support.ts'
import { turning18Entries } from './turning-18.ts'
import { voiceEntries } from './voice.ts'

export interface Setting {
  readonly now: Date
  readonly accounts: ReadonlyMap<string, AccountId>
  readonly index: number
  readonly studies: Studies
  /** A picture that a child may have made. */
  readonly photo: Buffer
}

async function receive(db: Db, child: InventedChild, now: Date): Promise<string> {
  const caseId = randomUUID() as CaseId
  await foundCase(db, caseId)
  const found = foundReferral(
    child.given,
    { caseId, childId: randomUUID() as ChildId },
    await freshReference(db),
    now,
  )
  const outcome = await recordAct(
    db,
    { actor: 'public', accountId: null, role: null, right: 'public' },
    now,
    {
      kind: 'referral.receive',
      caseId,
      happenedAt: null,
      key: null,
      answer: `/cases/${caseId}`,
      facts: found.facts,
    },
  )
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return caseId
}

/** One child's life in the service, step by step, as far as the child's fate takes it before the present. */
export function* storyOf(child: InventedChild, setting: Setting): Story {
  const chance = new Chance(7_000 + setting.index)
  const end = setting.now.getTime() - 12 * MINUTE
  const { fate } = child
  const here = people[child.site]
  if (here === undefined) throw new Error(`nobody works in ${child.site}`)
  const caseId = yield {
    at: child.referredAt,
    who: 'public',
    path: '',
    fields: {},
    instead: (db, now) => receive(db, child, now),
  }
  if (fate === 'just-referred' || fate === 'waiting-overdue') return
  const on = (path: string) => `/cases/${caseId}${path}`
  let clock = child.referredAt.getTime()
  const step = (after: number, who: string, path: string, fields: Step['fields']): Step => {
    clock = Math.min(clock + after, end)
    return { at: new Date(clock), who, path: on(path), fields }
  }
  const desk = chance.happens(0.7) ? 'duty' : 'night'

  const assessed = {
    safeguardingNeed: child.given.referral.immediate_danger === 'yes' ? 'yes' : 'no',
    riskLevel:
      child.given.referral.immediate_danger === 'yes'
        ? 'immediate'
        : chance.pick(['low', 'medium', 'medium', 'high']),
    missingNow: child.given.referral.missing_now ?? 'unknown',
    actions: ['told-police'],
    advice: ['phone-and-internet'],
    tonight: 'Stays where the child is; door and phone agreed with the carer.',
    supervision: 'Carer tonight, social worker tomorrow.',
    ring: 'The social worker, then this line.',
    ifMissing: 'Police at once, then this line.',
  }
  if (fate === 'more-information') {
    yield step(40 * MINUTE, desk, '/triage', {
      ...assessed,
      decision: 'ask-for-more',
      moreWhat: 'Who in the UK has parental responsibility, and may they know that we were rung?',
      moreFrom: child.given.referral.referrer_name ?? 'The referrer',
      ...dateFields('moreBy', addDays(dayInLondon(new Date(clock)), 3)),
    })
    return
  }
  if (fate === 'declined') {
    yield step(50 * MINUTE, desk, '/triage', {
      ...assessed,
      decision: 'decline',
      declineReason: 'no-trafficking-indicators',
      signposting: ['local-authority-safeguarding'],
      signpostingText: 'Explained by telephone; they will refer again if something new is learnt.',
    })
    return
  }
  const certain = child.given.identity.dob_standing === 'exact'
  yield step(25 * MINUTE, desk, '/eligibility', certain ? {} : { ageAssessment: 'none', grounds: 'yes' })
  yield step(10 * MINUTE, desk, '/triage', { ...assessed, decision: 'accept' })
  if (fate === 'unallocated') return
  const [first] = here.guardians
  const guardian = chance.happens(0.75) ? first : chance.pick(here.guardians)
  let worker: string = child.route === 'direct' ? guardian : here.coordinator
  yield step(chance.whole(20, 180) * MINUTE, here.manager, '/allocation/choose', {
    worker: setting.accounts.get(worker) ?? '',
    note: 'Speaks the language or knows the area.',
  })
  if (fate === 'newly-allocated' || fate === 'not-reached') {
    if (fate === 'not-reached') {
      for (const mode of ['phone', 'text', 'phone']) {
        yield step(5 * HOUR, worker, '/contacts/new', {
          counterpart: 'child',
          mode,
          outcome: 'no-answer',
          purposes: [],
        })
      }
    }
    return
  }
  yield { ...step(HOUR, worker, '/allocation', {}), sendTo: on('/allocation/seen') }
  const course: Course = {
    child,
    index: setting.index,
    chance,
    get worker() {
      return worker
    },
    manager: here.manager,
    step,
    waitUntil: (at) => {
      clock = Math.max(clock, Math.min(at, end))
    },
    clock: () => clock,
    end,
    today: () => dayInLondon(new Date(clock)),
    accountOf: (who) => setting.accounts.get(who) ?? '',
    // Whoever is allocated to the child from now on holds the case.
    handTo: (who) => {
      worker = who
    },
    studies: setting.studies,
  }
  yield* support(course, diaryOf(course, setting.photo))
  yield* indirectSteps(child, { worker: course.worker, step, today: course.today })
  yield* closingSteps(child, {
    chance,
    worker,
    manager: here.manager,
    step,
    today: () => dayInLondon(new Date(clock)),
  })
}

/** Everything that happens on its day, the earliest first. */
function diaryOf(course: Course, photo: Buffer): Entry[] {
  return [
    ...missingEntries(course),
    ...lawEntries(course),
    ...needsEntries(course),
    ...voiceEntries(course),
    ...safetyEntries(course),
    ...papersEntries(course, photo),
    ...turning18Entries(course),
  ].sort((a, b) => a.day - b.day)
}
