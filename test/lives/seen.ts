import { sql } from 'kysely'
import type { TestHouse } from '../support/house.ts'
import type { Versions } from './attempt.ts'
import { holds, missingNow, pending, type Model, type Relation } from './model.ts'

/** What the record holds of a case: read as its owner, beside the service. */
export interface Seen extends Versions {
  readonly head: number
  readonly place: string
  readonly writes: number
  /** What the forms of allocation carry unseen: the head and everybody’s part in the case. */
  readonly stamp: string
  readonly clocks: readonly {
    readonly kind: string
    readonly about: string | null
    readonly state: string
    readonly due: number | null
    readonly met: number | null
  }[]
}
/** The kinds of clock that the model keeps; rooms that it does not enter have theirs beside them. */
export const kept: readonly string[] = [
  'first-contact',
  'referrer-call',
  'more-information',
  'monthly-status',
  'seventeen-and-a-half',
  'manager-decision',
  'closure-sign-off',
  'safety-plan-first',
  'safety-plan-review',
  'safety-plan-step-down',
  'watch-contact',
  'missing-four-week-review',
  'return-interview',
  'nrm-reconsideration',
  'court-date',
  'immigration-interview',
  'appeal-due',
  'leave-expiry',
  'network-review',
  'needs-assessment',
  'exceptional-need',
]
export const clocksOf = (seen: Seen): string => JSON.stringify(seen.clocks)

const ms = (text: string | null): number | null => (text === null ? null : Date.parse(text))

export async function readCase(house: TestHouse, caseId: string): Promise<Seen> {
  const { rows } = await sql<{
    version: number
    place: string
    triage: number | null
    eligibility: number | null
    writes: number
    parts: string[]
    clocks: { kind: string; about: string | null; state: string; due: string | null; met: string | null }[]
  }>`select f.version, f.stage || ' ' || coalesce(f.route, '-') || ' ' || coalesce(f.site, '-') as place,
      (select version from triage t where t.case_id = f.case_id and t.superseded_at is null) as triage,
      (select version from eligibility_decision e where e.case_id = f.case_id and e.superseded_at is null) as eligibility,
      (select count(*)::int from act where case_id = f.case_id and sort = 'write') as writes,
      (select coalesce(json_agg(left(r.id::text, 8) || '.' || r.version), '[]') from case_relationship r
        where r.case_id = f.case_id and r.superseded_at is null and r.standing = 'recorded') as parts,
      (select coalesce(json_agg(json_build_object('kind', d.kind, 'about', d.about, 'state', d.state, 'due', d.due_at,
          'met', d.met_at) order by d.id), '[]') from deadline d
        where d.case_id = f.case_id and d.superseded_at is null and d.standing = 'recorded') as clocks
    from case_file f where f.id = ${caseId} and f.superseded_at is null`.execute(house.db.owner.kysely)
  const [row] = rows
  if (row === undefined) throw new Error('no such case')
  return {
    head: row.version,
    place: row.place,
    triage: row.triage ?? 0,
    eligibility: row.eligibility ?? 0,
    writes: row.writes,
    stamp: [String(row.version), ...row.parts.sort()].join('-'),
    clocks: row.clocks.map(({ kind, about, state, due, met }) => ({
      kind,
      about,
      state,
      due: ms(due),
      met: ms(met),
    })),
  }
}

/** The place of the last refusal, if it is among the last acts of all. */
export async function lastRefusal(house: TestHouse): Promise<number> {
  const { rows } = await sql<{
    seq: number | null
  }>`select max(seq)::int as seq from act where sort = 'refusal'
    and seq > (select coalesce(max(seq), 0) - 3 from act)`.execute(house.db.owner.kysely)
  return rows[0]?.seq ?? 0
}

/** What everybody should see of a case, of which the present is the last and every earlier one can be asked for again. */
export interface View {
  readonly head: string
  readonly clocks: readonly string[]
  readonly contacts: readonly number[]
  readonly plan: string | null
  readonly missing: string | null
  readonly people: readonly string[]
}
export interface Snapshot {
  readonly at: number
  readonly view: Omit<View, 'people'>
  readonly relations: readonly Relation[]
}

export const dueLine = (kind: string, about: string | null, due: number | null): string =>
  `${kind} ${about ?? '-'} ${due === null ? 'paused' : String(due)}`

export const peopleAt = (relations: readonly Relation[], at: number): string[] =>
  relations
    .filter((one) => holds(one, at))
    .map((one) => `${one.who} ${one.kind}`)
    .sort()

export function remember(snapshots: Snapshot[], model: Model, at: number): void {
  const latest = [...model.episodes].sort((x, y) => y.from - x.from)
  const episode = missingNow(model) ?? latest[0]
  snapshots.push({
    at,
    relations: structuredClone(model.relations),
    view: {
      head: `${model.stage} ${model.route ?? '-'} ${model.site ?? '-'}`,
      clocks: model.clocks
        .filter(pending)
        .map(({ kind, about, due }) => dueLine(kind, about, due))
        .sort(),
      contacts: model.contacts
        .filter(({ stands }) => stands)
        .map((one) => one.at)
        .sort((x, y) => y - x)
        .slice(0, 5),
      plan: model.plan?.level ?? null,
      missing: episode === undefined ? null : `${episode.from} ${episode.to ?? ''}`,
    },
  })
}
