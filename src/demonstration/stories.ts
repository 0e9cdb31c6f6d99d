import { randomUUID } from 'node:crypto'
import { addDays, addMonths, calendarDay, dayInLondon, type CalendarDay } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR, MINUTE } from '../kernel/clock.ts'
import type { AccountId, CaseId, ChildId } from '../kernel/ids.ts'
import { foundCase } from '../platform/access/index.ts'
import type { Db } from '../platform/database/database.ts'
import { recordAct } from '../platform/record/index.ts'
import { foundReferral, freshReference } from '../service/referral/index.ts'
import { Chance } from '../kernel/chance.ts'
import type { InventedChild } from './children.ts'
import { closingSteps } from './closing.ts'
import { dateFields } from './date-fields.ts'
import { indirectSteps } from './indirect.ts'
import { lawSteps } from './law.ts'
import { missingSteps } from './missing.ts'
import { monthOf } from './month.ts'
import { firstMap, mapAgreed } from './network.ts'
import type { Step, Story } from './player.ts'
import { firstPlan, planReview, steppedDown } from './safety.ts'
import { people } from './staff.ts'
import { askedTwice } from './voice.ts'
import { turning18 } from './turning-18.ts'

export interface Setting {
  readonly now: Date
  readonly accounts: ReadonlyMap<string, AccountId>
  readonly index: number
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
  // Where the pilot runs, a child at home with an exceptional need gets direct support all the same (DT-2, row e).
  const exceptional = child.route === 'indirect' && child.site === 'wales' && fate === 'supported'
  if (exceptional) {
    yield step(30 * MINUTE, here.manager, '/eligibility/override', {
      outcome: 'eligible',
      route: 'exceptional-need',
      reason: 'safeguarding-need',
      note: 'Invented: the assessment found an exceptional level of need; the family cannot keep the child safe alone.',
    })
  }
  yield step(10 * MINUTE, desk, '/triage', { ...assessed, decision: 'accept' })
  if (fate === 'unallocated') return
  const [first] = here.guardians
  const guardian = chance.happens(0.75) ? first : chance.pick(here.guardians)
  const worker = exceptional ? 'practitioner' : child.route === 'direct' ? guardian : here.coordinator
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
  yield* support(child, { chance, worker, manager: here.manager, end, step, clock: () => clock })
  yield* indirectSteps(child, { worker, step, today: () => dayInLondon(new Date(clock)) })
  yield* missingSteps(child, { worker, step, today: () => dayInLondon(new Date(clock)) })
  yield* lawSteps(child, { worker, step, today: () => dayInLondon(new Date(clock)) })
  yield* turning18(child, { worker, step, today: () => dayInLondon(new Date(clock)) })
  if (fate === 'turning-18' && ['london', 'croydon', 'west-yorkshire'].includes(child.site)) {
    yield step(HOUR, here.manager, '/decisions/turning-18', {
      decision: 'hand-to-post-18',
      why: 'Invented: still needs help with housing and the asylum interview in January.',
    })
    yield step(HOUR, here.manager, '/allocation/choose', {
      worker: setting.accounts.get('post-18') ?? '',
      reason: 'post-18',
      note: 'Met together last week.',
    })
  }
  yield* closingSteps(child, {
    chance,
    worker,
    manager: here.manager,
    step,
    today: () => dayInLondon(new Date(clock)),
  })
}

interface Course {
  readonly chance: Chance
  readonly worker: string
  readonly manager: string
  readonly end: number
  readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
  readonly clock: () => number
}

const words = [
  'I want to know what happens next.',
  'I like the boxing club. Nobody asks me things there.',
  'They still send me messages but I do not answer.',
  'School is all right. Maths is the same everywhere.',
  'I do not want to move again.',
] as const

