import { HOUR } from '../kernel/clock.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { InventedChild } from './children.ts'
import { dateFields } from './date-fields.ts'
import type { Step } from './player.ts'

type Play = (after: number, who: string, path: string, fields: Step['fields']) => Step
type Somebody = Readonly<Record<'called' | 'kind' | 'type', string>> &
  Readonly<Partial<Record<'trust' | 'frequency' | 'safe_to_contact' | 'note', string>>>

const carer: Somebody = {
  called: 'Carer',
  kind: 'other',
  type: 'protective',
  trust: 'trust-3',
  frequency: 'daily',
  safe_to_contact: 'yes',
}
const socialWorker: Somebody = {
  called: 'Social worker',
  kind: 'professional',
  type: 'protective',
  trust: 'trust-2',
  frequency: 'weekly',
}
/** Of a child in danger: who protects, who exploits, and another child beside. */
const others: readonly Somebody[] = [
  { called: 'Friend from boxing', kind: 'friend', type: 'protective', trust: 'trust-4', frequency: 'weekly' },
  { called: 'School', kind: 'agency', type: 'neutral', trust: 'would-not-say', frequency: 'daily' },
  { called: 'Uncle on the telephone', kind: 'family', type: 'unknown', frequency: 'monthly' },
  {
    called: 'Invented: the man who fetched me',
    kind: 'suspected-exploiter',
    type: 'exploitative',
    trust: 'trust-0',
    frequency: 'rarely',
    safe_to_contact: 'no',
  },
  {
    called: 'Invented: a girl in the same house',
    kind: 'co-victim',
    type: 'unknown',
    trust: 'trust-3',
    frequency: 'stopped',
  },
]

export function mapAgreed(
  step: Play,
  worker: string,
  point: 'entry' | 'quarter',
  on: CalendarDay,
  child: InventedChild,
): Step {
  return step(0, worker, '/network/reviews/new', {
    point,
    ...dateFields('on_day', on),
    agreed_by: 'Invented: the worker',
    with_child: child.route === 'direct' ? 'yes' : 'no',
    child_words:
      child.route === 'direct' ? 'That is everybody. Some of them I do not want to talk about.' : '',
  })
}

/** The first map, in the days of the first plan: a carer for every child, somebody more for most, and a whole map for one in danger. */
export function* firstMap(
  child: InventedChild,
  step: Play,
  worker: string,
  today: () => CalendarDay,
): Generator<Step, void, string> {
  const danger = child.given.referral.immediate_danger === 'yes'
  const most = child.route === 'direct' ? [carer, socialWorker] : [carer]
  const people = danger ? [carer, socialWorker, ...others] : most
  for (const one of people) yield step(HOUR / 4, worker, '/network/members/new', one)
  yield mapAgreed(step, worker, 'entry', today(), child)
}
