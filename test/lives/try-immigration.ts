import { boxes, dayOf, plusDays } from './days.ts'
import { may, pick, somebody, type Try } from './attempt.ts'
import type { Model } from './model.ts'
import {
  calledOff,
  doneWith,
  due,
  followHearing,
  within,
  type ClaimDecision,
  type Hearing,
} from './model-rooms.ts'

/** One claim a case, corrected where it was said otherwise. */
export const claim: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const said = pick(['claimed', 'claimed', 'no-claim', 'not-applicable', 'unknown'], b) ?? 'claimed'
  const on = c % 5 === 4 ? dayOf(now) : null
  const version = life.rooms.claim
  return {
    who,
    path: '/immigration/claim',
    fields: {
      claim: said,
      ...(on === null ? {} : boxes('claimed_on', on)),
      ...(version === 0 ? {} : { _version: String(version), reason: 'Invented' }),
    },
    ok: may(life, who, 'record', now) && (on === null || said === 'claimed'),
    effect: () => {
      life.rooms.claim += 1
    },
  }
}

const off = ['postponed', 'cancelled']

export const interview: Try = (life, { a, c }, now) => {
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), (c % 40) - 3)
  const at = c % 2 === 0 ? '09:30' : null
  return {
    who,
    path: '/immigration/interviews/new',
    fields: { kind: 'substantive', ...boxes('on_day', on), at_time: at ?? '' },
    ok: may(life, who, 'record', now),
    effect: async (came) => {
      const id = await came.newest('immigration_interview')
      const one: Hearing = { id, on, at, outcome: null, version: 1 }
      life.rooms.interviews.push(one)
      followHearing(life, 'immigration-interview', one, { off, before: null, now })
    },
  }
}

/** An interview that lies ahead was not held. */
export const outcome: Try = (life, { a, b, c }, now) => {
  const one = pick(life.rooms.interviews, b)
  if (one === undefined) return null
  const who = somebody(life, a, now)
  const said = pick(['held', 'postponed', 'cancelled', ''], c) ?? ''
  const on = c % 3 === 0 ? plusDays(one.on, 5) : one.on
  return {
    who,
    path: `/immigration/interviews/${one.id}`,
    fields: {
      kind: 'substantive',
      ...boxes('on_day', on),
      at_time: one.at ?? '',
      outcome: said,
      reason: 'Invented',
      _version: String(one.version),
    },
    ok: may(life, who, 'record', now) && (said !== 'held' || on <= dayOf(now)),
    effect: () => {
      const before = one.on
      Object.assign(one, { on, outcome: said === '' ? null : said, version: one.version + 1 })
      followHearing(life, 'immigration-interview', one, { off, before, now })
    },
  }
}

/** An appeal runs from its refusal until it is answered; leave is warned of, ninety days ahead, for the last grant alone. */
function follow(life: Model, now: number): void {
  const all = life.rooms.claimDecisions
  const last = all
    .filter(({ until }) => until !== null)
    .reduce<ClaimDecision | null>((best, one) => (best === null || one.on >= best.on ? one : best), null)
  for (const one of all) {
    if (one.appeal !== null) {
      const by = within(one.on, one.appeal)
      if (one.answered) doneWith(life, 'appeal-due', one.id, now, by)
      else due(life, 'appeal-due', one.id, by)
    }
    if (one.until === null) continue
    const warned = within(one.until, -90)
    if (one === last) due(life, 'leave-expiry', one.id, warned)
    else calledOff(life, 'leave-expiry', one.id, warned)
  }
}

export const decision: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const grants = b % 3 === 2
  const on = plusDays(dayOf(now), b % 10 === 9 ? 1 : -(c % 4))
  const until = grants ? plusDays(on, 200 + (c % 400)) : null
  const [kind, days] = pick(
    [
      ['', 14],
      ['in-country', 14],
      ['out-of-country', 28],
      ['none', null],
    ] as const,
    c,
  ) ?? ['', 14]
  return {
    who,
    path: '/immigration/decisions/new',
    fields: {
      decision: grants ? 'refugee-status' : 'refused',
      ...boxes('decided_on', on),
      ...(until === null ? { appeal: kind } : { leave_ends: 'on-a-day', ...boxes('leave_until', until) }),
    },
    ok: may(life, who, 'record', now) && on <= dayOf(now),
    effect: async (came) => {
      const id = await came.newest('immigration_decision')
      life.rooms.claimDecisions.push({ id, on, appeal: grants ? null : days, until, answered: false })
      follow(life, now)
    },
  }
}

export const appeal: Try = (life, { a, b, c }, now) => {
  const of = pick(
    life.rooms.claimDecisions.filter((one) => one.until === null),
    b,
  )
  if (of === undefined) return null
  const who = somebody(life, a, now)
  const state = pick(['lodged', 'not-appealed', 'not-decided', 'unknown', ''], c) ?? ''
  return {
    who,
    path: `/immigration/decisions/${of.id}/appeals/new`,
    fields: { state },
    ok: may(life, who, 'record', now) && state !== '',
    effect: () => {
      if (state === 'lodged' || state === 'not-appealed') of.answered = true
      follow(life, now)
    },
  }
}
