import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { standingAt } from '../../../platform/record/index.ts'

// What the rooms of the casework hold for the extension tables, as it stood at a moment. Only codes, days and numbers are asked
// for: of a named person only whether there is one, of an answer with words only the answer.

interface OfCase {
  readonly id: string
  readonly case_id: string
}

export interface RoomRows {
  readonly relations: readonly (OfCase & {
    readonly capacity: string
    readonly from_at: Date
    readonly to_at: Date | null
  })[]
  readonly deadlines: readonly (OfCase & {
    readonly kind: string
    readonly state: string
    readonly due_at: Date | null
    readonly met_at: Date | null
  })[]
  readonly assessments: readonly (OfCase & {
    readonly on_day: string
    readonly point: string
    readonly with_child: string | null
    readonly hours: number | null
    readonly asks_decision: boolean
    /** JSON: by domain the two answers. */
    readonly scores: string
  })[]
  readonly decisions: readonly (OfCase & {
    readonly assessment_id: string
    readonly on_day: string
    readonly decision: string
    readonly reading: string
    readonly route: string | null
  })[]
  readonly occasions: readonly (OfCase & {
    readonly point: string
    readonly on_day: string
    readonly possible: string
    readonly not_possible: string | null
  })[]
  readonly ratings: readonly (OfCase & {
    readonly occasion_id: string
    readonly item: string
    readonly rater: string
    readonly state: string
    readonly score: number | null
    readonly items_on: string
  })[]
  readonly networks: readonly (OfCase & {
    readonly on_day: string
    readonly point: string
    readonly with_child: string
    readonly reading: string
    readonly protective: number
    readonly neutral: number
    readonly exploitative: number
    readonly type_unknown: number
    readonly professionals: number
  })[]
  readonly plans: readonly (OfCase & {
    readonly version: number
    readonly level: string
    readonly change: string
    readonly in_force_from: string
  })[]
  readonly returns: readonly (OfCase & {
    readonly started_at: Date
    readonly ended_at: Date
    readonly rule: string | null
    readonly outcome: string | null
    readonly settled_at: Date | null
    readonly plan_must_change: string | null
  })[]
  readonly onward: readonly (OfCase & { readonly services: string })[]
  readonly transitions: readonly (OfCase & { readonly held_on: string; readonly result: string })[]
  readonly transitionPlans: readonly (OfCase & {
    readonly made_on: string
    readonly first_made_on: string
    readonly agreed: string
    readonly agreed_on: string | null
    readonly contingency: boolean
    readonly home_known: boolean
  })[]
  readonly services: readonly (OfCase & {
    readonly service: string
    readonly contacted_on: string
    readonly state: string
    readonly answered_on: string | null
    readonly named: boolean
    readonly met_together_on: string | null
  })[]
  readonly nrmAnswers: readonly (OfCase & { readonly answer: string; readonly given_on: string })[]
  readonly leavingCare: readonly (OfCase & { readonly adviser: boolean })[]
  readonly leave: readonly (OfCase & { readonly decision: string; readonly decided_on: string })[]
  readonly work: readonly WorkRow[]
  readonly posts: readonly {
    readonly account_id: string
    readonly role: string
    readonly site: string | null
    readonly from_day: string
    readonly to_day: string | null
    readonly full_time_share: number | null
    readonly left_at: Date | null
  }[]
}

export interface WorkRow {
  readonly id: string
  readonly case_id: string | null
  readonly kind: 'consultation' | 'meeting' | 'event'
  readonly on_day: string
  readonly detail: string | null
  readonly site: string | null
  readonly local_authority: string | null
  readonly audience: readonly string[]
  readonly people: number | null
  readonly delivery: number | null
  readonly preparation: number | null
  readonly travel: number | null
  readonly outcome: string | null
  readonly child_there: string | null
  readonly child_views: string | null
  readonly before: number | null
  readonly after: number | null
}

