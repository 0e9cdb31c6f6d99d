import { addDays, addMonths, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact } from '../../src/platform/record/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { networkMember, networkReview, networkTie } from '../../src/service/network/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

const people = [
  ['Sam', 'friend', 'protective', 'trust-4', 'daily'],
  ['Foster carer', 'other', 'protective', 'trust-3', 'daily'],
  ['Auntie Hoa, who lives a long way off', 'family', 'neutral', 'trust-2', 'monthly'],
  ['Social worker', 'professional', 'protective', 'trust-1', 'weekly'],
  ['School', 'agency', 'unknown', null, 'weekly'],
  ['Cousin', 'family', 'unknown', 'would-not-say', 'unknown'],
  ['Man with the van', 'suspected-exploiter', 'exploitative', 'trust-0', 'rarely'],
  ['The girl from the flat', 'co-victim', 'unknown', 'trust-3', 'stopped'],
] as const

/** An invented network of every kind, with a tie and two maps agreed. */
export async function aNetwork(house: Referable, caseId: CaseId): Promise<void> {
  const today = dayInLondon(house.clock.now())
  const idOf = (called: string): FactId => factIdOf('network_member', caseId, called)
  const map = {
    child_words: 'Sam is the one I ring',
    note: null,
    agreed_by: 'Gwen Guardian',
    with_child: 'yes',
  } as const
  const last = factIdOf('network_review', caseId)
  await write(house, caseId, [
    ...people.map(([called, kind, type, trust, frequency]) =>
      newFact(
        networkMember,
        caseId,
        {
          called,
          kind,
          type,
          trust,
          frequency,
          since: null,
          until: null,
          safe_to_contact: 'unknown',
          note: null,
        },
        idOf(called),
      ),
    ),
    newFact(networkTie, caseId, {
      one_id: idOf('Man with the van'),
      other_id: idOf('The girl from the flat'),
      kind: 'controls',
      note: null,
    }),
    newFact(networkTie, caseId, {
      one_id: idOf('Foster carer'),
      other_id: idOf('School'),
      kind: null,
      note: null,
    }),
    newFact(networkReview, caseId, {
      ...map,
      on_day: addMonths(today, -3),
      point: 'entry',
      reading: 'empty',
      protective: 1,
      neutral: 0,
      exploitative: 1,
      type_unknown: 3,
      professionals: 1,
    }),
    newFact(
      networkReview,
      caseId,
      {
        ...map,
        on_day: addDays(today, -1),
        point: 'quarter',
        reading: 'partial',
        protective: 3,
        neutral: 1,
        exploitative: 1,
        type_unknown: 3,
        professionals: 2,
      },
      last,
    ),
    openDeadline(caseId, 'network-review', new Date(house.clock.now().getTime() + 90 * 86_400_000), last),
  ])
}
