import { DAY, attained, boxes, dayOf, monthOf, nextMonth, plusDays, plusMonths, startOf } from './days.ts'
import { aManager, may, pick, somebody, type Try } from './attempt.ts'
import {
  lapse,
  longTermFrom,
  meet,
  missingNow,
  pending,
  rest,
  starts,
  waiting,
  type Model,
  type Stage,
} from './model.ts'
import { isPost18Pilot, needNotTime } from './rules-of-dates.ts'
import { asksMonth } from './try-beginning.ts'
import { negativeNow } from './try-nrm.ts'

const subjects = [
  'turning-18',
  'long-term-missing',
  'negative-nrm-decision',
  'post-18-support',
  'duration-reached',
  'no-trafficking-indicators',
  'no-trafficking-concerns',
]

/** Do the facts themselves ask a manager on that day? */
function asks(life: Model, about: string, today: string): boolean {
  const eighteen = life.dob === null ? null : attained(life.dob, 216)
  const near = life.dob !== null && today >= attained(life.dob, 210)
  if (about === 'turning-18') return near
  if (about === 'post-18-support') return near && isPost18Pilot(life.site, today)
  if (about === 'negative-nrm-decision') return negativeNow(life)
  if (about === 'long-term-missing') {
    const gone = missingNow(life)
    return gone !== undefined && today >= longTermFrom(gone)
  }
  if (about === 'duration-reached') {
    const end = plusMonths(dayOf(life.received), 18)
    return !needNotTime(life.rules) && today >= end && (eighteen === null || eighteen > end)
  }
  return true
}

/** What a manager may answer under the case's own rules (DT-4 to DT-7). */
function answers(life: Model, about: string, today: string): readonly string[] {
  if (about === 'turning-18' || about === 'post-18-support') {
    const goesOn = isPost18Pilot(life.site, today) && needNotTime(life.rules)
    return [...(goesOn ? ['hand-to-post-18'] : []), 'close', 'continue', 'defer']
  }
  if (about === 'long-term-missing')
    return needNotTime(life.rules)
      ? ['keep-open-until-found', 'defer']
      : ['keep-open-until-found', 'close', 'defer']
  if (about === 'negative-nrm-decision') return ['seek-reconsideration', 'close', 'defer']
  return ['close', 'continue', 'defer']
}
const all = ['close', 'continue', 'defer', 'hand-to-post-18', 'seek-reconsideration', 'keep-open-until-found']

export const decide: Try = (life, { a, b, c }, now) => {
  const who = aManager(a)
  const today = dayOf(now)
  const due = life.clocks.filter(
    (one) => one.kind === 'manager-decision' && pending(one) && one.due !== null && one.due <= now,
  )
  const raised = subjects.filter((one) => asks(life, one, today))
  const about =
    (b % 3 === 0 ? due[0]?.about : b % 3 === 1 ? pick(raised, c) : null) ?? pick(subjects, b) ?? ''
  const allowed = answers(life, about, today)
  const answer = (c % 8 === 7 ? pick(all, b) : pick(allowed, c)) ?? ''
  const final = answer === 'close' || answer === 'hand-to-post-18'
  const review = plusDays(today, (c % 30) - (c % 10 === 9 ? 40 : -1))
  const before = life.made.filter((one) => one.about === about).length
  const [clock] = waiting(life, 'manager-decision', about).sort((x, y) => (x.due ?? 0) - (y.due ?? 0))
  const called =
    (clock !== undefined && clock.due !== null && clock.due <= now) || before > 0 || asks(life, about, today)
  return {
    who,
    path: `/decisions/${about}`,
    fields: {
      decision: answer,
      why: 'Invented',
      ...boxes('review_on', review),
      ...(before === 0 ? {} : { _version: String(before) }),
    },
    ok:
      may(life, who, 'lead', now) &&
      life.stage !== 'closed' &&
      life.stage !== 'declined' &&
      called &&
      allowed.includes(answer) &&
      (final || review > today),
    effect: () => {
      life.made.push({ about, answer })
      if (clock !== undefined) meet([clock], now)
      if (about === 'turning-18' && answer !== 'defer') meet(waiting(life, 'seventeen-and-a-half'), now)
      if (!final) starts(life, 'manager-decision', startOf(review), about)
      if (answer === 'hand-to-post-18') life.route = 'post-18'
    },
  }
}

const reasons = [
  'did-not-want-guardian',
  'no-trafficking-concerns',
  'all-work-completed',
  'turned-18',
  'negative-nrm-decision',
  'long-term-missing',
  'other',
  'identified-as-adult',
  'moved-out-of-area',
]
const resting: Readonly<Record<string, string>> = {
  'turned-18': 'turning-18',
  'negative-nrm-decision': 'negative-nrm-decision',
  'long-term-missing': 'long-term-missing',
}
/** Some reasons rest on what a manager decided last. */
function grounded(life: Model, reason: string): boolean {
  if (reason === 'long-term-missing' && needNotTime(life.rules)) return false
  const about = resting[reason]
  return about === undefined || life.made.findLast((one) => one.about === about)?.answer === 'close'
}
const eighteen = (life: Model, today: string): boolean =>
  life.dob === null || today >= attained(life.dob, 216)

