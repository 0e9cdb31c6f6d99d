import { addDays, dayInLondon, type CalendarDay } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS, HOUR } from '../kernel/clock.ts'
import type { InventedChild } from './children.ts'
import { dateFields } from './date-fields.ts'
import type { Step, Story } from './player.ts'

interface Course {
  readonly worker: string
  readonly step: (after: number, who: string, path: string, fields: Step['fields']) => Step
  readonly today: () => CalendarDay
}

/** Indirect support as a coordinator records it: one consultation, one meeting, one request that still waits for its answer. */
export function* indirectSteps(
  child: InventedChild,
  { worker, step, today }: Course,
): Generator<Step, void, string> {
  if (child.route !== 'indirect' || child.fate !== 'supported') return
  yield step(HOUR, worker, '/indirect/consultations/new', {
    ...dateFields('on_day', addDays(today(), -12)),
    mode: 'phone',
    asked_by: 'Invented: the social worker',
    agency: 'local-authority-social-care',
    topics: ['nrm', 'section-45'],
    question: 'Invented: who refers to the NRM, and is the charge a reason to wait?',
    advice: 'Invented: the council refers now; the solicitor hears of section 45 today.',
    actions: 'Invented: the social worker refers and rings the solicitor.',
    ...dateFields('follow_up_on', addDays(today(), 2)),
    hours: '1',
  })
  yield step(HOUR, worker, '/indirect/meetings/new', {
    ...dateFields('on_day', addDays(today(), -6)),
    kind: 'strategy',
    third_party_type: 'multi-agency',
    agencies: ['social-worker', 'police'],
    mode: 'remote',
    purposes: ['safeguarding', 'nrm'],
    child_there: 'no',
    child_views: 'yes',
    decided: 'Invented: the phone is examined; school is told whom not to release to.',
    delivery_hours: '1.5',
    preparation_hours: '1',
    travel_hours: '0',
  })
  yield step(HOUR, worker, '/indirect/due-regard/new', {
    agency: 'police',
    whom: 'Invented: the exploitation team',
    ...dateFields('asked_on', addDays(today(), -5)),
    request: 'information',
    what: 'Invented: what came of the report of October.',
  })
}

const work = [
  // Days ago, who, kind of work, authority.
  [196, 'coordinator-wales', 'training', 'W06000015'],
  [150, 'coordinator-wales', 'entry', 'W06000015'],
  [118, 'coordinator-north', 'briefing', 'E08000003'],
  [96, 'coordinator-wales', 'conference', 'several'],
  [70, 'coordinator-north', 'entry', 'E08000003'],
  [41, 'coordinator-wales', 'team-meeting', 'W06000011'],
  [20, 'coordinator-north', 'training', 'E08000003'],
  [13, 'coordinator-wales', 'entry', 'W06000011'],
  [4, 'duty', 'entry', 'E08000003'],
] as const

/** The book of consultations and events over the months: no child of the service in it. */
export function* bookStory(now: Date): Story {
  for (const [ago, who, kind, area] of work) {
    const at = new Date(now.getTime() - ago * DAY_OF_24_HOURS)
    const day = addDays(dayInLondon(at), -1)
    if (kind === 'entry') {
      yield {
        at,
        who,
        path: '/consultations/new',
        fields: {
          ...dateFields('on_day', day),
          mode: 'phone',
          asked_by: 'Invented: a school’s safeguarding lead',
          agency: 'education',
          local_authority: area,
          about: 'anonymous',
          child_age: '15',
          topics: ['indicators', 'whether-to-refer'],
          advice: 'Invented: what to write down, whom to ring, and when to refer.',
          actions: 'Invented: the school rings the council today.',
          ...dateFields('follow_up_on', addDays(day, 14)),
          hours: '0.5',
          ...(ago > 30 ? { outcome: 'actions-taken', ...dateFields('followed_up_on', day) } : {}),
        },
      }
      continue
    }
    yield {
      at,
      who,
      path: '/consultations/events/new',
      fields: {
        kind,
        title: 'Invented: knowing the signs of trafficking',
        ...dateFields('on_day', day),
        local_authority: area,
        audience: ['police', 'education'],
        topics: ['indicators', 'duty-to-notify'],
        people: String(12 + (ago % 30)),
        delivery_hours: '2',
        preparation_hours: '3.5',
        travel_hours: '1.5',
        miles: '48',
        confidence_before: '4.2',
        confidence_after: '7.1',
      },
    }
  }
}
