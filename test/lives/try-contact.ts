import { dayOf, monthOf, nextMonth, plusDays, typed } from './days.ts'
import { earlier, may, pick, somebody, type Fields, type Try } from './attempt.ts'
import {
  firstContact,
  followFirstContact,
  followWatch,
  meet,
  missingNow,
  waiting,
  type Contact,
  type Model,
} from './model.ts'
import { asksMonth } from './try-beginning.ts'

type Said = Pick<Contact, 'at' | 'whom' | 'mode' | 'reached'>
const fieldsOf = (one: Said): Fields => ({
  counterpart: one.whom === 'child' ? 'child' : 'third-party',
  third_party_type: one.whom === 'child' ? '' : 'referrer',
  mode: one.mode,
  outcome: one.reached ? 'successful' : 'no-answer',
  purposes: one.reached ? ['safety'] : [],
})
const reachesReferrer = (one: Said): boolean => one.whom === 'referrer' && one.reached

/** Without a reason for the breach the contact that ends a late clock is not taken. */
function needsReason(life: Model, one: Contact, now: number): boolean {
  if (life.breachSaid || one.whom !== 'child' || !one.reached) return false
  const clock = firstContact(life, now)
  return clock.state === 'breached' && clock.contacted === one.at
}
/** Would it, if the contacts were these? */
function would(life: Model, contacts: Contact[], one: Contact, now: number): boolean {
  return needsReason({ ...life, contacts }, one, now)
}
function follow(life: Model, now: number): void {
  followFirstContact(life, now)
  followWatch(life)
}

export const contact: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const back = c % 3 === 0 ? earlier(now, c, life.received - 3_600_000 * 5) : null
  const one: Contact = {
    id: '',
    at: back ?? now,
    whom: b % 5 === 4 ? 'referrer' : 'child',
    mode: pick(['phone', 'face-to-face', 'text', 'remote'], c) ?? 'phone',
    reached: b % 3 !== 2,
    version: 1,
    stands: true,
  }
  const time = back === null ? {} : typed('on', 'at', back)
  const late = would(life, [...life.contacts, one], one, now)
  const says = a % 4 !== 3
  return {
    who,
    path: '/contacts/new',
    fields: { ...fieldsOf(one), ...time, breach_code: says ? 'no-interpreter' : '' },
    ok: may(life, who, 'record', now) && (!late || says),
    effect: async (came) => {
      const id = await came.newest('contact')
      life.contacts.push({ ...one, id })
      if (late) life.breachSaid = true
      if (reachesReferrer(one)) meet(waiting(life, 'referrer-call'), one.at)
      follow(life, now)
    },
  }
}

const standing = (life: Model): Contact[] => life.contacts.filter(({ stands }) => stands)

/** The call to the referrer that this contact had met goes to the next one, or waits again. */
function handOn(life: Model, was: Said): void {
  const met = life.clocks.filter(
    (clock) => clock.kind === 'referrer-call' && clock.state === 'met' && clock.met === was.at,
  )
  if (!reachesReferrer(was)) return
  const next = standing(life)
    .filter((one) => reachesReferrer(one) && one.at >= was.at)
    .map((one) => one.at)
    .sort((x, y) => x - y)[0]
  for (const clock of met)
    Object.assign(clock, next === undefined ? { state: 'open', met: null } : { state: 'met', met: next })
}

export const correctContact: Try = (life, { a, b, c }, now) => {
  // A call to the referrer is withdrawn and not corrected here.
  const one = pick(
    standing(life).filter(({ whom }) => whom === 'child'),
    b,
  )
  if (one === undefined) return null
  const who = somebody(life, a, now)
  const at = c % 2 === 0 ? one.at : (earlier(now, c, life.received - 3_600_000) ?? one.at)
  const after: Contact = {
    ...one,
    at,
    reached: a % 3 !== 0,
    mode: pick(['phone', 'face-to-face'], c) ?? 'phone',
  }
  const stale = c % 13 === 12
  const time = typed('on', 'at', at)
  if (time === null) return null
  const late = would(life, [...life.contacts.filter((other) => other !== one), after], after, now)
  return {
    who,
    path: `/contacts/${one.id}`,
    fields: {
      ...fieldsOf(after),
      ...time,
      reason: 'Invented',
      _version: String(stale ? one.version + 1 : one.version),
      breach_code: late ? 'not-safe' : '',
    },
    ok: may(life, who, 'record', now) && !stale,
    effect: () => {
      Object.assign(one, after, { version: one.version + 1 })
      if (late) life.breachSaid = true
      follow(life, now)
    },
  }
}

