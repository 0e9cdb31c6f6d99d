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

/** The part of an address below its case: what `step` puts behind it again. */
const below = (address: string): string => address.replace(/^\/cases\/[^/]+/, '')

/**
 * Times missing as a worker records them: one child missing when referred or for more than six months and still so; the others
 * twice back, with their interviews, and gone again.
 */
export function* missingSteps(
  child: InventedChild,
  { worker, step, today }: Course,
): Generator<Step, void, string> {
  if (child.fate !== 'missing' && child.fate !== 'long-missing') return
  const since = addDays(dayInLondon(child.referredAt), 12)
  const onReferral = child.given.referral.missing_now === 'yes'
  const twiceBack = child.fate === 'missing' && !onReferral
  if (twiceBack) {
    for (const [gone, outcome] of [
      [since, 'held'],
      [addDays(since, 9), 'declined'],
    ] as const) {
      const back = addDays(gone, 2)
      const episode = below(
        yield step(HOUR, worker, '/missing/earlier', {
          ...dateFields('on', gone),
          at: '21:30',
          ...dateFields('ended_on', back),
          ended_at: '08:15',
          police_reference: `INVENTED-${gone}`,
          risk_grade: 'high',
          reported_by: 'carer',
          missing_from: 'placement',
          trigger: outcome === 'held' ? 'trafficker-contact' : 'debt',
          returned_how: 'found-by-police',
          police_check: 'yes',
        }),
      )
      yield step(HOUR, worker, `${episode}/interview`, {
        outcome,
        ...dateFields('settled_on', addDays(back, 1)),
        settled_at: '15:00',
        by_whom: 'Invented: an independent worker of the council',
        independent: 'yes',
        ...(outcome === 'held'
          ? {
              child_words: 'A man rang and I had to go. I slept at a house I do not know.',
              harm: ['labour-exploitation'],
              trafficker: 'suspected',
              learning: 'Invented: rung on Fridays after dark; the phone stays with the carer at night.',
              plan_must_change: 'yes',
            }
          : { why_not: 'Invented: did not want to speak about it yet.' }),
      })
    }
  }
  const gone = twiceBack ? addDays(today(), -3) : onReferral ? dayInLondon(child.referredAt) : since
  const episode = below(
    yield step(HOUR, worker, '/missing/new', {
      ...dateFields('on', gone),
      at: '00:30',
      on_referral: onReferral ? 'yes' : 'no',
      police_reference: `INVENTED-${gone}`,
      risk_grade: twiceBack ? 'high' : 'medium',
      reported_by: 'local-authority',
      missing_from: 'placement',
    }),
  )
  yield step(HOUR, worker, `${episode}/action`, { action: 'nrm-told-suspend' })
  yield step(HOUR, worker, `${episode}/action`, { action: 'agency-told', agency: 'local-authority' })
  if (child.fate === 'long-missing') return
  yield step(HOUR, worker, `${episode}/meeting`, {
    meeting_kind: 'strategy',
    ...dateFields('on', addDays(today(), -1)),
    at: '10:00',
    agencies: ['police', 'local-authority'],
    actions_agreed: 'Invented: police ask the neighbouring force; the council rings the carer each day.',
  })
}
