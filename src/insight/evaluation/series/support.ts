import type { Series, SeriesLine } from '../../results/index.ts'
import { directionColumn, directions, raters, sevenOutcomes, type Rater } from '../support/voice.ts'
import type { SeriesEvidence } from './evidence.ts'
import { drawn, sharePoint } from './shape.ts'

// What no report of the service could say: whether children are safer, heard and better off since they came. Every line stands
// beside "not rated", nothing is added up to one number, and the two raters have a table each.

async function sinceEntry(evidence: SeriesEvidence, rater: Rater): Promise<Series> {
  const counts = sevenOutcomes.flatMap((outcome) =>
    directions.map(
      (direction) =>
        `count_if(${directionColumn(outcome, rater)} = '${direction}') as "${outcome} ${direction}"`,
    ),
  )
  const [row] = await evidence.duck.rows(
    `select count(*) as n, ${counts.join(', ')} from support where asked`,
  )
  const n = Number(row?.['n'] ?? 0)
  const lines: readonly SeriesLine[] = directions.map((direction) => ({
    name: direction,
    points: sevenOutcomes.map((outcome) =>
      sharePoint(outcome, Number(row?.[`${outcome} ${direction}`] ?? 0), n),
    ),
  }))
  return drawn(
    evidence,
    ['occasions', 'outcomes'],
    {
      id: `outcomes-since-entry-${rater}`,
      part: 'logic-models',
      title: `The seven outcomes since entry, as the ${rater} rates them`,
      kind: 'grouped-bars',
      unit: 'percent',
      xLabel: 'Outcome',
      yLabel: 'Share of children',
      codes: { x: 'outcome', lines: ['direction'] },
      population: 'Children referred in the period who were asked at least once how things are.',
      definition:
        'From the occasion at entry (or the first that was rated) to the latest. Worse: an item fell by 2 or more, or the mean of all items by half a point. Better: the mean rose by half a point, every item being rated at both times. Not rated: an item is missing at one of the two times. Descriptive: nothing here says what made the change.',
      source: 'Logic models 2021, outcomes; ICTG outcomes study 2024',
      published: 'new',
    },
    () => lines,
  )
}

async function needs(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck.rows(
    `with numbered as (select a.*, row_number() over (partition by episode_id order by date, assessment_id) as k,
        row_number() over (partition by episode_id order by date desc, assessment_id desc) as z
        from assessments a join episodes e using (episode_id) where a.date <= date '${evidence.period.to}'),
      latest as (select s.*, n.k from need_scores s join numbered n using (assessment_id) where s.rater = 'worker' and n.z = 1),
      first as (select s.* from need_scores s join numbered n using (assessment_id) where s.rater = 'worker' and n.k = 1)
    select l.domain, count(*) as n, count_if(l.score < f.score and l.k > 1) as better,
      count_if(l.score = f.score and l.k > 1) as same, count_if(l.score > f.score and l.k > 1) as worse
    from latest l left join first f on f.episode_id = l.episode_id and f.domain = l.domain group by l.domain order by l.domain`,
  )
  const point = (key: 'better' | 'same' | 'worse') =>
    rows.map((row) => sharePoint(String(row['domain']), Number(row[key]), Number(row['n'])))
  const unrated = rows.map((row) => {
    const rated = ['better', 'same', 'worse'].reduce((sum, key) => sum + Number(row[key]), 0)
    return sharePoint(String(row['domain']), Number(row['n']) - rated, Number(row['n']))
  })
  return drawn(
    evidence,
    ['assessments', 'need_scores'],
    {
      id: 'needs-since-first',
      part: 'logic-models',
      title: 'Needs since the first assessment, domain by domain',
      kind: 'table',
      unit: 'percent',
      xLabel: 'Domain',
      yLabel: 'Share of children assessed',
      codes: { x: 'domain', lines: ['direction'] },
      population: 'Children referred in the period whose needs were assessed.',
      definition:
        "The worker's score of the latest assessment against that of the first. Better: less need. Not rated: one assessment only, or no score in one of the two.",
      source: 'Logic models 2021, RP-C4 and P-C4',
      published: 'new',
    },
    () => [
      { name: 'better', points: point('better') },
      { name: 'same', points: point('same') },
      { name: 'worse', points: point('worse') },
      { name: 'not-rated', points: unrated },
    ],
  )
}

/** The seven outcomes by both raters, and the domains of need. */
export async function supportSeries(evidence: SeriesEvidence): Promise<readonly Series[]> {
  return [...(await Promise.all(raters.map((rater) => sinceEntry(evidence, rater)))), await needs(evidence)]
}
