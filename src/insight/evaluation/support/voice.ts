import type { Part } from './relation.ts'

// What has become of each of the seven outcomes since entry, by the rule of the outcomes room (kernel/policy/outcomes.ts): item by
// item, each rater with themselves only, an item in other words being another question. Never a number for a child.

export const sevenOutcomes = [
  'safety',
  'understanding',
  'rights',
  'voice',
  'inclusion',
  'positive-experiences',
  'positive-transitions',
] as const
export type Outcome = (typeof sevenOutcomes)[number]
export const raters = ['child', 'worker'] as const
export type Rater = (typeof raters)[number]
export const directions = ['better', 'same', 'worse', 'not-rated'] as const
export type Direction = (typeof directions)[number]

/** The column with the direction of one outcome as one rater sees it. */
export const directionColumn = (outcome: Outcome, rater: Rater): string =>
  `${outcome.replaceAll('-', '_')}_${rater}`

interface Terms {
  readonly meanChange: number
  readonly fall: number
}

/** `ends`: an SQL select of episode_id, rater, first_id, last_id. */
const changes = (ends: string, { meanChange, fall }: Terms): string => `with answers as (
    select o.episode_id, o.occasion_id, o.item, o.outcome, o.rater, o.rating, o.wording, c.date, c.point
    from outcomes o join occasions c on c.occasion_id = o.occasion_id where c.date <= DAY),
  rated as (select episode_id, rater, occasion_id, any_value(point) as point, any_value(date) as date
    from answers where rating is not null group by episode_id, rater, occasion_id),
  ends as (${ends}),
  moved as (select l.episode_id, l.rater, l.outcome, count(*) as items, count(l.rating - f.rating) as both_times,
    min(l.rating - f.rating) as lowest, sum(l.rating - f.rating) as total
    from ends e join answers l on l.occasion_id = e.last_id and l.rater = e.rater
    left join answers f on f.occasion_id = e.first_id and f.item = l.item and f.wording is not distinct from l.wording
    where e.first_id <> e.last_id group by l.episode_id, l.rater, l.outcome)
  select episode_id, rater, outcome, case when lowest <= -${fall} then 'worse'
    when both_times = 0 or both_times < items then 'not-rated' when total >= ${meanChange} * both_times then 'better'
    when total <= -${meanChange} * both_times then 'worse' else 'same' end as direction from moved`

const sinceEntry = `select episode_id, rater,
  arg_min(occasion_id, (case when point = 'entry' then '0' else '1' end) || date::varchar || occasion_id) as first_id,
  arg_max(occasion_id, date::varchar || occasion_id) as last_id from rated group by episode_id, rater`
const sinceHalf = `select episode_id, rater, max(occasion_id) filter (where point = 'seventeen-and-a-half') as first_id,
  arg_max(occasion_id, date::varchar || occasion_id) filter (where starts_with(point, 'after-18')) as last_id
  from rated group by episode_id, rater`

export function voiceParts(day: string, terms: Terms): readonly Part[] {
  const of = (ends: string) => changes(ends, terms).replaceAll('DAY', day)
  const columns = sevenOutcomes.flatMap((outcome) =>
    raters.map(
      (rater) =>
        `max(direction) filter (where outcome = '${outcome}' and rater = '${rater}') as ${directionColumn(outcome, rater)}`,
    ),
  )
  return [
    {
      name: 'vo',
      sql: `select episode_id, ${columns.join(', ')} from (${of(sinceEntry)}) group by episode_id`,
    },
    {
      name: 'vh',
      sql: `select episode_id, max(direction) filter (where outcome = 'positive-transitions') as way_out_child
        from (${of(sinceHalf)}) where rater = 'child' group by episode_id`,
    },
    {
      name: 'it',
      sql: `with said as (select o.episode_id, o.item, o.rating, c.point, c.date::varchar || c.occasion_id as k
          from outcomes o join occasions c on c.occasion_id = o.occasion_id where c.date <= ${day} and o.rating is not null)
        select episode_id, arg_max(rating, k) filter (where item = 'help-i-should-have') as help_rating,
        arg_max(rating, k) filter (where item = 'ready-for-next' and starts_with(point, 'after-18')) as ready_rating
        from said group by episode_id`,
    },
    {
      name: 'oc',
      sql: `select episode_id, true as asked from occasions where date <= ${day} group by episode_id`,
    },
  ]
}

export const voiceColumns = `${sevenOutcomes
  .flatMap((outcome) => raters.map((rater) => directionColumn(outcome, rater)))
  .map((column) => `coalesce(${column}, 'not-rated') as ${column}`)
  .join(', ')}, coalesce(way_out_child, 'not-rated') as way_out_child, help_rating, ready_rating,
  coalesce(asked, false) as asked`
