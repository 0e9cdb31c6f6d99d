import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact } from '../../src/platform/record/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import {
  courtDate,
  custody,
  disruptionOrder,
  justiceMatter,
  justiceStage,
  section45Told,
} from '../../src/service/justice/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

/** An invented matter with a fact of every kind of its room. */
export async function aMatterAtCourt(house: Referable, caseId: CaseId): Promise<void> {
  const today = dayInLondon(house.clock.now())
  const matter = factIdOf('justice_matter', caseId)
  const date = factIdOf('court_date', caseId)
  const note = null
  await write(house, caseId, [
    newFact(
      justiceMatter,
      caseId,
      {
        role: 'accused',
        offence: 'cannabis-cultivation',
        police_force: null,
        police_reference: null,
        court_reference: null,
        section45_outcome: null,
        section45_by: null,
        section45_on: null,
        non_prosecution: 'unknown',
        note,
      },
      matter,
    ),
    newFact(justiceStage, caseId, { matter_id: matter, stage: 'charged', on_day: addDays(today, -3), note }),
    newFact(
      courtDate,
      caseId,
      {
        matter_id: matter,
        on_day: addDays(today, 9),
        at_time: '10:00',
        court: null,
        kind: 'plea',
        asked: ['intermediary'],
        asked_note: null,
        granted: null,
        guardian_there: 'yes',
        outcome: null,
        note,
      },
      date,
    ),
    openDeadline(caseId, 'court-date', new Date(house.clock.now().getTime() + 9 * 86_400_000), date),
    newFact(section45Told, caseId, {
      matter_id: matter,
      told: 'child',
      on_day: today,
      told_by: 'Gwen',
      note,
    }),
    newFact(custody, caseId, {
      kind: 'police',
      from_day: addDays(today, -4),
      to_day: addDays(today, -3),
      appropriate_adult: 'yes',
      note,
    }),
    newFact(disruptionOrder, caseId, {
      kind: 'stro',
      stage: 'advised',
      advised_on: today,
      sought_on: null,
      decided_on: null,
      until_day: null,
      applicant: null,
      reference: null,
      conditions: null,
      note,
    }),
  ])
}