const points = [
  'reliable-placement',
  'safe-networks',
  'nrm-submitted',
  'asylum-under-way',
  'aware-of-risk',
  'mainstream-can-take-over',
  'needs-met-or-referred',
]

export const propose: Try = (life, { a, b, c }, now) => {
  const who = somebody(life, a, now)
  const today = dayOf(now)
  const decided = Object.keys(resting).filter((one) => grounded(life, one))
  const reason = (c % 3 === 0 ? pick(decided, b) : null) ?? pick(reasons, b) ?? ''
  const bare = reason === 'other' && c % 2 === 0
  const returned = life.proposal?.state === 'returned' ? life.proposal : null
  const stage = life.stage === 'accepted' || life.stage === 'allocated'
  return {
    who,
    path: '/closure/propose',
    fields: {
      exit_reason: reason,
      ...(reason === 'other' && !bare ? { exit_detail: 'left-the-uk' } : {}),
      ...boxes('exit_on', today),
      ...Object.fromEntries(points.map((point) => [`point_${point}`, 'no'])),
      child_view_how: 'could-not-be-asked',
      anything_open: 'no',
      referred_on: 'no',
      summary: 'Invented',
      ...(returned === null ? {} : { _version: String(returned.version) }),
    },
    ok:
      may(life, who, 'work', now) &&
      stage &&
      grounded(life, reason) &&
      !bare &&
      (reason !== 'turned-18' || eighteen(life, today)),
    effect: () => {
      life.proposal = { state: 'proposed', by: who, reason, version: (returned?.version ?? 0) + 1 }
      life.stage = 'closing'
      lapse(waiting(life, 'closure-sign-off'))
      starts(life, 'closure-sign-off', now + 7 * DAY)
    },
  }
}

const before = (life: Model, now: number): Stage =>
  life.relations.some((one) => one.kind === 'allocated' && (one.to === null || one.to > now))
    ? 'allocated'
    : 'accepted'

export const decideClosure: Try = (life, { a, b, c }, now) => {
  const who = aManager(a)
  const { proposal } = life
  const signs = b % 4 !== 3
  const why = signs || c % 6 === 5 ? '' : 'Invented'
  const decidable = life.stage === 'closing' && proposal?.state === 'proposed' && proposal.by !== who
  return {
    who,
    path: '/closure/decide',
    fields: {
      ...(proposal === null ? {} : { _version: String(proposal.version) }),
      decision: signs ? 'sign-off' : 'return',
      why,
      // Nobody asks these children anything: the manager says so.
      ...(c % 7 === 6 ? {} : { exit_not_asked: 'overlooked' }),
    },
    ok:
      may(life, who, 'lead', now) &&
      decidable &&
      (signs ? grounded(life, proposal.reason) && c % 7 !== 6 : why !== ''),
    effect: () => {
      if (proposal === null) return
      life.proposal = { ...proposal, state: signs ? 'signed-off' : 'returned', version: proposal.version + 1 }
      meet(waiting(life, 'closure-sign-off'), now)
      if (!signs) {
        life.stage = before(life, now)
        return
      }
      life.stage = 'closed'
      life.closedOn = dayOf(now)
      for (const one of life.relations) if (one.to === null || one.to > now) one.to = Math.max(one.from, now)
      rest(life)
    },
  }
}

export const withdrawClosure: Try = (life, { a }, now) => {
  const who = somebody(life, a, now)
  const { proposal } = life
  return {
    who,
    path: '/closure/withdraw',
    fields: proposal === null ? {} : { _version: String(proposal.version) },
    ok: may(life, who, 'work', now) && life.stage === 'closing' && proposal?.state === 'proposed',
    effect: () => {
      if (proposal === null) return
      life.proposal = { ...proposal, state: 'withdrawn', version: proposal.version + 1 }
      life.stage = before(life, now)
      lapse(waiting(life, 'closure-sign-off'))
    },
  }
}

/** The 24 hours have one clock in the life of a case; a call to the referrer and a question at triage belong to its beginning. */
const once = ['first-contact', 'referrer-call', 'more-information']

export const reopen: Try = (life, { a, b }, now) => {
  const who = aManager(a)
  const why = b % 9 === 8 ? '' : 'Invented'
  return {
    who,
    path: '/closure/reopen',
    fields: { reason: 'new-concern', why },
    ok: may(life, who, 'lead', now) && life.stage === 'closed' && why !== '',
    effect: () => {
      life.stage = 'accepted'
      life.closedOn = null
      const asked = life.clocks.filter(({ kind }) => kind === 'monthly-status')
      const waited = asked.some(({ rests, state }) => rests && state === 'lapsed')
      const months = asked.map(({ about }) => about ?? '')
      const last = [...months].sort().at(-1)
      for (const clock of life.clocks) {
        if (clock.rests && clock.state === 'lapsed' && !once.includes(clock.kind)) clock.state = 'open'
        clock.rests = false
      }
      const month = waited ? monthOf(dayOf(now)) : nextMonth(last ?? '1900-01')
      if (last !== undefined && !months.includes(month)) asksMonth(life, month)
    },
  }
}