export const withdrawContact: Try = (life, { a, b }, now) => {
  const one = pick(life.contacts, b)
  if (one === undefined) return null
  const who = somebody(life, a, now)
  return {
    who,
    path: `/contacts/${one.id}/entered-in-error`,
    fields: { reason: 'Invented', _version: String(one.version) },
    ok: may(life, who, 'record', now) && one.stands,
    effect: () => {
      const was = { ...one }
      Object.assign(one, { stands: false, version: one.version + 1 })
      handOn(life, was)
      follow(life, now)
    },
  }
}

export const pause: Try = (life, { a, b, c }, now) => {
  const who = a % 6 === 5 ? somebody(life, a, now) : a % 2 === 0 ? 'duty' : 'mia'
  const reason = pick(['child-missing', 'contact-unsafe', 'police-request'], b) ?? ''
  const from = c % 3 === 0 ? (earlier(now, c % 6, life.received) ?? now) : now
  const time = from === now ? {} : typed('on', 'at', from)
  const byManager = who === 'mia' || who === 'mo'
  const free = firstContact(life, now).state === 'running' && !life.pauses.some(({ until }) => until === null)
  return {
    who,
    path: '/clock/pause',
    fields: { pause_reason: reason, ...time },
    ok: may(life, who, 'pause', now) && free && (byManager || reason === 'child-missing'),
    effect: () => {
      life.pauses.push({ from, until: null })
      followFirstContact(life, now)
    },
  }
}

export const resume: Try = (life, { a }, now) => {
  const who = a % 6 === 5 ? somebody(life, a, now) : a % 2 === 0 ? 'duty' : 'mia'
  const open = life.pauses.find(({ until }) => until === null)
  return {
    who,
    path: '/clock/resume',
    fields: {},
    ok: may(life, who, 'pause', now) && open !== undefined,
    effect: () => {
      if (open !== undefined) open.until = now
      followFirstContact(life, now)
    },
  }
}

const variables = [
  'contact_with_trafficker',
  'education_status',
  'accommodation',
  'immigration_stage',
  'nrm_stage',
  'cjs_role',
  'cjs_stage',
  'safety_plan_status',
]
const missedIn = (life: Model, month: string, today: string): boolean =>
  life.episodes.some(
    (one) =>
      monthOf(dayOf(one.from)) <= month &&
      dayOf(one.from) <= today &&
      (one.to === null || monthOf(dayOf(one.to)) >= month),
  )

/** A month of service: mostly the one that is asked for, now and then another, or one of the years before or to come. */
export const month: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const asked = life.clocks.filter(({ kind, state }) => kind === 'monthly-status' && state === 'open')
  const received = monthOf(dayOf(life.received))
  const other = monthOf(plusDays(`${received}-15`, 30 * ((b % 9) - 1)))
  const which = c % 4 === 3 ? other : (asked[0]?.about ?? other)
  const last = monthOf(life.closedOn ?? dayOf(now))
  const version = life.months.get(which)
  const gone = missingNow(life) !== undefined
  return {
    who,
    path: `/status/${which}`,
    fields: {
      ...Object.fromEntries(variables.map((name) => [name, 'not-asked'])),
      missing_in_month: missedIn(life, which, dayOf(now)) ? 'yes' : 'no',
      missing_now: gone ? 'yes' : 'not-asked',
      no_contact_reason: 'not-asked',
      ...(version === undefined ? {} : { _version: String(version), reason: 'Invented' }),
    },
    ok: may(life, who, 'work', now) && which >= received && which <= last,
    effect: () => {
      life.months.set(which, (version ?? 0) + 1)
      meet(
        life.clocks.filter(
          ({ kind, about, state }) => kind === 'monthly-status' && about === which && state !== 'met',
        ),
        now,
      )
      const next = nextMonth(which)
      const known = life.clocks.some(({ kind, about }) => kind === 'monthly-status' && about === next)
      if (life.closedOn === null && !life.months.has(next) && !known) asksMonth(life, next)
    },
  }
}
