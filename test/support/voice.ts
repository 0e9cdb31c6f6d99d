import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { factIdOf, newFact, type FactToRecord } from '../../src/platform/record/index.ts'
import { codeList } from '../../src/platform/reference-data/index.ts'
import {
  voiceConsent,
  voiceGoal,
  voiceGoalRating,
  voiceOccasion,
  voiceRating,
} from '../../src/service/outcomes/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

/** An occasion of which nothing was answered yet. */
export function anOccasion(caseId: CaseId, day = '2026-10-06'): FactToRecord {
  return newFact(voiceOccasion, caseId, {
    point: 'entry',
    on_day: day,
    language: null,
    aids: [],
    present: [],
    possible: 'yes',
    not_possible: null,
    note: null,
  })
}

/** A child who was asked at entry, and again three months later; one question the child did not want to answer. */
export async function aVoice(house: Referable, caseId: CaseId): Promise<void> {
  const today = dayInLondon(house.clock.now())
  const goal = factIdOf('voice_goal', caseId)
  const facts = (['entry', 'three-monthly'] as const).flatMap((point, time) => {
    const id = factIdOf('voice_occasion', caseId, point)
    const day = addDays(today, time * 90 - 91)
    return [
      newFact(
        voiceOccasion,
        caseId,
        {
          point,
          on_day: day,
          language: 'vie',
          aids: ['interpreter-there'],
          present: ['guardian', 'interpreter'],
          possible: 'yes',
          not_possible: null,
          note: null,
        },
        id,
      ),
      ...codeList('outcome-item').entries.map((entry, index) => {
        const child = entry.extra['rater'] === 'child'
        const declined = child && index % 6 === 5
        return newFact(
          voiceRating,
          caseId,
          {
            occasion_id: id,
            item: entry.code,
            rater: child ? 'child' : 'worker',
            state: declined ? 'declined' : 'rated',
            score: declined ? null : 1 + ((index + time * (1 + (index % 3))) % 4),
            items_on: day,
            evidence: child ? null : 'Invented: what was seen at the visit',
          },
          factIdOf('voice_rating', caseId, id, entry.code),
        )
      }),
      ...(time === 0
        ? [
            newFact(
              voiceGoal,
              caseId,
              { words: 'Play football with the others', from_day: day, ended_on: null },
              goal,
            ),
          ]
        : []),
      newFact(
        voiceGoalRating,
        caseId,
        { occasion_id: id, goal_id: goal, state: 'rated', score: 2 + time * 4 },
        factIdOf('voice_goal_rating', caseId, id, goal),
      ),
      newFact(
        voiceConsent,
        caseId,
        { occasion_id: id, pass_on: 'ask-me' },
        factIdOf('voice_consent', caseId, id),
      ),
    ]
  })
  await write(house, caseId, facts)
}
