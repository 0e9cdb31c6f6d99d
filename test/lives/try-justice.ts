import { boxes, dayOf, plusDays } from './days.ts'
import { may, pick, somebody, type Try } from './attempt.ts'
import { followHearing, type Hearing } from './model-rooms.ts'

export const matter: Try = (life, { a, b }, now) => {
  const who = somebody(life, a, now)
  const role = pick(['accused', 'accused', 'victim', 'witness', ''], b) ?? 'accused'
  return {
    who,
    path: '/justice/matters/new',
    fields: { role, offence: role === 'accused' ? 'robbery' : '' },
    ok: may(life, who, 'record', now) && role !== '',
    effect: async (came) => {
      const id = await came.newest('justice_matter')
      life.rooms.matters.push({ id, role, stages: [], told: [] })
    },
  }
}

export const stage: Try = (life, { a, b, c }, now) => {
  const of = pick(life.rooms.matters, b)
  if (of === undefined) return null
  const who = somebody(life, a, now)
  const reached = pick(['arrested', 'charged', 'charged', 'convicted', 'discontinued'], c) ?? 'charged'
  const on = plusDays(dayOf(now), c % 9 === 8 ? 1 : -(c % 4))
  return {
    who,
    path: `/justice/matters/${of.id}/stages/new`,
    fields: { stage: reached, ...boxes('on_day', on) },
    ok: may(life, who, 'record', now) && on <= dayOf(now),
    effect: () => {
      of.stages.push({ stage: reached, on })
    },
  }
}

/** Who was told that the defence of section 45 exists. */
export const section45: Try = (life, { a, b, c }, now) => {
  const of = pick(life.rooms.matters, b)
  if (of === undefined) return null
  const who = somebody(life, a, now)
  const told = pick(['child', 'solicitor', 'child', 'police'], c) ?? 'child'
  const by = c % 11 === 10 ? '' : 'Invented'
  return {
    who,
    path: `/justice/matters/${of.id}/section-45/new`,
    fields: { told, told_by: by, ...boxes('on_day', dayOf(now)) },
    ok: may(life, who, 'record', now) && by !== '',
    effect: () => {
      of.told.push(told)
    },
  }
}

export const custody: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const from = plusDays(dayOf(now), -(b % 5))
  const to = c % 3 === 0 ? null : plusDays(from, (c % 4) - 1)
  return {
    who,
    path: '/justice/custody/new',
    fields: { kind: 'police', ...boxes('from_day', from), ...(to === null ? {} : boxes('to_day', to)) },
    ok: may(life, who, 'record', now) && (to === null || (to >= from && to <= dayOf(now))),
    effect: () => {},
  }
}

const off = ['vacated']

export const courtDate: Try = (life, { a, b, c }, now) => {
  const of = pick(life.rooms.matters, b)
  if (of === undefined) return null
  const who = somebody(life, a, now)
  const on = plusDays(dayOf(now), (c % 40) - 3)
  const at = c % 2 === 0 ? '10:00' : null
  return {
    who,
    path: `/justice/matters/${of.id}/court-dates/new`,
    fields: { kind: 'plea', ...boxes('on_day', on), at_time: at ?? '' },
    ok: may(life, who, 'record', now),
    effect: async (came) => {
      const date: Hearing = { id: await came.newest('court_date'), on, at, outcome: null, version: 1 }
      life.rooms.courtDates.push(date)
      followHearing(life, 'court-date', date, { off, before: null, now })
    },
  }
}

/** What came of it, or another day; now and then what was said is taken back. */
export const courtOutcome: Try = (life, { a, b, c }, now) => {
  const date = pick(life.rooms.courtDates, b)
  if (date === undefined) return null
  const who = somebody(life, a, now)
  const outcome = pick(['went-ahead', 'vacated', 'adjourned', ''], c) ?? ''
  const on = c % 3 === 0 ? plusDays(date.on, 7) : date.on
  const stale = c % 13 === 12
  return {
    who,
    path: `/justice/court-dates/${date.id}`,
    fields: {
      kind: 'plea',
      ...boxes('on_day', on),
      at_time: date.at ?? '',
      outcome,
      reason: 'Invented',
      _version: String(stale ? date.version + 1 : date.version),
    },
    ok: may(life, who, 'record', now) && !stale,
    effect: () => {
      const before = date.on
      Object.assign(date, { on, outcome: outcome === '' ? null : outcome, version: date.version + 1 })
      followHearing(life, 'court-date', date, { off, before, now })
    },
  }
}
