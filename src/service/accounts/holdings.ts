import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { serviceRoles } from '../../kernel/policy/roles.ts'
import type { Db } from '../../platform/database/database.ts'
import { duty, roleAssignment, staffLeave, supervision } from '../../platform/access/index.ts'
import { fromLondon, inLondon } from '../../platform/i18n/index.ts'
import { enteredInError, nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import type { HeldRole } from './rules.ts'

/** What an account holds for a time: its roles, whom it supervises, duty on the desk, leave. */
export const holdingKinds = ['roles', 'supervision', 'duty', 'leave'] as const
export type HoldingKind = (typeof holdingKinds)[number]

export function isHoldingKind(text: string | undefined): text is HoldingKind {
  return holdingKinds.some((kind) => kind === text)
}

export interface Holding {
  readonly kind: HoldingKind
  readonly id: string
  readonly version: number
  readonly recordedAt: Date
  /** A role's code or the name of the person supervised; null where the kind says it all. */
  readonly what: string | null
  /** undefined: of no site; null: of every site. */
  readonly site: string | null | undefined
  /** Days, or for duty instants; null where none is kept. */
  readonly from: string | Date | null
  readonly to: string | Date | null
  readonly share: number | null
  /** The next version that ends on a day; a day before the first withdraws it. */
  readonly ending: (day: CalendarDay, reason: string) => FactToRecord
}

async function roles(db: Db, accountId: string): Promise<Holding[]> {
  const rows = await db
    .selectFrom('role_assignment')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('from_day', 'desc')
    .execute()
  return rows.map((row) => {
    const { account_id, role, site, from_day, to_day, full_time_share } = row
    const columns = { account_id, role, site, from_day, to_day, full_time_share }
    return {
      kind: 'roles',
      id: row.id,
      version: row.version,
      recordedAt: row.recorded_at,
      what: role,
      site,
      from: from_day,
      to: to_day,
      share: full_time_share,
      ending: (day, reason) =>
        day < from_day
          ? enteredInError(roleAssignment, null, { id: row.id, version: row.version, columns }, reason)
          : nextVersion(roleAssignment, null, row, { ...columns, to_day: day }, reason),
    }
  })
}

/** The roles alone, for the rules. */
export function heldRoles(holdings: readonly Holding[]): HeldRole[] {
  return holdings.flatMap((one) => {
    const role = serviceRoles.find((known) => known === one.what)
    if (one.kind !== 'roles' || role === undefined || typeof one.from !== 'string') return []
    return [{ role, site: one.site ?? null, from: one.from, to: typeof one.to === 'string' ? one.to : null }]
  })
}

async function supervised(db: Db, accountId: string): Promise<Holding[]> {
  const rows = await db
    .selectFrom('supervision as s')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 's.worker_id').on('a.superseded_at', 'is', null),
    )
    .select(['s.id', 's.version', 's.recorded_at', 's.supervisor_id', 's.worker_id', 's.to_day', 'a.name'])
    .where('s.supervisor_id', '=', accountId)
    .where('s.superseded_at', 'is', null)
    .where('s.standing', '=', 'recorded')
    .orderBy('a.name')
    .execute()
  return rows.map((row) => ({
    kind: 'supervision',
    id: row.id,
    version: row.version,
    recordedAt: row.recorded_at,
    what: row.name,
    site: undefined,
    from: null,
    to: row.to_day,
    share: null,
    ending: (day, reason) =>
      nextVersion(
        supervision,
        null,
        row,
        { supervisor_id: row.supervisor_id, worker_id: row.worker_id, to_day: day },
        reason,
      ),
  }))
}

async function duties(db: Db, accountId: string): Promise<Holding[]> {
  const rows = await db
    .selectFrom('duty')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('from_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => {
    const { account_id, site, from_at, to_at } = row
    const columns = { account_id, site, from_at, to_at }
    return {
      kind: 'duty',
      id: row.id,
      version: row.version,
      recordedAt: row.recorded_at,
      what: null,
      site,
      from: from_at,
      to: to_at,
      share: null,
      ending: (day, reason) => {
        if (day < inLondon(from_at).day)
          return enteredInError(duty, null, { id: row.id, version: row.version, columns }, reason)
        // The last day counts to its end.
        const end = fromLondon(addDays(day, 1), '00:00')
        return nextVersion(duty, null, row, { ...columns, to_at: end }, reason)
      },
    }
  })
}

async function leave(db: Db, accountId: string): Promise<Holding[]> {
  const rows = await db
    .selectFrom('staff_leave')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('superseded_at', 'is', null)
    .where('standing', '=', 'recorded')
    .orderBy('from_day', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => {
    const { account_id, from_day, to_day } = row
    const columns = { account_id, from_day, to_day }
    return {
      kind: 'leave',
      id: row.id,
      version: row.version,
      recordedAt: row.recorded_at,
      what: null,
      site: undefined,
      from: from_day,
      to: to_day,
      share: null,
      ending: (day, reason) =>
        day < from_day
          ? enteredInError(staffLeave, null, { id: row.id, version: row.version, columns }, reason)
          : nextVersion(staffLeave, null, row, { ...columns, to_day: day }, reason),
    }
  })
}

const readers: Readonly<Record<HoldingKind, (db: Db, accountId: string) => Promise<Holding[]>>> = {
  roles,
  supervision: supervised,
  duty: duties,
  leave,
}

export async function readHoldings(db: Db, kind: HoldingKind, accountId: string): Promise<Holding[]> {
  return readers[kind](db, accountId)
}
