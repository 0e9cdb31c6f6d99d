import type { AccountId, CaseId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact, nextVersion } from '../../src/platform/record/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { safetyPlan } from '../../src/service/safety-plan/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

/** An invented plan in two versions, as two people could have written it, with its next review due. */
export async function aSafetyPlan(house: Referable, caseId: CaseId, by: AccountId): Promise<void> {
  const now = house.clock.now()
  const id = factIdOf('safety-plan', caseId)
  const columns = {
    level: 'full' as const,
    change: 'first' as const,
    in_force_from: now.toISOString().slice(0, 10),
    photo_held: 'yes',
    phone_and_internet: null,
    supervision: 'An adult in the house at night',
    known_numbers: null,
    travel: null,
    call_first: 'The carer, then this line',
    triggers: JSON.stringify([{ what: 'A call from a withheld number', signs: null, likelihood: 'likely' }]),
    risks: JSON.stringify([{ kind: 'debt', detail: 'Says that the family owes money' }]),
    controls: '[]',
    people: JSON.stringify([{ name: 'Mrs Invented', why: 'Foster carer' }]),
    places: JSON.stringify([{ name: 'The boxing club', why: null }]),
    missing_when: null,
    missing_first_hour: 'Ring the phone, then the police',
    missing_who: null,
    missing_for_police: null,
    child_words: 'I want to be able to go out',
    child_heard: 'in-person' as const,
    agreement: 'agrees' as const,
    for_child: 'If you are worried, ring us.',
    written_by: by as string,
  }
  await write(house, caseId, [
    newFact(safetyPlan, caseId, columns, id),
    openDeadline(caseId, 'safety-plan-review', new Date(now.getTime() + 10 * 86_400_000), 'by-level'),
  ])
  await write(house, caseId, [
    nextVersion(
      safetyPlan,
      caseId,
      { id, version: 1 },
      { ...columns, change: 'new-version', travel: 'Taken to college and back' },
      'The college begins',
    ),
  ])
}
