import type { ColumnType, Generated } from 'kysely'
import type { AccessTables } from '../access/tables.ts'

/** A column the application may write once, on insert, and never update. */
export type Once<T> = ColumnType<T, T, never>
/** A column only the database writes. */
export type Kept<T> = ColumnType<T, never, never>

/** What every fact carries (design: the record). */
export interface FactColumns {
  id: Once<string>
  version: Once<number>
  act_id: Once<string>
  recorded_at: Once<Date>
  superseded_at: Kept<Date | null>
  standing: Once<'recorded' | 'entered-in-error'>
  reason: Once<string | null>
}

export interface CaseFactColumns extends FactColumns {
  case_id: Once<string>
}

export interface ActRow {
  seq: Kept<number>
  id: Kept<string>
  sort: Kept<'write' | 'read' | 'refusal'>
  kind: Kept<string>
  account_id: Kept<string | null>
  actor: Kept<'staff' | 'public' | 'system'>
  role: Kept<string | null>
  acted_by_right: Kept<string | null>
  case_id: Kept<string | null>
  happened_at: Kept<Date>
  recorded_at: Kept<Date>
  idempotency_key: Kept<string | null>
  answer: Kept<string | null>
  detail: Kept<string>
  payload_digest: Kept<string>
  prev_hash: Kept<string>
  hash: Kept<string>
}

export interface ActSaltRow {
  act_id: Once<string>
  salt: Once<string>
}

export interface RecordTables {
  act: ActRow
  act_salt: ActSaltRow
}

export interface PlatformTables extends RecordTables, AccessTables {}

export type { Generated }
