import { sql, type RawBuilder } from 'kysely'
import { dayInLondon } from '../../kernel/calendar-day.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { isProfessional } from '../../kernel/policy/stepping-back.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { codeList } from '../../platform/reference-data/index.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import { readDeadlines } from '../deadlines/index.ts'
import { stepBack, stepBackReview, type StepBack } from './facts.ts'
import { atRest, rhythm, standing, type StepBackKnown } from './rhythm.ts'

const current = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded')`

/** Is the child of a row's case stepped back at `now`? `alias` is written by the program, never by a person. */
export function isSteppedBack(alias: string, now: Date): RawBuilder<boolean> {
  return sql<boolean>`exists (select from step_back sb where sb.case_id = ${sql.ref(`${alias}.case_id`)}
    and ${current('sb')} and sb.state = 'approved' and sb.from_on <= ${dayInLondon(now)}::date)`
}

/** Null for a case the asker may not see. */
export async function readStepBackKnown(db: Db, caseId: CaseId): Promise<StepBackKnown | null> {
  const head = await sql<{ stage: StepBackKnown['stage']; missing: boolean }>`select f.stage,
      exists (select from missing_episode m where m.case_id = f.case_id and ${current('m')} and m.ended_at is null) as missing
    from case_file f where f.id = ${caseId} and f.superseded_at is null`.execute(db)
  const [found] = head.rows
  if (found === undefined) return null
  return {
    caseId,
    ...found,
    all: await standingFacts(db, stepBack, caseId),
    reviews: await standingFacts(db, stepBackReview, caseId),
    contacts: (await professionalContacts(db, caseId)).map(({ at }) => at),
    deadlines: await readDeadlines(db, {
      caseIds: [caseId],
      kinds: [
        'step-back-decision',
        'professional-contact',
        'step-back-review',
        'first-contact',
        'watch-contact',
        'safety-plan-review',
      ],
      states: ['open', 'paused', 'met', 'lapsed'],
    }),
  }
}

/** What waits or is approved in a case; null: nothing. */
export async function standingStepBack(db: Db, caseId: CaseId): Promise<Standing<StepBack> | null> {
  return standing({ all: await standingFacts(db, stepBack, caseId) })
}

/** When somebody of ours spoke with a professional about the child: contacts, consultations, meetings. */
async function professionalContacts(
  db: Db,
  caseId: CaseId,
): Promise<readonly { readonly id: string; readonly at: Date }[]> {
  const kinds = codeList('third-party-type')
  const types = kinds.entries.map(({ code }) => code).filter((code) => isProfessional(kinds, code))
  const noon = sql`((f.on_day + time '12:00') at time zone 'Europe/London')`
  const { rows } = await sql<{ id: string; at: Date }>`
    select f.id, f.happened_at as at from contact f where f.case_id = ${caseId} and ${current('f')}
      and f.counterpart = 'third-party' and f.outcome = 'successful' and f.third_party_type = any(${types}::text[])
    union all select f.id, ${noon} from consultation f where f.case_id = ${caseId} and ${current('f')}
    union all select f.id, ${noon} from professionals_meeting f where f.case_id = ${caseId} and ${current('f')}`.execute(
    db,
  )
  return rows
}

/**
 * What a contact with a professional that is added, changed or withdrawn does to the rhythm of a child who is stepped back. None for
 * every other child. `id`: of the contact; `at` null: it does not count (any longer).
 */
export async function professionalContactChanges(
  db: Db,
  caseId: CaseId,
  contact: { readonly id: string; readonly at: Date | null },
  why: string,
): Promise<readonly FactToRecord[]> {
  if ((await standingStepBack(db, caseId))?.columns.state !== 'approved') return []
  const known = await readStepBackKnown(db, caseId)
  if (known === null) return []
  const others = (await professionalContacts(db, caseId)).filter(({ id }) => id !== contact.id)
  const all = others.map(({ at }) => at).concat(contact.at === null ? [] : [contact.at])
  return rhythm(known, all, why)
}

/** What the clocks are without a fact of this room, or a consultation or meeting, that was entered in error. */
export async function clocksWithoutStepBack(
  db: Db,
  caseId: CaseId,
  factId: string,
): Promise<readonly FactToRecord[]> {
  const known = await readStepBackKnown(db, caseId)
  if (known === null) return []
  const why = 'entered-in-error'
  if (standing(known)?.id === factId) return atRest(known.deadlines, why)
  const contacts = (await professionalContacts(db, caseId)).filter(({ id }) => id !== factId)
  return rhythm(
    { ...known, reviews: known.reviews.filter(({ id }) => id !== factId) },
    contacts.map(({ at }) => at),
    why,
  )
}

/** Accounts by id, as they are called now. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, name from account
    where id = any(${wanted}::uuid[]) and superseded_at is null`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
