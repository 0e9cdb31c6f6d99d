import {
  cumulativeIncidence,
  differenceInDifferences,
  kaplanMeier,
  type Survival,
  type TimeCounts,
} from '../../statistics/index.ts'
import type { DuckRow } from '../../../platform/analytics/index.ts'
import type { MeasureResult, Point, Series, SeriesLine } from '../../results/index.ts'
import type { SeriesEvidence } from './evidence.ts'
import { drawn } from './shape.ts'

// What the report did not have. Only counts by duration leave the engine, never a row of a child.

/** The curves of one question: a line a group, from rows `line`, `time`, `events`, `censored`. */
interface Question {
  readonly id: string
  readonly title: string
  readonly needs: Parameters<typeof drawn>[1]
  readonly sql: string
  readonly yLabel: string
  readonly population: string
  readonly definition: string
}

const byResponsibility =
  "case parental_responsibility when 'with' then 'With parental responsibility' when 'without' then 'Without parental responsibility' end"

/** Of a relation with columns line, time, happened: the counts by time, for all and for each line. */
const counted = (relation: string): string => `with timed as (${relation}) select * from (
  select coalesce(line, 'All') as line, time, count(*) filter (where happened) as events,
  count(*) filter (where not happened) as censored, grouping(line) as whole
  from timed group by grouping sets ((time), (line, time))) where whole = 1 or line <> 'All' order by line, time`

const timeTo = (event: 'first_contact_by' | 'first_missing'): string =>
  counted(`select ${byResponsibility} as line,
  greatest(0, least(coalesce(${event}, ended_on), ended_on) - referral_date) as time,
  ${event} is not null as happened from episodes${event === 'first_missing' ? ' where not missing_on_referral' : ''}`)

function questions(): readonly Question[] {
  const decided = (column: 'rg' | 'cg'): string =>
    counted(`select case area when 'ictg' then 'Areas with guardians' else 'Elsewhere' end as line,
      greatest(0, coalesce(case when ${column}_outcome in ('positive', 'negative') then ${column}_date end, as_at) - referral_date) as time,
      coalesce(${column}_outcome in ('positive', 'negative') and ${column}_date is not null, false) as happened
      from nrm_referrals where age_group = 'child' and span = 'during'`)
  return [
    {
      id: 'time-to-first-contact',
      title: 'Time to first contact',
      needs: ['months', 'meetings'],
      sql: timeTo('first_contact_by'),
      yLabel: 'Share contacted',
      population: 'Children referred in the period; until exit or the end of the period.',
      definition:
        'Days from referral to the first contact or meeting in the log; where only a month says so, to the last day of that ' +
        'month or the exit. Kaplan and Meier, log-log interval, shown as the share contacted.',
    },
    {
      id: 'time-to-first-missing',
      title: 'Time to first missing episode',
      needs: ['months', 'missing_episodes'],
      sql: timeTo('first_missing'),
      yLabel: 'Share missing at least once',
      population:
        'Children referred in the period and not missing on referral; until exit or the end of the period.',
      definition:
        'Days from referral to the first day missing. Kaplan and Meier, log-log interval, shown as the share missing.',
    },
    {
      id: 'time-to-reasonable-grounds',
      title: 'Time to a reasonable-grounds decision',
      needs: ['nrm'],
      sql: decided('rg'),
      yLabel: 'Share decided',
      population: 'Child referrals to the NRM in the period; the undecided until the day of the extract.',
      definition:
        'Days from referral to the decision. Kaplan and Meier, log-log interval, shown as the share decided.',
    },
    {
      id: 'time-to-conclusive-grounds',
      title: 'Time to a conclusive-grounds decision',
      needs: ['nrm'],
      sql: decided('cg'),
      yLabel: 'Share decided',
      population: 'Child referrals to the NRM in the period; the undecided until the day of the extract.',
      definition:
        'Days from referral to the decision. Kaplan and Meier, log-log interval, shown as the share decided.',
    },
  ]
}

const counts = (row: DuckRow): TimeCounts => ({
  time: Number(row['time']),
  events: Number(row['events']),
  censored: Number(row['censored']),
})

function curvesOf(rows: readonly DuckRow[]): readonly { readonly name: string; readonly curve: Survival }[] {
  const names = [...new Set(rows.map((row) => String(row['line'])))].sort((a, b) =>
    a === 'All' ? -1 : b === 'All' ? 1 : a < b ? -1 : 1,
  )
  return names.map((name) => ({
    name,
    curve: kaplanMeier(rows.filter((row) => row['line'] === name).map(counts)),
  }))
}

/** Steps where somebody had the event, and the last time anybody was seen. */
function stepLine(name: string, curve: Survival): SeriesLine {
  const steps = curve.steps.filter((step, index) => step.events > 0 || index === curve.steps.length - 1)
  return {
    name,
    points: steps.map((step): Point => ({
      x: step.time,
      value: 100 * (1 - step.survival),
      numerator: step.events,
      n: step.atRisk,
      interval: step.interval === null ? null : [100 * (1 - step.interval[1]), 100 * (1 - step.interval[0])],
      suppressed: false,
    })),
  }
}

