import { tableOf as packageTable } from '../../package/index.ts'
import type { Series } from '../../results/index.ts'
import type { SeriesEvidence } from './evidence.ts'
import { sharePoint } from './shape.ts'

/** Columns of an episode that may be unknown or blank, and how the relation spells them. */
const columns: readonly (readonly [string, string])[] = [
  ['site', 'site::varchar'],
  ['age_at_referral', 'age::varchar'],
  ['gender', 'gender::varchar'],
  ['nationality', 'nationality::varchar'],
  ['nationality_group', 'nationality_group::varchar'],
  ['immigration_group', 'immigration_group::varchar'],
  ['parental_responsibility', 'parental_responsibility::varchar'],
  ['primary_exploitation', 'primary_exploitation::varchar'],
  ['trafficker_contact_at_referral', 'trafficker_at_referral::varchar'],
  ['education_at_referral', 'education_at_referral::varchar'],
  ['cjs_involved', 'cjs_involved::varchar'],
  ['trafficker_contact (last entry)', 'trafficker_at_last::varchar'],
  ['education_status (last entry)', 'education_at_last::varchar'],
]

/** How much was asked and not known, and how much nobody said: two lines that are never added up. */
export async function blanks(evidence: SeriesEvidence): Promise<Series> {
  const [row] = await evidence.duck.rows(
    `select count(*) as n, ${columns
      .map(
        ([, sql], index) =>
          `count_if(${sql} = 'unknown') as u${index}, count_if(${sql} is null) as b${index}`,
      )
      .join(', ')} from episodes`,
  )
  const n = Number(row?.['n'] ?? 0)
  const line = (name: string, prefix: 'u' | 'b') => ({
    name,
    points: columns.map(([column], index) => sharePoint(column, Number(row?.[`${prefix}${index}`] ?? 0), n)),
  })
  return {
    id: 'unknown-and-blank',
    part: 'beyond',
    title: 'What is unknown and what is blank',
    kind: 'table',
    unit: 'percent',
    xLabel: 'Column',
    yLabel: 'Share of children',
    lines: [line('Unknown', 'u'), line('Blank', 'b')],
    codes: { x: 'column' },
    population: 'Children referred in the period.',
    definition: `Unknown: asked, and not known. Blank: nobody said. Columns of "${packageTable('children').name}" and last entries of "months".`,
    source: 'our own',
    published: 'new',
  }
}
