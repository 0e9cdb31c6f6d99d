import { sql } from 'kysely'
import type { z } from 'zod'
import { isUuid, type CaseId, type FactId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Db } from '../../platform/database/database.ts'
import type { FactKind } from '../../platform/record/index.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import { qSort, qStatement, qStudy, type Sort, type Statement, type Study } from './facts.ts'

async function officeFacts<S extends z.ZodObject>(
  db: Db,
  kind: FactKind<string, S>,
  studyId: string | null,
): Promise<readonly Standing<z.output<S>>[]> {
  const column = kind.table === 'q_study' ? 'id' : 'study_id'
  const found = await sql<{
    id: FactId
    version: number
    act_id: string
    recorded_at: Date
    reason: string | null
    row: unknown
  }>`select f.id, f.version, f.act_id, f.recorded_at, f.reason, to_jsonb(f) as row from ${sql.table(kind.table)} f
    where f.superseded_at is null and f.standing = 'recorded'
      and (${studyId}::uuid is null or f.${sql.raw(column)} = ${studyId}::uuid)
    order by f.recorded_at, f.id`.execute(db)
  return found.rows.map((row) => ({
    id: row.id,
    version: row.version,
    actId: row.act_id,
    recordedAt: row.recorded_at,
    reason: row.reason,
    columns: kind.columns.parse(row.row),
  }))
}

export const readStudies = (db: Db): Promise<readonly Standing<Study>[]> => officeFacts(db, qStudy, null)

/** Null where the path names no study. */
export async function readStudy(db: Db, id: string | undefined): Promise<Standing<Study> | null> {
  if (id === undefined || !isUuid(id)) return null
  return (await officeFacts(db, qStudy, id))[0] ?? null
}

/** In the order of the bank. */
export async function readStatements(db: Db, studyId: string): Promise<readonly Standing<Statement>[]> {
  const all = await officeFacts(db, qStatement, studyId)
  return all.toSorted((a, b) => a.columns.place - b.columns.place || (a.id < b.id ? -1 : 1))
}

export const readSorts = (db: Db, caseId: CaseId): Promise<readonly Standing<Sort>[]> =>
  standingFacts(db, qSort, caseId)

/** All that an evaluator may know of a study that is not closed: whether there are enough finished sorts. */
export async function enoughSorts(db: Db, studyId: string, least: number): Promise<boolean> {
  const found = await sql<{ enough: boolean }>`select q_sorts_enough(${studyId}, ${least}) as enough`.execute(
    db,
  )
  return found.rows[0]?.enough === true
}

/** A finished sort as it leaves the case: nothing in it leads back to the child. */
export interface NamelessSort {
  readonly participant: string
  /** `statement=column` */
  readonly places: readonly string[]
  readonly language: string
  readonly site: string | null
  /** '2026-Q4' */
  readonly quarter: string
}

/** The finished sorts of a closed study, for an evaluator; none for anybody else, whoever asks: the database sees to it. */
export async function namelessSorts(db: Db, studyId: string): Promise<readonly NamelessSort[]> {
  const found = await sql<NamelessSort>`select * from q_sorts_without_names(${studyId})`.execute(db)
  return found.rows
}

/** A statement in a page's language; in English where it has no other words, and then marked so. */
export function statementIn(
  statement: Statement,
  lang: Lang,
): { readonly text: string; readonly lang: Lang } {
  return lang === 'cy' && statement.words_cy !== null
    ? { text: statement.words_cy, lang: 'cy' }
    : { text: statement.words_en, lang: 'en' }
}

/** The same in the language of the sort, where the bank has it. */
export function statementInOther(statement: Statement, language: string): string | null {
  return statement.words_other.find((one) => one.startsWith(`${language}: `))?.slice(5) ?? null
}

export function questionIn(study: Study, lang: Lang): string {
  return lang === 'cy' ? (study.question_cy ?? study.question_en) : study.question_en
}