const result = (
  given: Pick<MeasureResult, 'id' | 'title' | 'value' | 'unit' | 'definition' | 'n'> & Partial<MeasureResult>,
): MeasureResult => ({
  part: 'beyond',
  numerator: null,
  denominator: null,
  interval: null,
  suppressed: false,
  source: 'our own',
  ...given,
})

/** Length of stay with its competing exits. */
async function lengthOfStay(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck.rows(`select greatest(0, ended_on - referral_date) as time,
    case when exited then coalesce(exit_reason::varchar, 'blank') end as reason, count(*) as n from episodes group by all order by time, reason`)
  const incidences = cumulativeIncidence(
    rows.map((row) => {
      const n = Number(row['n'])
      const reason = row['reason']
      return typeof reason === 'string'
        ? { time: Number(row['time']), exits: { [reason]: n }, censored: 0 }
        : { time: Number(row['time']), exits: {}, censored: n }
    }),
  )
  return {
    id: 'length-of-stay',
    part: 'beyond',
    title: 'Length of stay, by how it ended',
    kind: 'steps',
    unit: 'percent',
    xLabel: 'Days since referral',
    yLabel: 'Share that left for the reason',
    lines: incidences.causes.map(({ cause, steps }) => ({
      name: cause,
      points: steps
        .filter((step) => step.events > 0)
        .map((step) => ({
          x: step.time,
          value: 100 * step.incidence,
          numerator: step.events,
          n: step.atRisk,
          interval: [100 * step.interval[0], 100 * step.interval[1]] as const,
          suppressed: false,
        })),
    })),
    codes: { lines: ['exit_reason'] },
    population: 'Children referred in the period; the open until its end.',
    definition:
      'Cumulative incidence of each reason for leaving while the others compete (Aalen and Johansen).',
    source: 'our own',
    published: 'new',
  }
}

/** Difference in differences of positive decisions: areas with guardians against elsewhere, the period against before. */
async function decisions(evidence: SeriesEvidence): Promise<readonly MeasureResult[]> {
  const rows = await evidence.duck
    .rows(`select area, span, count(rg_outcome) as rg, count_if(rg_outcome = 'positive') as rg_positive,
    count(cg_outcome) as cg, count_if(cg_outcome = 'positive') as cg_positive from nrm_referrals
    where age_group = 'child' and span is not null group by all`)
  const cell = (area: string, span: string, what: 'rg' | 'cg') => {
    const row = rows.find((one) => one['area'] === area && one['span'] === span)
    return { successes: Number(row?.[`${what}_positive`] ?? 0), n: Number(row?.[what] ?? 0) }
  }
  return (['rg', 'cg'] as const).map((what) => {
    const cells = {
      thereBefore: cell('ictg', 'before', what),
      thereAfter: cell('ictg', 'during', what),
      elsewhereBefore: cell('elsewhere', 'before', what),
      elsewhereAfter: cell('elsewhere', 'during', what),
    }
    const found = differenceInDifferences(cells)
    const words = what === 'rg' ? 'reasonable' : 'conclusive'
    return result({
      id: `difference-in-differences-${words}-grounds`,
      title: `Difference in differences of positive ${words} grounds`,
      value: found === null ? null : 100 * found.estimate,
      unit: 'percentage-points',
      n: Object.values(cells).reduce((sum, one) => sum + one.n, 0),
      interval: found === null ? null : [100 * found.interval[0], 100 * found.interval[1]],
      definition:
        `Change of the share of positive ${words} grounds from before to the period in areas with guardians, minus the change ` +
        'elsewhere; child referrals. It describes; it shows no effect unless both would have moved alike.',
      ...(found === null ? { why: 'One of the four groups has nobody in it.' } : {}),
    })
  })
}

/** Curves with their medians, the length of stay and the comparison of decisions. */
export async function survivalResults(
  evidence: SeriesEvidence,
): Promise<{ readonly series: readonly Series[]; readonly measures: readonly MeasureResult[] }> {
  const series: Series[] = []
  const measures: MeasureResult[] = []
  for (const question of questions()) {
    const curves = curvesOf(await evidence.duck.rows(question.sql))
    const one = drawn(
      evidence,
      question.needs,
      {
        id: question.id,
        part: 'beyond',
        title: question.title,
        kind: 'steps',
        unit: 'percent',
        xLabel: 'Days since referral',
        yLabel: question.yLabel,
        population: question.population,
        definition: question.definition,
        source: 'our own',
        published: 'new',
      },
      () => curves.map(({ name, curve }) => stepLine(name, curve)),
    )
    series.push(one)
    const whole = one.why === undefined ? curves.find(({ name }) => name === 'All')?.curve : undefined
    const median = whole?.median ?? null
    measures.push(
      result({
        id: `median-${question.id}`,
        title: `${question.title}: median`,
        value: median,
        unit: 'days',
        n: whole?.n ?? null,
        interval: medianInterval(whole),
        definition: `The day by which half had it. ${question.definition}`,
        ...(median === null ? { why: one.why ?? 'Fewer than half had it while they were seen.' } : {}),
      }),
    )
  }
  return {
    series: [...series, await lengthOfStay(evidence)],
    measures: [...measures, ...(await decisions(evidence))],
  }
}

function medianInterval(curve: Survival | undefined): readonly [number, number] | null {
  const [low, high] = curve?.medianInterval ?? [null, null]
  return low === null || high === null ? null : [low, high]
}
