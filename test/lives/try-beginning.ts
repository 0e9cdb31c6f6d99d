import { HOUR, boxes, dayOf, endOf, monthOf, plusDays, startOf } from './days.ts'
import { aManager, may, pick, type Try } from './attempt.ts'
import { adultThen, ruled } from './rules-of-dates.ts'
import {
  allocatedTo,
  followFirstContact,
  lapse,
  meet,
  planned,
  rest,
  starts,
  waiting,
  type Model,
} from './model.ts'
import { firstOf } from './model-rooms.ts'
import { roleOf, workers, type Name } from './people.ts'

const open = (life: Model): boolean => ['referred', 'more-information', 'declined'].includes(life.stage)

export const eligibility: Try = (life, { a, b, c }, now, seen) => {
  const who: Name = a % 8 === 7 ? 'gwen' : a % 3 === 2 ? 'mia' : 'duty'
  const assessed = pick(['', 'none', 'child', 'adult', 'unknown'], b) ?? ''
  const grounds = pick(['yes', '', 'no', 'unknown'], c) ?? ''
  const asked = {
    said: life.said,
    received: dayOf(life.received),
    dob: life.dob,
    identifiedOn: life.identifiedOn,
  }
  const answers = adultThen({ ...asked, assessed: null, grounds: null }) === '?'
  return {
    who,
    path: '/eligibility',
    fields: { _version: String(seen.eligibility), ageAssessment: assessed, grounds },
    ok: may(life, who, 'triage', now) && open(life),
    effect: () => {
      const said = ruled({ ...asked, assessed: answers ? assessed : null, grounds: answers ? grounds : null })
      const settled = said.route === 'hold' || said.route === 'manager-decision' ? null : said.route
      life.eligibility = {
        outcome: said.outcome,
        row: said.row,
        routeRow: said.routeRow,
        route: said.outcome === 'eligible' ? settled : null,
      }
    },
  }
}

export const override: Try = (life, { a, b, c }, _now, seen) => {
  const who: Name = a % 4 === 3 ? 'duty' : 'mia'
  const outcome = b % 4 === 3 ? 'not-eligible' : 'eligible'
  const route = pick(['direct', 'indirect', 'exceptional-need'], c) ?? ''
  const rule = ruled({
    said: life.said,
    received: dayOf(life.received),
    dob: life.dob,
    identifiedOn: life.identifiedOn,
    assessed: null,
    grounds: null,
  })
  const note = a % 11 === 10 ? '' : 'Invented'
  return {
    who,
    path: '/eligibility/override',
    fields: { _version: String(seen.eligibility), outcome, route, reason: 'rule-silent', note },
    ok: who === 'mia' && open(life) && note !== '',
    effect: () => {
      const { row, routeRow } = life.eligibility ?? rule
      life.eligibility = { outcome, row, routeRow, route: outcome === 'eligible' ? route : null }
    },
  }
}

/** Everything the desk's one page says; a child who is missing is not said to be found here. */
export const triage: Try = (life, { a, b, c }, now, seen) => {
  const who: Name = a % 8 === 7 ? 'gwen' : 'duty'
  const decision = pick(['accept', 'accept', 'accept', 'ask-for-more', 'decline'] as const, b) ?? 'accept'
  const by = plusDays(dayOf(now), c % 10)
  const { eligibility: decided } = life
  const ready = decided?.outcome === 'eligible' && decided.route !== null
  const mayBe = open(life) || life.stage === 'accepted'
  return {
    who,
    path: '/triage',
    fields: {
      _version: `${seen.triage}.${seen.head}.${seen.eligibility}`,
      safeguardingNeed: 'no',
      riskLevel: 'medium',
      missingNow: 'unknown',
      decision,
      ...(decision === 'decline'
        ? { declineReason: 'advice-only', signposting: ['police'] }
        : decision === 'ask-for-more'
          ? { moreWhat: 'Who has parental responsibility', moreFrom: 'The school', ...boxes('moreBy', by) }
          : {}),
    },
    ok: may(life, who, 'triage', now) && mayBe && (decision !== 'accept' || ready),
    effect: () => triaged(life, decision, by, now),
  }
}

/** These begin anew with their own rule where a declined referral is taken up again; every other clock goes on. */
const begun = ['first-contact', 'more-information', 'safety-plan-first']
function takenUp(life: Model): void {
  for (const clock of life.clocks.filter(({ rests }) => rests)) {
    const entry = clock.about === 'entry' && ['network-review', 'needs-assessment'].includes(clock.kind)
    if (!begun.includes(clock.kind) && !entry) clock.state = 'open'
    clock.rests = false
  }
}

