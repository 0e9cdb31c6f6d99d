import { sql } from 'kysely'
import { z } from 'zod'
import type { Post } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/database.ts'
import { voiceOccasion, voiceRating } from './facts.ts'
import type { Ratings } from './rules.ts'

/** The sites a manager or service lead answers for; null = all. */
function sitesOf(posts: readonly Post[]): readonly string[] | null {
  const mine = posts.filter(({ role }) => role === 'manager' || role === 'service-lead')
  const named = mine.flatMap(({ site }) => site ?? [])
  return named.length < mine.length ? null : [...new Set(named)]
}

const row = <S extends z.ZodObject>(columns: S) =>
  z.array(z.object({ id: z.string(), recorded_at: z.string(), row: columns }))

/** The ratings of every open case of the asker's sites, case by case; a case without any is an empty one. One statement. */
export async function ratingsOfSites(db: Db, posts: readonly Post[]): Promise<readonly Ratings[]> {
  const sites = sitesOf(posts)
  const there = sites === null ? sql`true` : sql`f.site = any(${sites}::text[])`
  const facts = (table: string) => sql`(select coalesce(json_agg(json_build_object('id', t.id,
      'recorded_at', t.recorded_at, 'row', to_jsonb(t))), '[]') from ${sql.table(table)} t
    where t.case_id = f.case_id and t.superseded_at is null and t.standing = 'recorded')`
  const { rows } = await sql<{ occasions: unknown; ratings: unknown }>`
    select ${facts('voice_occasion')} as occasions, ${facts('voice_rating')} as ratings
    from case_file f where f.superseded_at is null and f.standing = 'recorded'
      and f.stage in ('accepted', 'allocated', 'closing') and ${there}`.execute(db)
  return rows.map((one) => ({
    occasions: row(voiceOccasion.columns)
      .parse(one.occasions)
      .map(({ id, recorded_at, row: columns }) => ({ id, recordedAt: new Date(recorded_at), columns })),
    ratings: row(voiceRating.columns)
      .parse(one.ratings)
      .map(({ id, recorded_at, row: columns }) => ({ id, recordedAt: new Date(recorded_at), columns })),
  }))
}
