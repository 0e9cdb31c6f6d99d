import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { contactsAfter18Met, readDeadlines } from '../deadlines/index.ts'
import { readWatch, watchContactChanges } from '../safety-plan/index.ts'
import { isProfessional } from '../../kernel/policy/stepping-back.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { professionalContactChanges } from '../stepping-back/index.ts'
import { withContact, type ClockFacts, type ContactKnown } from './rules.ts'

/**
 * What a contact added, changed or withdrawn does to the clocks that a word with the child meets: the watch after a step down of
 * the safety plan, the contacts planned after the 18th birthday, and the rhythm with professionals of a child stepped back. None for a case
 * that has none of them.
 */
export async function watchChanges(
  db: Db,
  caseId: CaseId,
  facts: ClockFacts,
  change: { readonly before: ContactKnown | null; readonly after: ContactKnown | null },
  why: string,
  now: Date,
): Promise<FactToRecord[]> {
  const { watch, deadlines } = await readWatch(db, caseId)
  const spoken = withContact(facts, change.before, change.after)
    .contacts.filter((one) => one.counterpart === 'child' && one.outcome === 'successful')
    .map((one) => one.at)
  const after18 = await readDeadlines(db, {
    caseIds: [caseId],
    kinds: ['contact-after-18'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
  return [
    ...watchContactChanges(watch, spoken, deadlines, why),
    ...contactsAfter18Met(caseId, after18, spoken, why, now),
    ...(await professionalContactChanges(db, caseId, withProfessional(change), why)),
  ]
}

/** The contact as the rhythm of a child stepped back counts it. */
function withProfessional(change: {
  readonly before: ContactKnown | null
  readonly after: ContactKnown | null
}): { id: string; at: Date | null } {
  const { before, after } = change
  const counts =
    after?.counterpart === 'third-party' &&
    after.outcome === 'successful' &&
    isProfessional(codeList('third-party-type'), after.thirdPartyType)
  return { id: (after ?? before)?.id ?? '', at: counts ? after.at : null }
}
