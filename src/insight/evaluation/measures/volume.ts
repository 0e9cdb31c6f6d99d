import { count, derived, growth, sentence, type Answer, type Chapter, type Measure } from '../measure.ts'
import { except } from '../conditions.ts'
import { NotAnswerable, type Evidence } from '../evidence.ts'
import { meanRatio, quarterMonths } from '../service-months.ts'
import { closed, inYear, nrmChildrenByTheNrm, nrmChildrenDuring, referred } from '../named.ts'
import { both } from '../conditions.ts'

const sites = [
  { id: 'greater-manchester', code: 'greater-manchester', words: 'Greater Manchester' },
  { id: 'wales', code: 'wales', words: 'Wales' },
  { id: 'hampshire-iow', code: 'hampshire-isle-of-wight', words: 'Hampshire and the Isle of Wight' },
] as const

const noMonths = 'The package has no such month, or no guardian in post in it.'
const known = (value: number | null, n: number | null = null): Answer =>
  value === null ? { value, why: noMonths } : { value, n }

const caseloads: readonly Measure[] = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((quarter) =>
  sites.map((site) =>
    derived(
      `table2-caseload-q${quarter}-${site.id}`,
      'ratio',
      `Children in service at each month's end ÷ guardians in post in the month, ${site.words}: mean of the months of ` +
        `evaluation quarter ${quarter}, counted from the one in which the period begins.`,
      (evidence) => {
        const ratios = evidence.ratios(site.code)
        const months = new Set(quarterMonths(evidence.months, quarter).map((one) => one.month))
        return known(meanRatio(ratios.filter((_, index) => months.has(evidence.months[index]?.month ?? ''))))
      },
      { needs: ['guardians'], ...(quarter === 3 && site.id === 'wales' ? { readings: ['R7', 'C8'] } : {}) },
    ),
  ),
)

/** The mean ratio of the twelve months to the last September of the period. */
function yearToSeptember(evidence: Evidence, site: string): Answer {
  const end = evidence.months.findLastIndex((one) => one.month.endsWith('-09'))
  const ratios = evidence.ratios(site).slice(Math.max(0, end - 11), end + 1)
  return end < 11
    ? { value: null, why: 'The period holds no twelve months that end in September.' }
    : known(meanRatio(ratios))
}

const yearly: readonly Measure[] = sites
  .filter((site) => site.id !== 'wales')
  .map((site) =>
    derived(
      `ictg-caseload-year-to-sept-2018-${site.id}`,
      'mean',
      `Mean of the twelve monthly ratios to the last September of the period, ${site.words}.`,
      (evidence) => yearToSeptember(evidence, site.code),
      { needs: ['guardians'] },
    ),
  )

/** The month with most children in service, the first of equals. */
function peak(evidence: Evidence): number {
  const most = Math.max(...evidence.months.map((one) => one.inService))
  return evidence.months.findIndex((one) => one.inService === most)
}

/** Months of the leading quarters in each of which the ratio was at least half as high again as in the quarter before. */
function monthsOfGrowth(evidence: Evidence): Answer {
  const whole = evidence.ratios(null)
  const quarter = (n: number): number | null => {
    const months = new Set(quarterMonths(evidence.months, n).map((one) => one.month))
    return meanRatio(whole.filter((_, index) => months.has(evidence.months[index]?.month ?? '')))
  }
  const [first, second] = [quarter(1), quarter(2)]
  if (first === null || second === null)
    return { value: null, why: 'The period has no two quarters with guardians.' }
  let n = 1
  for (let now = quarter(n + 1), was = quarter(n); now !== null && was !== null && now >= was * 1.5;) {
    n += 1
    ;[was, now] = [quarter(n), quarter(n + 1)]
  }
  return { value: n * 3 }
}

/** The ratios of the months from `from` to `to`; a sentence about them says nothing of a period that has none of them. */
function ratiosOf(evidence: Evidence, site: string, from: string, to: string): readonly number[] {
  const ratios = evidence.ratios(site).filter((_, index) => {
    const month = evidence.months[index]?.month ?? ''
    return month >= from && month <= to
  })
  const known = ratios.filter((ratio) => ratio !== null)
  if (known.length === 0 || known.length < ratios.length)
    throw new NotAnswerable('The period has not these months, or not a guardian in post in each of them.')
  return known
}

