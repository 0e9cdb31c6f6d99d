import type { AccountId, CaseId } from '../../src/kernel/ids.ts'
import { newFact, type FactToRecord } from '../../src/platform/record/index.ts'
import { stepBack } from '../../src/service/stepping-back/index.ts'

/** An invented step back of a case, as far as it has come. Its clocks are not set. */
export function steppedBack(
  caseId: CaseId,
  by: { readonly worker: AccountId; readonly manager: AccountId },
  state: 'approved' | 'taken-up',
  day: string,
): FactToRecord {
  const ended = state === 'taken-up'
  return newFact(stepBack, caseId, {
    state,
    why: 'School and social worker have it in hand',
    needs: JSON.stringify([{ need: 'education', professional_id: caseId, professional: 'Ms Invented' }]),
    child_view: 'Fine by me',
    told_how: 'in-person',
    told_words: null,
    from_on: day,
    contact_days: 28,
    review_days: 56,
    proposed_by: by.worker,
    decided_by: by.manager,
    decided_why: 'Agreed',
    ended_on: ended ? day : null,
    ended_by: ended ? by.worker : null,
    ended_why: ended ? 'Moved' : null,
  })
}