/** Reads them all. `db` is the owner's, which sees every case. */
export async function readRooms(db: Db, moment: Date): Promise<RoomRows> {
  async function standing<R>(table: string, columns: string): Promise<readonly R[]> {
    const { rows } = await sql<R>`select t.id, t.case_id, ${sql.raw(columns)} from ${sql.table(table)} t
      where ${standingAt('t', moment)} order by t.recorded_at, t.id`.execute(db)
    return rows
  }
  const plans = await sql<RoomRows['plans'][number]>`
    select p.id, p.case_id, p.version, p.level, p.change, p.in_force_from from safety_plan p
    where p.recorded_at <= ${moment} and p.standing = 'recorded'
      and exists (select from safety_plan l where l.id = p.id and ${standingAt('l', moment)})
    order by p.case_id, p.version`.execute(db)
  const returns = await sql<RoomRows['returns'][number]>`
    select e.id, e.case_id, e.started_at, e.ended_at, r.rule, r.outcome, r.settled_at, r.plan_must_change
    from missing_episode e left join return_interview r on r.id = e.id and ${standingAt('r', moment)}
    where ${standingAt('e', moment)} and e.ended_at <= ${moment} order by e.case_id, e.started_at, e.id`.execute(
    db,
  )
  const onward = await sql<RoomRows['onward'][number]>`
    select distinct on (t.case_id) t.id, t.case_id, coalesce((select jsonb_agg(jsonb_build_object('service', o->'service',
      'accepted', o->'accepted')) from jsonb_array_elements(t.onward::jsonb) o), '[]'::jsonb)::text as services
    from closure_proposal t where t.state = 'signed-off' and ${standingAt('t', moment)}
    order by t.case_id, t.recorded_at desc, t.id`.execute(db)
  const transitionPlans = await sql<RoomRows['transitionPlans'][number]>`
    select t.id, t.case_id, t.made_on, f.first_made_on, t.agreed, t.agreed_on, t.missing_what is not null as contingency,
      coalesce(t.accommodation_at_18, 'unknown') <> 'unknown' as home_known
    from transition_plan t join lateral (select min(v.made_on) as first_made_on from transition_plan v
      where v.id = t.id and v.recorded_at <= ${moment} and v.standing = 'recorded') f on true
    where ${standingAt('t', moment)} order by t.recorded_at, t.id`.execute(db)
  return {
    relations: (
      await standing<RoomRows['relations'][number] & { readonly kind: string }>(
        'case_relationship',
        't.kind, t.capacity, t.from_at, t.to_at',
      )
    ).filter(({ kind }) => kind === 'allocated'),
    deadlines: await standing('deadline', 't.kind, t.state, t.due_at, t.met_at'),
    assessments: await standing(
      'needs_assessment',
      `t.on_day, t.point, t.with_child, t.hours, t.asks_decision, (select coalesce(jsonb_object_agg(a.key,
        jsonb_build_object('worker', a.value->'score', 'child', a.value->'child')), '{}'::jsonb)
        from jsonb_each(t.answers::jsonb) a)::text as scores`,
    ),
    decisions: await standing(
      'exceptional_need',
      't.assessment_id, t.on_day, t.decision, t.reading, t.route',
    ),
    occasions: await standing('voice_occasion', 't.point, t.on_day, t.possible, t.not_possible'),
    ratings: await standing('voice_rating', 't.occasion_id, t.item, t.rater, t.state, t.score, t.items_on'),
    networks: await standing(
      'network_review',
      't.on_day, t.point, t.with_child, t.reading, t.protective, t.neutral, t.exploitative, t.type_unknown, t.professionals',
    ),
    plans: plans.rows,
    returns: returns.rows,
    onward: onward.rows,
    transitions: await standing('transition_assessment', 't.held_on, t.result'),
    transitionPlans: transitionPlans.rows,
    services: await standing(
      'adult_service',
      't.service, t.contacted_on, t.state, t.answered_on, t.named_contact is not null as named, t.met_together_on',
    ),
    nrmAnswers: await standing('transition_answer', 't.answer, t.given_on'),
    leavingCare: await standing('leaving_care', 't.adviser is not null as adviser'),
    leave: await standing('immigration_decision', 't.decision, t.decided_on'),
    work: await readWork(db, moment),
    posts: await readPosts(db, moment),
  }
}

async function readWork(db: Db, moment: Date): Promise<readonly WorkRow[]> {
  const consulted = sql`array_remove(array[c.agency], null) as audience, c.hours as delivery, c.outcome,
    null::integer as people, null::double precision as preparation, null::double precision as travel,
    null::text as child_there, null::text as child_views, null::double precision as before, null::double precision as after`
  const { rows } = await sql<WorkRow>`
    select w.* from (
      select c.id, c.case_id, 'consultation' as kind, c.on_day, null::text as detail, f.site, f.local_authority,
        ${consulted}
      from consultation c join case_file f on f.case_id = c.case_id and ${standingAt('f', moment)} where ${standingAt('c', moment)}
      union all select c.id, null::uuid, 'consultation', c.on_day, null::text, c.site, c.local_authority,
        ${consulted}
      from book_consultation c where ${standingAt('c', moment)} and c.case_id is null
      union all select m.id, m.case_id, 'meeting', m.on_day, m.kind, f.site, f.local_authority,
        array(select distinct a from unnest(m.agencies || m.third_party_type) a order by a), m.delivery_hours, null::text,
        null::integer, m.preparation_hours, m.travel_hours, m.child_there, m.child_views, null::double precision,
        null::double precision
      from professionals_meeting m join case_file f on f.case_id = m.case_id and ${standingAt('f', moment)}
      where ${standingAt('m', moment)}
      union all select e.id, null::uuid, 'event', e.on_day, e.kind, e.site, e.local_authority, e.audience, e.delivery_hours,
        null::text, e.people, e.preparation_hours, e.travel_hours, null::text, null::text, e.confidence_before,
        e.confidence_after
      from indirect_event e where ${standingAt('e', moment)}) w
    order by w.on_day, w.id`.execute(db)
  return rows
}

async function readPosts(db: Db, moment: Date): Promise<RoomRows['posts']> {
  const { rows } = await sql<RoomRows['posts'][number]>`
    select a.account_id, a.role, a.site, a.from_day, a.to_day, a.full_time_share, l.left_at
    from role_assignment a
    left join lateral (select min(h.recorded_at) as left_at from account h
      where h.id = a.account_id and h.recorded_at <= ${moment} and not exists (select from account o
        where o.id = h.id and o.recorded_at <= ${moment} and o.version >= h.version and o.account_standing <> 'left')
      ) l on true
    where a.role in ('guardian', 'coordinator', 'practitioner', 'post-18') and ${standingAt('a', moment)}
    order by a.account_id, a.role, a.site, a.from_day`.execute(db)
  return rows
}