function triaged(
  life: Model,
  decision: 'accept' | 'ask-for-more' | 'decline',
  by: string,
  now: number,
): void {
  const declines = decision === 'decline'
  life.stage = declines ? 'declined' : decision === 'accept' ? 'accepted' : 'more-information'
  life.route = decision === 'accept' ? (life.eligibility?.route ?? null) : null
  if (declines) {
    rest(life)
    return
  }
  const clocks = life.clocks.filter(({ kind, state }) => kind === 'first-contact' && state === 'lapsed')
  for (const clock of clocks) clock.state = 'open'
  // Taken up again, the clock is where the contacts and pauses put it.
  if (clocks.length > 0) followFirstContact(life, now)
  takenUp(life)
  if (decision === 'accept') meet(waiting(life, 'more-information'), now)
  else lapse(waiting(life, 'more-information'))
  if (decision === 'ask-for-more') starts(life, 'more-information', endOf(by))
  if (decision === 'accept' && !planned(life)) {
    const first = life.clocks.find(({ kind }) => kind === 'safety-plan-first')
    const due = now + 72 * HOUR
    if (first === undefined) starts(life, 'safety-plan-first', due)
    else if (first.state === 'lapsed') Object.assign(first, { state: 'open', due })
  }
  if (decision === 'accept') {
    firstOf(life, 'network-review', endOf(plusDays(dayOf(now), 42)))
    firstOf(life, 'needs-assessment', endOf(plusDays(dayOf(now), 42)))
  }
}

const roleFor: Readonly<Record<string, string>> = {
  direct: 'guardian',
  indirect: 'coordinator',
  'exceptional-need': 'practitioner',
  'post-18': 'post-18',
}
const fits = (life: Model, who: Name): boolean =>
  roleOf(who) === 'manager' || roleOf(who) === roleFor[life.route ?? '']

export const allocate: Try = (life, { a, b, c }, now) => {
  const lead = aManager(a)
  const usual = workers.filter((who) => fits(life, who))
  const worker = (c % 5 === 4 ? pick(workers, b) : pick(usual, b)) ?? 'gwen'
  const first = life.stage === 'accepted'
  const again = life.stage === 'allocated' || life.stage === 'closing'
  const former = allocatedTo(life, now)?.who ?? null
  const reason = first || c % 7 === 6 ? '' : 'workload'
  return {
    who: lead,
    path: '/allocation/choose',
    stamped: true,
    fields: { worker: `@${worker}`, reason, note: '' },
    ok:
      may(life, lead, 'lead', now) &&
      life.route !== null &&
      fits(life, worker) &&
      (first || (again && former !== worker && reason !== '')),
    effect: () => {
      for (const one of life.relations)
        if (one.to === null || (one.to > now && one.to > one.from)) one.to = Math.max(one.from, now)
      life.relations.push({ who: worker, kind: 'allocated', from: now, to: null })
      if (first) life.stage = 'allocated'
      if (life.route === 'indirect' && !life.clocks.some(({ kind }) => kind === 'referrer-call'))
        starts(life, 'referrer-call', now + 24 * HOUR)
      if (!life.clocks.some(({ kind }) => kind === 'monthly-status'))
        asksMonth(life, monthOf(dayOf(life.received)))
    },
  }
}

/** A month is asked for until the end of the fifth day of the next. */
export function asksMonth(life: Model, month: string): void {
  const next = plusDays(`${month}-28`, 6).slice(0, 7)
  starts(life, 'monthly-status', startOf(`${next}-06`), month)
}

export const cover: Try = (life, { a, b, c }, now) => {
  const lead = aManager(a)
  const worker = pick(workers, b) ?? 'gil'
  const from = plusDays(dayOf(now), c % 4)
  const to = plusDays(from, a % 12)
  const fromAt = c % 4 === 0 ? now : startOf(from)
  const toAt = endOf(to)
  const busy = life.relations.some(
    (one) => one.who === worker && one.from < toAt && (one.to === null || one.to > fromAt),
  )
  return {
    who: lead,
    path: '/allocation/cover',
    stamped: true,
    fields: { worker: `@${worker}`, reason: 'leave', note: '', ...boxes('from', from), ...boxes('to', to) },
    ok: may(life, lead, 'lead', now) && (life.stage === 'allocated' || life.stage === 'closing') && !busy,
    effect: () => {
      life.relations.push({ who: worker, kind: 'covering', from: fromAt, to: toAt })
    },
  }
}
