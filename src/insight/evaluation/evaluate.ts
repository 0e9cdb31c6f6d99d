import { monthOf, type CalendarMonth } from '../../kernel/calendar-month.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { PackageError, packageErrorOf, type AnyTableName, type OpenPackage } from '../package/index.ts'
import type { MeasureResult, Results } from '../results/index.ts'
import { answerOf, countedAnswer, needsOf, publishedNumber, resultOf } from './answers.ts'
import { absentTable, type Need } from './conditions.ts'
import { Curves } from './curves.ts'
import { NotAnswerable, type Evidence } from './evidence.ts'
import type { Answer } from './measure.ts'
import { measures } from './measures/index.ts'
import { ownPeriod, type Period } from './period.ts'
import { countQuantiles } from './quantiles.ts'
import {
  asItLikes,
  curvesSql,
  episodesSql,
  flowSql,
  inThisOrder,
  meetingsSql,
  nrmSql,
  openLists,
  workSql,
  type Dimension,
} from './relations.ts'
import { seriesOf } from './series/index.ts'
import { caseload, serviceMonths } from './service-months.ts'
import { prepareSupport, postsOf } from './support/prepare.ts'
import { countAll, countRankings, splits, talliesOf } from './tallies.ts'

export interface EvaluationOptions {
  /** First and last day; where left out, the package's own: the month of the first referral to the day it describes. */
  readonly from?: CalendarDay
  readonly to?: CalendarDay
  /** Columns to split the measures by; several are crossed. */
  readonly by?: readonly Dimension[]
}

/**
 * Computes every measure and series over a package. Days are days of the package; shares are percent, unrounded, with Wilson
 * intervals. The same package and options give the same results, whatever the threads. Throws PackageError, one sentence, when
 * there is nothing to count or the rows cannot be read as what they should be.
 */
export async function evaluate(pack: OpenPackage, options: EvaluationOptions = {}): Promise<Results> {
  if (!pack.present.has('children'))
    throw new PackageError('The package has no table of children, so there is nothing to count.')
  try {
    await pack.duck.run(inThisOrder)
    return await computed(pack, options)
  } catch (error) {
    throw packageErrorOf(error)
  } finally {
    await pack.duck.run(asItLikes)
  }
}

async function computed(pack: OpenPackage, options: EvaluationOptions): Promise<Results> {
  const { duck } = pack
  const by = options.by ?? []
  const period = await periodOf(pack, options)
  const horizonMonth = horizonOf(pack.asAt, period)
  for (const statement of openLists) await duck.run(statement)
  for (const statement of episodesSql(period, horizonMonth)) await duck.run(statement)
  await duck.run(meetingsSql(period.to, by))
  await duck.run(nrmSql(period, pack.columns.get('nrm')?.includes('age') ?? false))
  await prepareSupport(pack, period.to)
  await duck.run(workSql(period))
  const posts = await postsOf(duck, period)
  const curves = new Curves(await duck.rows(curvesSql(horizonMonth)))
  const months = serviceMonths(
    period,
    await duck.rows(flowSql(period.to)),
    await duck.rows('select month, site, guardians from guardians order by month, site'),
  )
  const counted = await countAll(duck, measures.flatMap(talliesOf), by)
  const rankings = await countRankings(duck, measures)
  const quantiles = await countQuantiles(duck, measures)
  const episodes = Number((await duck.rows('select count(*) as n from episodes'))[0]?.['n'] ?? 0)

  const missingNeed = needCheck(pack)
  const byId = new Map(measures.map((measure) => [measure.id, measure]))
  const answers = new Map<string, Answer>()
  const answer = (id: string): Answer => {
    const known = answers.get(id)
    if (known !== undefined) return known
    const measure = byId.get(id)
    if (measure === undefined) throw new RangeError(`There is no measure ${id}`)
    const why = missingNeed(needsOf(measure))
    const found: Answer =
      why === null ? answerOf(measure, counted.whole, rankings, quantiles, evidence) : { value: null, why }
    answers.set(id, found)
    return found
  }
  const needed = (id: string): number => {
    const { value, why } = answer(id)
    if (value === null) throw new NotAnswerable(`It rests on ${id}, which has no value: ${why ?? ''}`)
    return Number(value)
  }
  const routes = new Map(
    (
      await duck.rows(`select route::varchar as route, count(distinct date_trunc('month', referral_date)) as n
        from episodes group by all`)
    ).map((row) => [String(row['route']), Number(row['n'])]),
  )
  const evidence: Evidence = {
    number: needed,
    place: needed,
    published: publishedNumber,
    adultAge: await adultAge(pack),
    monthsWithReferrals: (route) => routes.get(route) ?? 0,
    months,
    ratios: (site) => {
      const ratios = months.map((one) => caseload(site === null ? one : one.sites.get(site)))
      if (ratios.every((ratio) => ratio === null))
        throw new NotAnswerable('The package has no guardians in post there.')
      return ratios
    },
    posts: (role) => posts.get(role) ?? [],
    curve: (what, tier, responsibility) => {
      const line = curves.line(what, tier, responsibility)
      if (line.every((point) => point.n === 0)) {
        throw new NotAnswerable(`Nobody with months on record was in the service for ${tier} months.`)
      }
      return line
    },
  }
  const results: MeasureResult[] = measures.map((measure) => resultOf(measure, answer(measure.id)))
  const drawn = await seriesOf({ duck, period, months, curves, present: pack.present })
  return {
    package: { source: pack.source, as_at: pack.asAt, episodes, digest: pack.digest },
    period,
    measures: [...results, ...drawn.measures],
    groups: counted.groups.map(({ by: codes, tallied }) => ({
      by: codes,
      measures: measures.flatMap((measure) => {
        if (talliesOf(measure).length === 0 || talliesOf(measure).some((tally) => !splits(tally.on)))
          return []
        const why = missingNeed(needsOf(measure))
        const found = why === null ? countedAnswer(measure, tallied) : { value: null, why }
        return found === null ? [] : [resultOf(measure, found)]
      }),
    })),
    series: drawn.series,
    disclosure: null,
  }
}

