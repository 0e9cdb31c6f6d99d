import type { CaseId, FactId } from '../../kernel/ids.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import type { Db } from '../../platform/database/database.ts'
import { newFact, nextVersion, type FactToRecord, type FactsOrRefusal } from '../../platform/record/index.ts'
import { childDetails, childIdentity, type Identity } from '../child/index.ts'
import { answeredLater, readReferral } from '../referral/index.ts'
import { missingVariables, type VariableName } from './variables.ts'

/** Why a version was written here, as other acts of one press say it: a code. */
const WHY = 'missing-data-answered'

const nobodyAsked: Identity = {
  dob: null,
  dob_standing: null,
  gender: null,
  nationalities: null,
  immigration_group: null,
  languages: null,
  interpreter: null,
  interpreter_language: null,
  welsh_preference: null,
  communication_need: null,
}

/** Blank or not known: what an answer may fill. */
const isOpen = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 'unknown' ||
  (Array.isArray(value) && (value.length === 0 || value.includes('unknown')))

/**
 * The next versions of who the child is and of the referral with these answers in them. Only what nobody has answered is filled: where
 * somebody was quicker, or the case has no referral to complete, nothing is.
 */
export async function answersToGaps(
  db: Db,
  caseId: CaseId,
  chosen: ReadonlyMap<VariableName, string>,
): Promise<FactsOrRefusal> {
  const { identity } = await childDetails(db, caseId)
  const referral = await readReferral(db, caseId)
  const stands: Record<string, Readonly<Record<string, unknown>>> = {
    child_identity: identity?.columns ?? {},
    referral: referral?.columns ?? {},
  }
  const answers: Record<string, Record<string, unknown>> = { child_identity: {}, referral: {} }
  for (const [name, code] of chosen) {
    const { table, column, sort } = missingVariables[name]
    if (!isOpen(stands[table]?.[column])) return refuse('someone-else-changed-it')
    Object.assign(answers[table] ?? {}, { [column]: sort === 'several' ? [code] : code })
  }
  const facts: FactToRecord[] = []
  if (Object.keys(answers['child_identity'] ?? {}).length > 0) {
    const columns = { ...(identity?.columns ?? nobodyAsked), ...answers['child_identity'] }
    facts.push(
      identity === null
        ? newFact(childIdentity, caseId, columns, caseId as string as FactId)
        : nextVersion(childIdentity, caseId, identity, columns, WHY),
    )
  }
  if (Object.keys(answers['referral'] ?? {}).length > 0) {
    if (referral === null) return refuse('not-in-this-state', 'no-referral')
    facts.push(answeredLater(caseId, referral, answers['referral'] ?? {}, WHY))
  }
  return done(facts)
}