/** First contact, then weeks and months of work: contacts, and a status for each month. */
function* support(child: InventedChild, course: Course): Generator<Step, void, string> {
  const { chance, worker, step } = course
  const late = chance.happens(0.12)
  const quiet = child.fate === 'gone-quiet' ? course.end - 25 * DAY_OF_24_HOURS : course.end
  const closes = ['closing', 'returned', 'closed'].includes(child.fate)
  const last = closes
    ? Math.min(
        child.referredAt.getTime() + chance.whole(90, 115) * DAY_OF_24_HOURS,
        course.end - DAY_OF_24_HOURS,
      )
    : quiet
  if (child.route === 'indirect') {
    yield step(2 * HOUR, worker, '/contacts/new', {
      counterpart: 'third-party',
      third_party_type: 'referrer',
      mode: 'phone',
      outcome: 'successful',
      purposes: ['social-care'],
    })
  }
  yield step(late ? 30 * HOUR : chance.whole(2, 14) * HOUR, worker, '/contacts/new', {
    counterpart: 'child',
    mode: chance.pick(['face-to-face', 'phone', 'face-to-face']),
    outcome: 'successful',
    purposes: ['relationship-building', 'safety'],
    ...(late ? { breach_code: 'child-did-not-answer' } : {}),
    interpreter: child.given.identity.interpreter === 'yes' ? 'yes' : 'not-needed',
    child_words: chance.pick(words),
  })
  const reachedIn = new Set([monthOfInstant(course.clock())])
  yield firstPlan(step, worker, child.given.referral.immediate_danger === 'yes' ? 'immediate' : 'full')
  const today = () => dayInLondon(new Date(course.clock()))
  yield* firstMap(child, step, worker, today)
  let mapped = today()
  let month = firstOfNextMonth(dayInLondon(child.referredAt))
  for (;;) {
    const next = course.clock() + chance.whole(7, 13) * DAY_OF_24_HOURS + chance.whole(-3, 3) * HOUR
    // The status of a month is written in the first days of the next one.
    const due = new Date(`${addDays(month, 2)}T10:00:00Z`).getTime()
    if (due < next && due < last) {
      const skipped =
        child.fate !== 'closed' && course.end - due < 20 * DAY_OF_24_HOURS && chance.happens(0.4)
      const told = addMonths(month, -1).slice(0, 7)
      if (!skipped) {
        yield step(Math.max(0, due - course.clock()), worker, `/status/${told}`, {
          ...monthOf(child, chance, dayInLondon(new Date(due))),
          ...(reachedIn.has(told) ? {} : { no_contact_reason: 'no-engagement-with-the-service' }),
        })
        yield planReview(step, worker, today())
        // Before the three months are over: the status is written in the first days of a month.
        if (addDays(mapped, 62) < today()) {
          mapped = today()
          yield mapAgreed(step, worker, 'quarter', mapped, child)
        }
      }
      month = addMonths(month, 1)
      continue
    }
    if (next >= last) {
      const settled = child.fate === 'supported' && ['london', 'croydon'].includes(child.site)
      if (settled && child.given.referral.immediate_danger !== 'yes') {
        yield planReview(step, worker, dayInLondon(new Date(course.clock())))
        yield* steppedDown(step, worker, course.manager)
        yield* askedTwice(step, worker, dayInLondon(new Date(course.clock())))
      }
      return
    }
    const withChild = chance.happens(0.7)
    const reached = chance.happens(0.85)
    if (withChild && reached) reachedIn.add(monthOfInstant(next))
    yield step(next - course.clock(), worker, '/contacts/new', {
      counterpart: withChild ? 'child' : 'third-party',
      ...(withChild
        ? {}
        : {
            third_party_type: chance.pick([
              'social-worker',
              'multi-agency',
              'immigration-solicitor',
              'police',
              'education',
            ]),
          }),
      mode: withChild ? chance.pick(['face-to-face', 'face-to-face', 'phone', 'text']) : 'phone',
      outcome: reached ? 'successful' : 'no-answer',
      purposes: reached
        ? [chance.pick(['relationship-building', 'safety', 'social-care', 'safeguarding', 'immigration'])]
        : [],
      ...(withChild && reached && chance.happens(0.4) ? { child_words: chance.pick(words) } : {}),
      ...(chance.happens(0.5)
        ? {
            note: 'Invented note: talked about the week, school and the next meeting; agreed to ring on Thursday.',
          }
        : {}),
    })
  }
}

function monthOfInstant(at: number): string {
  return dayInLondon(new Date(at)).slice(0, 7)
}

function firstOfNextMonth(day: CalendarDay): CalendarDay {
  return addMonths(calendarDay(`${day.slice(0, 7)}-01`), 1)
}
