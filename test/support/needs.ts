import { addDays, dayInLondon } from '../../src/kernel/calendar-day.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { newFact } from '../../src/platform/record/index.ts'
import { needsAssessment } from '../../src/service/needs/index.ts'
import { write } from './full-case.ts'
import type { Referable } from './referred-child.ts'

const answer = (score: string | null, child: string | null = null) => ({
  score,
  sure: null,
  child,
  why: null,
})

/** An invented assessment of three domains, some days ago. */
export async function assessedNeeds(
  house: Referable,
  caseId: CaseId,
  given: { readonly daysAgo: number; readonly scores: readonly [string, string, string] },
): Promise<void> {
  const [safety, missing, education] = given.scores
  await write(house, caseId, [
    newFact(needsAssessment, caseId, {
      on_day: addDays(dayInLondon(house.clock.now()), -given.daysAgo),
      point: 'entry',
      with_child: 'yes',
      child_words: null,
      answers: JSON.stringify({
        'immediate-safety': answer(safety, '4'),
        missing: answer(missing),
        education: answer(education, 'would-not-say'),
      }),
      hours: 2.5,
      asks_decision: false,
      summary: null,
    }),
  ])
}
