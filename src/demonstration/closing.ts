import type { CalendarDay } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import { settledPoints } from '../kernel/vocabulary.ts'
import type { Chance } from '../kernel/chance.ts'
import type { InventedChild } from './children.ts'
import { dateFields } from './date-fields.ts'
import type { Step } from './player.ts'

const reasons = [
  'all-work-completed',
  'did-not-want-guardian',
  'no-trafficking-concerns',
  'moved-out-of-area',
] as const

function proposal(child: InventedChild, chance: Chance, today: CalendarDay): Step['fields'] {
  const reason = child.fate === 'closed' ? chance.pick(reasons) : 'all-work-completed'
  const settled = settledPoints.map((point): [string, string][] => [
    [`point_${point}`, point === 'asylum-under-way' ? 'not-applicable' : 'yes'],
    [
      `evidence_${point}`,
      point === 'asylum-under-way'
        ? ''
        : 'Invented: seen at the last visit and confirmed by the social worker.',
    ],
  ])
  return {
    exit_reason: reason,
    ...dateFields('exit_on', today),
    ...Object.fromEntries(settled.flat()),
    child_view_how: 'in-person',
    child_view: 'I know who to ring. I would like the visits to go on a bit.',
    anything_open: 'yes',
    owner_nrm: 'The social worker',
    open_nrm: 'Conclusive grounds decision awaited',
    referred_on: 'yes',
    service_1: 'childrens-rights-service',
    accepted_1: 'yes',
    note_1: 'First meeting agreed',
    summary:
      'Invented closing summary: settled in the placement, at college, knows the plan and who holds what remains open.',
  }
}

/** The end of a story: a proposal to close, and a manager's sign-off, return or silence. */
export function* closingSteps(
  child: InventedChild,
  course: {
    readonly chance: Chance
    readonly worker: string
    readonly manager: string
    readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
    readonly today: () => CalendarDay
  },
): Generator<Step, void, string> {
  const { chance, manager, step, today, worker } = course
  if (!['closing', 'returned', 'closed'].includes(child.fate)) return
  yield step(2 * HOUR, worker, '/closure/propose', proposal(child, chance, today()))
  if (child.fate === 'closing') return
  if (child.fate === 'returned') {
    yield step(DAY_OF_24_HOURS, manager, '/closure/decide', {
      decision: 'return',
      why: 'Say who will hold the NRM decision after the social worker leaves in January.',
    })
    return
  }
  yield step(DAY_OF_24_HOURS, manager, '/closure/decide', {
    decision: 'sign-off',
    exit_not_asked: 'overlooked',
  })
}