export const volume: Chapter = {
  part: 'volume',
  measures: [
    count('es-ictg-referrals-total', referred),
    count('referrals-total', referred),
    count('profile-exploitation-base', referred),
    derived(
      'referrals-monthly-min',
      'count',
      'The smallest number of referrals in a calendar month of the period.',
      (evidence) => ({
        value: Math.min(...evidence.months.map((one) => one.referrals)),
        n: evidence.months.length,
      }),
    ),
    derived(
      'referrals-monthly-max',
      'count',
      'The largest number of referrals in a calendar month of the period.',
      (evidence) => ({
        value: Math.max(...evidence.months.map((one) => one.referrals)),
        n: evidence.months.length,
      }),
    ),
    derived(
      'children-in-service-peak-month',
      'date',
      'The month at whose end most children were in service, the first of equals.',
      (evidence) => ({ value: evidence.months[peak(evidence)]?.month ?? null }),
      { readings: ['C9'] },
    ),
    derived(
      'children-in-service-peak',
      'count',
      'The largest number of children in service at a month’s end.',
      (evidence) => ({ value: Math.max(...evidence.months.map((one) => one.inService)) }),
      { title: 'Most children in service at a month’s end', source: '§3.1.1, Figure 1' },
    ),
    derived(
      'children-in-service-at-end',
      'count',
      'Children in service at the end of the period, whenever they were referred.',
      (evidence) => ({ value: evidence.months.at(-1)?.inService ?? null }),
      { title: 'Children in service at the end of the period', source: '§3.1.1, Figure 1' },
    ),
    sentence(
      'exits-exceed-referrals-after-peak',
      'after the peak month more children left than were referred, all months together',
      (evidence) => {
        const after = evidence.months.slice(peak(evidence) + 1)
        if (after.length === 0) throw new NotAnswerable('No month of the period comes after the peak.')
        const sum = (what: 'exits' | 'referrals'): number => after.reduce((all, one) => all + one[what], 0)
        return sum('exits') > sum('referrals')
      },
      { readings: ['C9'] },
    ),
    count('exits-total', closed),
    count(
      'children-still-in-service',
      except(closed, 'children referred in the period and still in service at its end'),
      {
        title: 'Children of the period still in service',
        source: '§3.1.1, Figure 1',
      },
    ),
    derived(
      'first-exit-month',
      'date',
      'The first month of the period in which a case closed.',
      (evidence) => {
        const first = evidence.months.find((one) => one.exits > 0)
        return first === undefined ? { value: null, why: 'No case has closed.' } : { value: first.month }
      },
    ),
    derived(
      'caseload-rapid-growth-months',
      'months',
      'Months of the first evaluation quarters, up to the last one whose mean children per guardian, all sites together, is at ' +
        'least half as high again as the quarter before (the threshold is ours; the report says "rapidly").',
      monthsOfGrowth,
      { needs: ['guardians'] },
    ),
    sentence(
      'wales-slightly-above-range-2018',
      'the mean monthly ratio of Wales in 2018 is above 20 and not above 25',
      (evidence) => {
        const ratio = meanRatio(ratiosOf(evidence, 'wales', '2018-01', '2018-12'))
        return ratio !== null && ratio > 20 && ratio <= 25
      },
    ),
    sentence(
      'gm-highest-ratio-from-july-2018',
      'from July 2018 the ratio of Greater Manchester is at least 20 and above that of Wales and of Hampshire in every month',
      (evidence) => {
        const [there, ...others] = sites.map((site) => ratiosOf(evidence, site.code, '2018-07', '9999-12'))
        return (
          there?.every(
            (ratio, index) => ratio >= 20 && others.every((other) => (other[index] ?? ratio) < ratio),
          ) ?? false
        )
      },
    ),
    ...caseloads,
    ...yearly,
    count('es-nrm-child-referrals-uk', nrmChildrenDuring, { readings: ['C12'] }),
    count('nrm-child-referrals-2017', both(nrmChildrenByTheNrm, inYear('first')), { readings: ['C12'] }),
    count('nrm-child-referrals-2018', both(nrmChildrenByTheNrm, inYear('second')), { readings: ['C12'] }),
    growth(
      'nrm-child-referrals-increase-2017-2018',
      both(nrmChildrenByTheNrm, inYear('first')),
      both(nrmChildrenByTheNrm, inYear('second')),
      { readings: ['C12'] },
    ),
  ],
}
