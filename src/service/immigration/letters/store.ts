import { sql } from 'kysely'
import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CaseId, FactId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import type { Db } from '../../../platform/database/database.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { childDetails, paperMarkOf, standingFact, standingFacts, type Standing } from '../../child/index.ts'
import { contactsByMonth } from '../../contact/index.ts'
import { nrmStageOn } from '../../nrm/index.ts'
import { letterContent } from '../content/index.ts'
import { supportLetter, type Letter } from '../facts.ts'
import { actingNow, soughtNow } from '../rules.ts'
import { stageOn } from '../stage.ts'
import { immigrationKnown, termsNow } from '../store.ts'
import type { Filling, Guarded } from './rules.ts'

/** The letters of a case, the latest first. */
export async function lettersOf(db: Db, caseId: CaseId): Promise<readonly Standing<Letter>[]> {
  return (await standingFacts(db, supportLetter, caseId)).toReversed()
}

export function letterOf(
  db: Db,
  caseId: CaseId,
  id: string | undefined,
): Promise<Standing<Letter> | undefined> {
  return standingFact(db, supportLetter, caseId, id)
}

export interface LetterVersion {
  readonly version: number
  readonly at: Date
  readonly by: string | null
  readonly columns: Letter
}

/** Every version of a letter, the latest first, with who recorded it. */
export async function versionsOf(db: Db, caseId: CaseId, id: FactId): Promise<readonly LetterVersion[]> {
  const found = await sql<{ version: number; recorded_at: Date; by: string | null; row: unknown }>`
    select f.version, f.recorded_at, a.name as by, to_jsonb(f) as row from support_letter f
    join act t on t.id = f.act_id left join account a on a.id = t.account_id and a.superseded_at is null
    where f.case_id = ${caseId} and f.id = ${id} order by f.version desc`.execute(db)
  return found.rows.map(({ version, recorded_at, by, row }) => ({
    version,
    at: recorded_at,
    by,
    columns: supportLetter.columns.parse(row),
  }))
}

/** What a letter may not say: the child's names, and every address that was ever recorded. Compared, and shown to nobody. */
export async function guardedOf(db: Db, caseId: CaseId): Promise<Guarded> {
  const places = await sql<{ address: string }>`select distinct address from child_location
    where case_id = ${caseId} and standing = 'recorded' and address is not null`.execute(db)
  return {
    names: (await childDetails(db, caseId)).names.map(({ columns }) => columns.full_name),
    addresses: places.rows.map(({ address }) => address),
  }
}

/**
 * What a template is filled with, from the record as it stands. What is not on it says so in brackets, so that the letter
 * cannot be signed before somebody has written it or taken it out.
 */
export async function fillingOf(x: Exchange, lang: Lang): Promise<Filling> {
  const { db, now } = x
  const caseId = x.caseId()
  const words = pick(letterContent, lang)
  const { fill } = words
  const known = await immigrationKnown(db, caseId)
  const stage = stageOn(known, termsNow().decisions, dayInLondon(now))
  const nrm = await nrmStageOn(db, caseId, dayInLondon(now))
  const since = await knownSince(db, caseId)
  const months = [...(await contactsByMonth(db, caseId)).values()]
  const mark = await paperMarkOf(x)
  const { representatives } = known
  return {
    child: mark?.initials ?? words.initialsUnknown,
    reference: mark?.reference ?? fill.notKnown,
    since: since === null ? fill.notKnown : formatDay(dayInLondon(since), lang),
    meetings: String(months.reduce((sum, month) => sum + month.faceToFace, 0)),
    stage: coded('immigration-stage', stage?.stage ?? null, lang) ?? fill.notKnown,
    nrm: coded('nrm-stage', nrm, lang) ?? fill.notKnown,
    // Never the name: the firm's town would say where the child is.
    representative:
      actingNow(representatives) !== null
        ? fill.acting
        : soughtNow(representatives) !== null
          ? fill.sought
          : fill.none,
  }
}

/** Since when somebody of this service works with the child; null: nobody was allocated yet. */
async function knownSince(db: Db, caseId: CaseId): Promise<Date | null> {
  const found = await sql<{ first: Date | null }>`select min(from_at) as first from case_relationship
    where case_id = ${caseId} and superseded_at is null and standing = 'recorded' and kind = 'allocated'`.execute(
    db,
  )
  return found.rows[0]?.first ?? null
}
