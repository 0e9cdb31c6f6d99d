import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact, type FactToRecord } from '../../src/platform/record/index.ts'
import { consultation, dueRegard, professionalsMeeting } from '../../src/service/consultation/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'

const asked = {
  mode: 'phone',
  asked_by: 'An invented social worker',
  agency: 'local-authority-social-care',
  organisation: null,
  topics: ['nrm', 'section-45'],
  question: 'Invented: who refers?',
  advice: 'Invented: a first responder.',
  actions: 'Invented: they ring the council.',
  followed_up_on: null,
  outcome: null,
  outcome_note: null,
  hours: 0.5,
}
const work = { delivery_hours: 2, preparation_hours: 1, travel_hours: 1.5, miles: 40 }

/** A consultation, a meeting and a request about a child, with their clocks. */
export function factsOfIndirectWork(caseId: CaseId, now: Date): readonly FactToRecord[] {
  const today = dayInLondon(now)
  const due = (days: number) => new Date(now.getTime() + days * 86_400_000)
  const one = factIdOf('consultation', caseId)
  const request = factIdOf('due_regard', caseId)
  return [
    newFact(
      consultation,
      caseId,
      { ...asked, on_day: addDays(today, -4), follow_up_on: addDays(today, 10), from_book: null },
      one,
    ),
    openDeadline(caseId, 'consultation-follow-up', due(10), one),
    newFact(professionalsMeeting, caseId, {
      on_day: addDays(today, -3),
      kind: 'strategy',
      third_party_type: 'multi-agency',
      agencies: ['social-worker', 'police'],
      mode: 'remote',
      purposes: ['safeguarding', 'nrm'],
      child_there: 'no',
      child_views: 'yes',
      asked: null,
      decided: 'Invented: another placement.',
      ...work,
      note: null,
    }),
    newFact(
      dueRegard,
      caseId,
      {
        agency: 'local-authority-social-care',
        whom: 'Invented Council',
        asked_on: addDays(today, -2),
        request: 'information',
        what: 'Invented: the age assessment.',
        answer_due_on: addDays(today, 8),
        answered_on: null,
        answer: null,
        answer_note: null,
        next_step: null,
      },
      request,
    ),
    openDeadline(caseId, 'due-regard-answer', due(9), request),
  ]
}