async function periodOf(pack: OpenPackage, options: EvaluationOptions): Promise<Period> {
  const [row] = await pack.duck.rows(
    `select min(referral_date)::varchar as first, count(*) filter (where referral_date is null or episode_id is null) as blank,
      count(episode_id) - count(distinct episode_id) as twice from children`,
  )
  // Rows are trusted, but for what would change every figure without a word: an episode twice, or without its day or name.
  for (const [what, says] of [
    ['blank', 'Rows of children have no episode_id or no referral_date'],
    ['twice', 'Rows of children repeat an episode_id'],
  ] as const) {
    if (Number(row?.[what] ?? 0) > 0)
      throw new PackageError(
        `${says} (${String(row?.[what])}), so nothing can be counted. "dataset check" says where.`,
      )
  }
  const own = ownPeriod(typeof row?.['first'] === 'string' ? row['first'] : null, pack.asAt)
  const period = { from: options.from ?? own.from, to: options.to ?? own.to }
  if (period.to < period.from)
    throw new PackageError(`The period ends (${period.to}) before it begins (${period.from}).`)
  return period
}

/** Months after the horizon have not happened; null where the package ends there anyway. */
function horizonOf(asAt: string, period: Period): CalendarMonth | null {
  return asAt <= period.to ? null : monthOf(period.to)
}

/** Says which table or column is not there; null when all are. */
function needCheck(pack: OpenPackage): (needs: readonly Need[]) => string | null {
  return (needs) => {
    for (const need of needs) {
      const [table, column] = need.split('.') as [AnyTableName, string | undefined]
      if (!pack.present.has(table)) return absentTable(table)
      if (column !== undefined && !(pack.columns.get(table)?.includes(column) ?? false))
        return `The table "${table}" of the package has no column "${column}".`
    }
    return null
  }
}

async function adultAge(pack: OpenPackage): Promise<number | null> {
  const [row] = await pack.duck.rows(`select age, count(*) as n from (
    select try_cast(regexp_extract(exit_reason_detail, '([0-9]+)', 1) as integer) as age from episodes
    where exited and exit_reason = 'identified-as-adult') where age is not null group by age order by n desc, age limit 1`)
  return typeof row?.['age'] === 'number' ? row['age'] : null
}
