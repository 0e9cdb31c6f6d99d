import { wall } from './days.ts'
import type { Act } from './life.ts'
import { allocatedTo, maySee, type Model } from './model.ts'
import { managers, type Name } from './people.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What the record holds of the versions that a form carries unseen. */
export interface Versions {
  readonly head: number
  readonly triage: number
  readonly eligibility: number
}

/** What came of it: where the person was sent, and the newest id of a table for what was just recorded. */
export interface Came {
  readonly to: string
  newest(table: string): Promise<string>
}

/** One form sent by one person; whether it ought to be accepted; and what is so afterwards if it was. */
export interface Attempt {
  readonly who: Name
  /** Below the address of the case. */
  readonly path: string
  readonly fields: Fields
  readonly ok: boolean
  /** The form carries the stamp of the people round the child. */
  readonly stamped?: true
  readonly effect: (came: Came) => void | Promise<void>
}

/** Null: nothing of the kind can be tried in this case (there is no contact to correct). */
export type Try = (life: Model, act: Act, now: number, seen: Versions) => Attempt | null

type Permission = 'record' | 'pause' | 'work' | 'lead' | 'triage'
/** Roles say which kinds of action, relations say which child. */
export function may(life: Model, who: Name, what: Permission, now: number): boolean {
  if (managers.includes(who)) return true
  if (who === 'duty') return what === 'record' || what === 'pause' || what === 'triage'
  return (what === 'record' || what === 'work') && maySee(life, who, now)
}

export const pick = <T>(of: readonly T[], n: number): T | undefined => of[n % of.length]

/** Mostly whoever works with the child; now and then the desk, a manager, a colleague, or somebody who may not. */
export function somebody(life: Model, n: number, now: number): Name {
  const worker = allocatedTo(life, now)?.who ?? 'mia'
  const covering = life.relations.findLast((one) => one.kind === 'covering')?.who ?? 'mo'
  const list: readonly Name[] = [
    worker,
    worker,
    worker,
    worker,
    worker,
    'duty',
    'mia',
    covering,
    'gil',
    'olwen',
  ]
  return pick(list, n) ?? worker
}
export const aManager = (n: number): Name => (n % 9 === 8 ? 'duty' : n % 2 === 0 ? 'mia' : 'mo')

/** Now, or up to some hours ago; null where the wall clock shows that minute twice. */
export function earlier(now: number, n: number, least: number): number | null {
  const at = Math.max(least, now - (n % 50) * 3_600_000 - (n % 7) * 60_000)
  const told = wall(at)
  return wall(at - 3_600_000) === told || wall(at + 3_600_000) === told ? null : at
}
