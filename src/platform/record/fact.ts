import type { z } from 'zod'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/refusal.ts'

/** Every typed table of facts, declared once by the room that owns it. */
const declared = new Map<string, FactKind<string, z.ZodObject>>()

export interface FactKind<Name extends string, Columns extends z.ZodObject> {
  readonly table: Name
  readonly columns: Columns
  readonly about: 'case' | 'office'
}

/**
 * Declares a table of facts: its name and the schema of its own columns (snake_case, as in the table; null = not asked).
 * `verify`, the chronology and the as-of reads find the table through this.
 */
export function factKind<const Name extends string, Columns extends z.ZodObject>(
  table: Name,
  columns: Columns,
  about: 'case' | 'office' = 'case',
): FactKind<Name, Columns> {
  if (!/^[a-z][a-z_]+$/.test(table)) throw new Error(`${table} is no name for a table of facts`)
  const kind = { table, columns, about }
  declared.set(table, kind)
  return kind
}

/** All declared kinds, by table name in order. */
export function declaredFactKinds(): readonly FactKind<string, z.ZodObject>[] {
  return [...declared.values()].sort((a, b) => (a.table < b.table ? -1 : 1))
}

export type ColumnsOf<K> = K extends FactKind<string, infer C> ? z.input<C> : never

/** A fact about to be recorded: the first version of a new one, or the next version of one that stands. */
export interface FactToRecord {
  readonly kind: FactKind<string, z.ZodObject>
  readonly caseId: CaseId | null
  readonly id: FactId | null
  /** The version the writer saw and replaces; null for a new fact. */
  readonly replaces: number | null
  readonly standing: 'recorded' | 'entered-in-error'
  readonly reason: string | null
  readonly columns: Readonly<Record<string, unknown>>
}

/** What a rule gives: the facts that follow from what is asked, or why it is refused. */
export type FactsOrRefusal = Outcome<readonly FactToRecord[]>

/** A new fact. `id` may be given when another fact of the same act must name it. */
export function newFact<K extends FactKind<string, z.ZodObject>>(
  kind: K,
  caseId: CaseId | null,
  columns: ColumnsOf<K>,
  id: FactId | null = null,
): FactToRecord {
  return {
    kind,
    caseId,
    id,
    replaces: null,
    standing: 'recorded',
    reason: null,
    columns: kind.columns.parse(columns),
  }
}

/**
 * The next version of a fact: a correction, or a change that came about. `reason` says why and is kept; `columns` are the
 * whole new content, never a part of it.
 */
export function nextVersion<K extends FactKind<string, z.ZodObject>>(
  kind: K,
  caseId: CaseId | null,
  seen: { id: FactId | string; version: number },
  columns: ColumnsOf<K>,
  reason: string,
): FactToRecord {
  return {
    kind,
    caseId,
    id: seen.id as FactId,
    replaces: seen.version,
    standing: 'recorded',
    reason,
    columns: kind.columns.parse(columns),
  }
}

/** Withdraws a fact that should never have stood: it stays in history, leaves every count, and says why. */
export function enteredInError<K extends FactKind<string, z.ZodObject>>(
  kind: K,
  caseId: CaseId | null,
  seen: { id: FactId | string; version: number; columns: ColumnsOf<K> },
  reason: string,
): FactToRecord {
  return {
    kind,
    caseId,
    id: seen.id as FactId,
    replaces: seen.version,
    standing: 'entered-in-error',
    reason,
    columns: kind.columns.parse(seen.columns),
  }
}
