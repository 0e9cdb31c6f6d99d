import { discreteHazard } from '../../statistics/index.ts'
import type { Series, SeriesLine } from '../../results/index.ts'
import type { SeriesEvidence } from './evidence.ts'
import { drawn, sharePoint } from './shape.ts'

// Figure 8 takes the children who stayed long and looks back. The hazard takes, for every month, those who were there when it
// began and had not been missing yet: nobody is chosen by what happened to them later.

const lines = [
  ['All', 'true'],
  ['With parental responsibility', `parental_responsibility = 'with'`],
  ['Without parental responsibility', `parental_responsibility = 'without'`],
] as const

/** Of the children not missing yet and still in service as a month of service begins, the share first missing in it. */
export async function missingHazard(evidence: SeriesEvidence): Promise<Series> {
  const found: SeriesLine[] = []
  for (const [name, condition] of lines) {
    const rows = await evidence.duck.rows(`with timed as (
        select datesub('month', referral_date, greatest(referral_date, least(coalesce(first_missing, ended_on), ended_on))) + 1 as time,
        first_missing is not null and first_missing <= ended_on as happened
        from episodes where not missing_on_referral and ${condition})
      select time, count(*) filter (where happened) as events, count(*) filter (where not happened) as censored
      from timed group by time order by time`)
    const hazards = discreteHazard(
      rows.map((row) => ({
        time: Number(row['time']),
        events: Number(row['events']),
        censored: Number(row['censored']),
      })),
    )
    found.push({
      name,
      points: hazards.map((one) => sharePoint(one.time, one.events, one.atRisk)),
    })
  }
  return drawn(
    evidence,
    ['months', 'missing_episodes'],
    {
      id: 'missing-hazard',
      part: 'missing',
      title: 'First missing, by month of service, of those still there and not missing before',
      kind: 'lines',
      unit: 'percent',
      xLabel: 'Month of service',
      yLabel: 'Share first missing in the month',
      population:
        'Children referred in the period and not missing on referral, until they are missing, leave, or the period ends.',
      definition:
        'Discrete hazard: first missing in the month ÷ children in service as it begins who had not been missing. A month of ' +
        'service runs from the day of referral. Wilson interval. Leaving ends being at risk; it is not counted as safe.',
      source: 'our own, beside §3.3.1, Figure 8',
      published: 'new',
    },
    () => found,
  )
}
