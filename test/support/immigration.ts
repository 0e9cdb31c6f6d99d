import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact } from '../../src/platform/record/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import {
  immigrationAppeal,
  immigrationClaim,
  immigrationDecision,
  immigrationInterview,
  immigrationStatement,
  legalRepresentative,
  supportLetter,
} from '../../src/service/immigration/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

/** An invented claim, refused and appealed, with a fact of every kind of its room and a letter of support begun. */
export async function aClaimUnderWay(house: Referable, caseId: CaseId, account: string): Promise<void> {
  const today = dayInLondon(house.clock.now())
  const decision = factIdOf('immigration_decision', caseId)
  const interview = factIdOf('immigration_interview', caseId)
  const note = null
  await write(house, caseId, [
    newFact(
      immigrationClaim,
      caseId,
      { claim: 'claimed', claimed_on: addDays(today, -90), home_office_reference: 'INVENTED-1', note },
      factIdOf('immigration_claim', caseId),
    ),
    newFact(legalRepresentative, caseId, {
      kind: 'solicitor',
      state: 'instructed',
      name: 'Sol Invented',
      firm: 'Invented Law',
      telephone: '01632 960001',
      email: null,
      reference: null,
      sought_on: addDays(today, -89),
      instructed_on: addDays(today, -80),
      ended_on: null,
      legal_aid: 'yes',
      note,
    }),
    newFact(immigrationStatement, caseId, {
      kind: 'evidence-form',
      asked_on: addDays(today, -70),
      due_on: null,
      submitted_on: addDays(today, -50),
      still_needed: null,
      note,
    }),
    newFact(
      immigrationInterview,
      caseId,
      {
        kind: 'tribunal',
        on_day: addDays(today, 12),
        at_time: '10:00',
        place: 'Invented hearing centre',
        local: 'no',
        companions: ['guardian'],
        asked: ['private-room', 'breaks'],
        asked_note: null,
        granted: null,
        guardian_there: null,
        outcome: null,
        note,
      },
      interview,
    ),
    openDeadline(
      caseId,
      'immigration-interview',
      new Date(house.clock.now().getTime() + 12 * 86_400_000),
      interview,
    ),
    newFact(
      immigrationDecision,
      caseId,
      {
        decision: 'refused',
        decided_on: addDays(today, -20),
        letter_held: 'yes',
        appeal: 'in-country',
        appeal_by: null,
        leave_ends: null,
        leave_until: null,
        extension_asked_on: null,
        note,
      },
      decision,
    ),
    newFact(immigrationAppeal, caseId, {
      decision_id: decision,
      state: 'lodged',
      lodged_on: addDays(today, -15),
      heard_on: null,
      decided_on: null,
      reference: null,
      guardian_evidence: null,
      note,
    }),
    newFact(supportLetter, caseId, {
      template: 'appeal',
      template_version: '1',
      lang: 'en',
      addressee: 'The tribunal',
      body: 'An invented letter.',
      state: 'draft',
      written_by: account,
      signed_by: null,
      signed_as: null,
      signed_on: null,
      sent_on: null,
      sent_how: null,
    }),
  ])
}
