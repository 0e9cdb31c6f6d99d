import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { CalendarMonth } from '../../kernel/calendar-month.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import {
  immigrationAppeal,
  immigrationClaim,
  immigrationDecision,
  immigrationInterview,
  immigrationStatement,
  legalRepresentative,
  type Appeal,
  type Claim,
  type Decision,
  type Interview,
  type Representative,
  type Statement,
} from './facts.ts'
import type { Terms } from './rules.ts'
import { stageIn } from './stage.ts'

/** Everything of a case that this room holds and that stands, but for its letters. */
export interface ImmigrationKnown {
  readonly claim: Standing<Claim> | null
  readonly representatives: readonly Standing<Representative>[]
  readonly interviews: readonly Standing<Interview>[]
  readonly statements: readonly Standing<Statement>[]
  readonly decisions: readonly Standing<Decision>[]
  readonly appeals: readonly Standing<Appeal>[]
}

export async function immigrationKnown(db: Db, caseId: CaseId): Promise<ImmigrationKnown> {
  const [claim] = await standingFacts(db, immigrationClaim, caseId)
  return {
    claim: claim ?? null,
    representatives: await standingFacts(db, legalRepresentative, caseId),
    interviews: await standingFacts(db, immigrationInterview, caseId),
    statements: await standingFacts(db, immigrationStatement, caseId),
    decisions: await standingFacts(db, immigrationDecision, caseId),
    appeals: await standingFacts(db, immigrationAppeal, caseId),
  }
}

/** The lists in which this room's days and meanings are kept. */
export function termsNow(): Terms {
  return {
    decisions: codeList('immigration-decision'),
    statements: codeList('immigration-statement'),
    appeals: codeList('appeal-kind'),
    terms: codeList('immigration-term'),
  }
}

/** The stage of any month, for the monthly status (domain §3.3); null: nothing is recorded up to then. */
export async function immigrationMonths(
  db: Db,
  caseId: CaseId,
  today: CalendarDay,
): Promise<(month: CalendarMonth) => string | null> {
  const known = await immigrationKnown(db, caseId)
  return (month) => stageIn(month, known, termsNow().decisions, today)
}
