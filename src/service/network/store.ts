import { sql } from 'kysely'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Db } from '../../platform/database/database.ts'
import { standingFacts, type Standing } from '../child/index.ts'
import { readDeadlines, type Deadline } from '../deadlines/index.ts'
import type { FactToRecord } from '../../platform/record/index.ts'
import { networkMember, networkReview, networkTie, type Member, type Review, type Tie } from './facts.ts'
import { mapClocks } from './rules.ts'

/** Somebody in the network is the child of another case, as far as the asker may see that case. */
export interface Link {
  readonly id: FactId
  readonly version: number
  readonly memberId: string
  readonly otherCase: CaseId
  readonly reference: string
}

export interface NetworkKnown {
  /** In the order in which they are numbered: by kind as the list has them, then as they were recorded. */
  readonly members: readonly Standing<Member>[]
  /** Between two who both stand in the record. */
  readonly ties: readonly Standing<Tie>[]
  /** The latest day first. */
  readonly reviews: readonly Standing<Review>[]
  readonly links: readonly Link[]
}

const order = ['family', 'friend', 'professional', 'agency', 'other', 'co-victim', 'suspected-exploiter']

export async function membersOf(db: Db, caseId: CaseId): Promise<readonly Standing<Member>[]> {
  const found = await standingFacts(db, networkMember, caseId)
  const rank = (one: Standing<Member>) => order.indexOf(one.columns.kind)
  return [...found].sort((a, b) => rank(a) - rank(b))
}

export async function reviewsOf(db: Db, caseId: CaseId): Promise<readonly Standing<Review>[]> {
  const found = await standingFacts(db, networkReview, caseId)
  return [...found].sort((a, b) => (a.columns.on_day < b.columns.on_day ? 1 : -1))
}

export async function networkKnown(db: Db, caseId: CaseId): Promise<NetworkKnown> {
  const members = await membersOf(db, caseId)
  const ties = await standingFacts(db, networkTie, caseId)
  const there = (id: string) => members.some((one) => one.id === id)
  return {
    members,
    ties: ties.filter(({ columns }) => there(columns.one_id) && there(columns.other_id)),
    reviews: await reviewsOf(db, caseId),
    links: await linksOf(db, caseId),
  }
}

/** Row security leaves out every link to a case that the asker may not see, and so the join never has to. */
async function linksOf(db: Db, caseId: CaseId): Promise<readonly Link[]> {
  const found = await sql<{
    id: FactId
    version: number
    member_id: string
    other_case: CaseId
    reference: string
  }>`
    select l.id, l.version, l.member_id, l.other_case, f.reference from network_link l
    join case_file f on f.case_id = l.other_case and f.superseded_at is null
    where l.case_id = ${caseId} and l.superseded_at is null and l.standing = 'recorded'
    order by l.recorded_at, l.id`.execute(db)
  return found.rows.map((row) => ({
    id: row.id,
    version: row.version,
    memberId: row.member_id,
    otherCase: row.other_case,
    reference: row.reference,
  }))
}

/** The case of a reference that the asker may see; null for one they may not, and for one that is not there. */
export async function visibleCaseOf(db: Db, reference: string): Promise<CaseId | null> {
  const plain = reference.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const found = await sql<{ case_id: CaseId }>`select f.case_id from case_file f
    where f.superseded_at is null and f.standing = 'recorded'
      and regexp_replace(lower(f.reference), '[^a-z0-9]', '', 'g') = ${plain} limit 1`.execute(db)
  return found.rows[0]?.case_id ?? null
}

/** Every clock of the maps of a case, in whatever state. */
export function mapDeadlines(db: Db, caseId: CaseId): Promise<Deadline[]> {
  return readDeadlines(db, {
    caseIds: [caseId],
    kinds: ['network-review'],
    states: ['open', 'paused', 'met', 'lapsed'],
  })
}

/** What the clocks are without a map that was entered in error: the one that it had met runs again. */
export async function clocksWithoutMap(
  db: Db,
  caseId: CaseId,
  mapId: string,
): Promise<readonly FactToRecord[]> {
  const maps = (await reviewsOf(db, caseId))
    .filter(({ id }) => id !== mapId)
    .map(({ id, recordedAt, columns }) => ({ id, recordedAt, ...columns }))
  const deadlines = await mapDeadlines(db, caseId)
  return mapClocks(caseId, maps, deadlines, { running: true, why: 'entered-in-error' })
}
