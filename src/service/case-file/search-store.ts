import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { searchKey } from '../child/index.ts'
import type { Head } from './overview-data.ts'

export interface SearchAsked {
  /** A name in any order of its parts, or a reference. */
  readonly text: string | null
  readonly dob: string | null
  readonly site: string | null
  readonly stage: string | null
  readonly limit: number
  readonly offset: number
}

export interface FoundChild {
  readonly case_id: string
  readonly reference: string
  readonly received_at: Date
  readonly stage: Head['stage']
  readonly site: string | null
  readonly dob: string | null
  readonly dob_standing: string | null
  readonly name: string | null
}

const stands = (alias: string) =>
  sql`${sql.ref(`${alias}.superseded_at`)} is null and ${sql.ref(`${alias}.standing`)} = 'recorded'`

/** A typed name in the parts it is searched by. Parts of one letter are kept: initials are how some names are known. */
export function nameParts(text: string): readonly string[] {
  const key = searchKey(text)
  return key === '' ? [] : key.split(' ')
}

/**
 * The cases of children the asker may see (row security decides which) that match everything asked, the nearest name first.
 * Every part typed must be in one name of the child, spelt so or nearly so, in any order.
 */
export async function searchChildren(db: Db, asked: SearchAsked): Promise<FoundChild[]> {
  const parts = nameParts(asked.text ?? '')
  const whole = parts.join(' ')
  const conditions: RawBuilder<unknown>[] = [stands('f')]
  if (parts.length > 0) {
    const each = parts.map((part) => sql`(n.search_key like ${`%${part}%`} or ${part} <% n.search_key)`)
    const reference = whole.replaceAll(' ', '')
    conditions.push(sql`(f.case_id in (select n.case_id from child_name n
        where ${stands('n')} and ${sql.join(each, sql` and `)})
      or regexp_replace(lower(f.reference), '[^a-z0-9]', '', 'g') = ${reference})`)
  }
  if (asked.dob !== null) conditions.push(sql`i.dob = ${asked.dob}`)
  if (asked.site !== null) conditions.push(sql`f.site = ${asked.site}`)
  if (asked.stage !== null) conditions.push(sql`f.stage = ${asked.stage}`)
  const { rows } = await sql<FoundChild>`
    select f.case_id, f.reference, f.received_at, f.stage, f.site, i.dob, i.dob_standing, b.full_name as name
    from case_file f
    left join child_identity i on i.case_id = f.case_id and ${stands('i')}
    left join lateral (select n.full_name, n.search_key from child_name n where n.case_id = f.case_id and ${stands('n')}
      order by n.kind = 'given' desc, n.recorded_at desc, n.id limit 1) b on true
    where ${sql.join(conditions, sql` and `)}
    order by ${parts.length > 0 ? sql`similarity(coalesce(b.search_key, ''), ${whole}) desc,` : sql``}
      f.received_at desc, f.case_id
    limit ${asked.limit} offset ${asked.offset}`.execute(db)
  return rows
}
