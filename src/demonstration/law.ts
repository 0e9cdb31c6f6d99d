import { addDays, dayInLondon, type CalendarDay } from '../kernel/calendar-day.ts'
import { HOUR } from '../kernel/clock.ts'
import type { InventedChild } from './children.ts'
import { dateFields } from './date-fields.ts'
import type { Step } from './player.ts'

interface Course {
  readonly worker: string
  readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
  readonly today: () => CalendarDay
}

/** The NRM, a claim and a criminal matter of a few children who are supported, as a worker records them. */
export function* lawSteps(child: InventedChild, course: Course): Generator<Step, void, string> {
  if (child.fate !== 'supported') return
  if (child.given.referral.exploitation_primary === 'criminal') yield* atLaw(course)
  if (child.route !== 'direct' || !['croydon', 'wales'].includes(child.site)) return
  yield* inTheNrm(child, course)
  if (child.given.identity.immigration_group === 'uasc') yield* claim(child, course)
}

function* inTheNrm(child: InventedChild, { worker, step }: Course): Generator<Step, void, string> {
  const day = (days: number) => addDays(dayInLondon(child.referredAt), days)
  yield step(HOUR, worker, '/nrm/referrals/new', {
    ...dateFields('sent_on', day(3)),
    sent_by: 'barnardos',
    route: 'standard',
  })
  yield step(HOUR, worker, '/nrm/decisions/new', {
    grounds: 'rg',
    outcome: 'positive',
    ...dateFields('decided_on', day(9)),
    authority: 'sca',
    because: 'Invented: the account and the marks of control agree.',
  })
  yield step(HOUR, worker, '/nrm/told/new', {
    about: 'reasonable-grounds',
    ...dateFields('told_on', day(10)),
    told_by: 'Invented: the guardian',
    understood: 'in-part',
    child_words: 'So they believe me, but it is not finished.',
  })
}

function* claim(child: InventedChild, { worker, step, today }: Course): Generator<Step, void, string> {
  const day = (days: number) => addDays(dayInLondon(child.referredAt), days)
  yield step(HOUR, worker, '/immigration/claim', { claim: 'claimed', ...dateFields('claimed_on', day(5)) })
  yield step(HOUR, worker, '/immigration/representatives/new', {
    kind: 'solicitor',
    state: 'instructed',
    firm: 'Invented Law',
    telephone: '01632 960555',
    ...dateFields('sought_on', day(6)),
    ...dateFields('instructed_on', day(8)),
    legal_aid: 'yes',
  })
  yield step(HOUR, worker, '/immigration/statements/new', {
    kind: 'evidence-form',
    ...dateFields('asked_on', addDays(today(), -20)),
  })
  yield step(HOUR, worker, '/immigration/interviews/new', {
    kind: 'substantive',
    ...dateFields('on_day', addDays(today(), 13)),
    at_time: '10:30',
    place: 'Invented: an office of the Home Office',
    local: 'no',
    companions: ['guardian', 'representative'],
    asked: ['local-venue', 'private-room', 'interpreter', 'breaks'],
  })
  const letter = yield step(HOUR, worker, '/immigration/letters/new', {
    template: 'interview',
    lang: 'en',
    addressee: 'Invented: the asylum casework team',
  })
  yield step(HOUR, worker, letter.replace(/^\/cases\/[^/]+/, ''), {})
}

function* atLaw({ worker, step, today }: Course): Generator<Step, void, string> {
  yield step(HOUR, worker, '/justice/matters/new', {
    role: 'accused',
    offence: 'cannabis-cultivation',
    police_reference: 'INVENTED-CRIME',
    non_prosecution: 'unknown',
  })
  yield step(HOUR, worker, '/justice/orders/new', {
    kind: 'stro',
    stage: 'advised',
    ...dateFields('advised_on', addDays(today(), -2)),
    conditions: 'Invented: no contact with this child.',
  })
}
