import { sql, type Selectable } from 'kysely'
import { isUuid, type CaseId, type FactId } from '../../kernel/ids.ts'
import type { CaseStage } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { factIdOf } from '../../platform/record/index.ts'
import type { MissingTables } from './facts.ts'
import type { Episode } from './rules.ts'

export type EpisodeRow = Selectable<MissingTables['missing_episode']>
export type ActionRow = Selectable<MissingTables['missing_action']>
export type MeetingRow = Selectable<MissingTables['missing_meeting']>
export type InterviewRow = Selectable<MissingTables['return_interview']>
export type PlaceRow = Selectable<MissingTables['missing_place']>

export interface HeadOfCase {
  readonly stage: CaseStage
  readonly site: string | null
  readonly local_authority: string | null
  readonly received_at: Date
}

/** All that stands about a child's times missing, the latest first; where the child was is not among it. */
export interface MissingKnown {
  readonly head: HeadOfCase
  readonly episodes: readonly EpisodeRow[]
  readonly actions: readonly ActionRow[]
  readonly meetings: readonly MeetingRow[]
  readonly interviews: readonly InterviewRow[]
  /** How many episodes were ever recorded, those entered in error too. */
  readonly everRecorded: number
}

export function episodeOf(row: EpisodeRow): Episode {
  return { id: row.id, startedAt: row.started_at, endedAt: row.ended_at, onReferral: row.on_referral }
}

/**
 * The id follows from the case and how many there were: of two people who report the child missing at the same instant the
 * second is told of the first.
 */
export function episodeId(caseId: CaseId, everRecorded: number): FactId {
  return factIdOf('missing-episode', caseId, everRecorded)
}

function standing<T extends keyof MissingTables>(db: Db, table: T, caseId: CaseId) {
  return sql<Selectable<MissingTables[T]>>`select * from ${sql.table(table)} where case_id = ${caseId}
    and superseded_at is null and standing = 'recorded'`
    .execute(db)
    .then(({ rows }) => rows)
}

const latest = (a: Date, b: Date): number => b.getTime() - a.getTime()

export async function readMissing(db: Db, caseId: CaseId): Promise<MissingKnown> {
  const head = await db
    .selectFrom('case_file')
    .select(['stage', 'site', 'local_authority', 'received_at'])
    .where('id', '=', caseId)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow()
  const episodes = await standing(db, 'missing_episode', caseId)
  const actions = await standing(db, 'missing_action', caseId)
  const meetings = await standing(db, 'missing_meeting', caseId)
  const interviews = await standing(db, 'return_interview', caseId)
  const ever = await sql<{ n: number }>`select count(distinct id)::int as n from missing_episode
    where case_id = ${caseId}`.execute(db)
  return {
    head,
    episodes: episodes.sort((a, b) => latest(a.started_at, b.started_at)),
    actions: actions.sort((a, b) => latest(a.happened_at, b.happened_at)),
    meetings: meetings.sort((a, b) => latest(a.held_at, b.held_at)),
    interviews,
    everRecorded: ever.rows[0]?.n ?? 0,
  }
}

/** The episodes that stand in a case, for rooms that only need the times. */
export async function missingEpisodesOf(db: Db, caseId: string): Promise<readonly Episode[]> {
  const rows = await standing(db, 'missing_episode', caseId as CaseId)
  return rows.map(episodeOf).sort((a, b) => latest(a.startedAt, b.startedAt))
}

/** The version of a fact that now stands in this case, also one entered in error; null for anything else. */
export async function rowOf<T extends keyof MissingTables>(
  db: Db,
  table: T,
  caseId: CaseId,
  id: string,
): Promise<Selectable<MissingTables[T]> | null> {
  if (!isUuid(id)) return null
  const found = await sql<Selectable<MissingTables[T]>>`select * from ${sql.table(table)}
    where case_id = ${caseId} and id = ${id} and superseded_at is null`.execute(db)
  return found.rows[0] ?? null
}

/** What the referral and the latest monthly status say, where they say that the child is missing. */
export async function saidMissing(
  db: Db,
  caseId: CaseId,
): Promise<{ source: 'referral' | 'status'; since: string | null } | null> {
  const found = await sql<{
    referral: string | null
    r_since: string | null
    status: string | null
    s_since: string | null
  }>`
    select r.missing_now as referral, r.missing_since::text as r_since, m.missing_now as status, m.missing_since::text as s_since
    from case_file f
    left join referral r on r.case_id = f.case_id and r.superseded_at is null and r.standing = 'recorded'
    left join lateral (select missing_now, missing_since from monthly_status m where m.case_id = f.case_id
      and m.superseded_at is null and m.standing = 'recorded' and m.missing_now is not null
      order by m.month desc limit 1) m on true
    where f.id = ${caseId} and f.superseded_at is null`.execute(db)
  const row = found.rows[0]
  if (row?.status === 'yes') return { source: 'status', since: row.s_since ?? row.r_since }
  if (row?.referral === 'yes') return { source: 'referral', since: row.r_since }
  return null
}
