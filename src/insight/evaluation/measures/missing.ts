import { both, except, type Condition } from '../conditions.ts'
import { lowestMonth } from '../curves.ts'
import type { Evidence } from '../evidence.ts'
import {
  count,
  derived,
  sentence,
  share,
  type Answer,
  type Chapter,
  type Measure,
  type Split,
} from '../measure.ts'
import * as of from '../named.ts'

const among = (counted: Condition, ...who: readonly Condition[]): Split => ({
  of: both(of.referred, ...who),
  counted,
})
const ours = (title: string): { title: string; source: string } => ({ title, source: '§3.3.1' })

const groups: readonly (readonly [string, Condition])[] = [
  ['male', of.male],
  ['female', of.female],
  ['labour', of.labour],
  ['criminal', of.criminal],
  ['sexual', of.sexual],
  ['vietnamese', of.vietnamese],
  ['albanian', of.albanian],
  ['british', of.british],
  ['sudanese', of.sudanese],
]
const published = new Set([
  'missing-on-referral-vietnamese-share',
  'missing-longterm-vietnamese-share',
  'missing-temporary-british-share',
  'missing-on-referral-labour-share',
  'missing-longterm-labour-share',
  'missing-temporary-criminal-share',
  'missing-temporary-sexual-share',
  'missing-temporary-labour-share',
])
const types = [
  ['on-referral', of.missingOnReferral],
  ['longterm', of.longTermMissing],
  ['temporary', of.temporarilyMissing],
] as const

/** Every type by every group the text names; where the report prints the share, under its id. */
const byType: readonly Measure[] = types.flatMap(([type, counted]) =>
  [...groups, ['with-pr', of.withPr] as const, ['without-pr', of.withoutPr] as const].map(([group, who]) => {
    const id = `missing-${type}-${group}-share`
    const says = published.has(id) ? {} : ours(`${counted.words}, among: ${who.words}`)
    // 10 of 80 is exactly 12.5, printed as 12.
    return share(
      id === 'missing-temporary-with-pr-share' ? 'with-pr-missing-temporary-share' : id,
      among(counted, who),
      {
        ...says,
        ...(id === 'missing-temporary-labour-share' ? { readings: ['R6'] } : {}),
      },
    )
  }),
)

/** `group` has the highest share among `others` too. */
const highest = (see: Evidence, type: string, group: string, others: readonly string[]): boolean =>
  others.every(
    (other) => see.number(`missing-${type}${other}-share`) < see.number(`missing-${type}${group}-share`),
  )
const otherNationalities = ['albanian', 'british', 'sudanese']

const total: readonly Measure[] = [
  count('missing-ever-count', of.everMissing),
  ...['es-missing-share', 'missing-ever-share', 'conclusion-missing-share'].map((id) =>
    share(id, among(of.everMissing)),
  ),
  ...['es-missing-no-prior-engagement-share', 'missing-no-prior-contact-share'].map((id) =>
    share(id, among(of.noContactBefore, of.everMissing)),
  ),
  ...groups.map(([group, who]) => share(`missing-${group}-share`, among(of.everMissing, who))),
  count('missing-domestic-servitude-count', both(of.everMissing, of.domesticServitude)),
  count('footnote41-exploitation-unknown', both(of.everMissing, of.exploitationUnknown), {
    readings: ['R1', 'C3'],
  }),
  count('footnote41-exploitation-other', both(of.everMissing, of.exploitationOther), { readings: ['R1'] }),
  sentence(
    'missing-vietnamese-most-likely',
    'Vietnamese has the highest share missing of the four nationalities named',
    (see) => highest(see, '', 'vietnamese', otherNationalities),
  ),
]

const kinds: readonly Measure[] = [
  share('missing-temporary-share', among(of.temporarilyMissing)),
  share('missing-on-referral-share', among(of.missingOnReferral)),
  share('missing-longterm-share', among(of.longTermMissing), ours('Long-term missing')),
  share(
    'missing-temporary-of-missing-share',
    among(of.temporarilyMissing, of.everMissing),
    ours('Temporarily missing, among the missing'),
  ),
  share('missing-on-referral-also-longterm-share', among(of.longTermMissing, of.missingOnReferral)),
  count('missing-longterm-with-pr-count', both(of.longTermMissing, of.withPr)),
  share('missing-temporary-with-pr-share', among(of.withPr, of.temporarilyMissing)),
  ...byType,
  sentence(
    'es-missing-mostly-temporary',
    'more than half of the missing were missing temporarily',
    (see) => see.number('missing-temporary-of-missing-share') > 50,
  ),
  sentence(
    'missing-temporary-most-common-type',
    'temporarily missing is the largest of the three types',
    (see) =>
      ['missing-on-referral-share', 'missing-longterm-share'].every(
        (other) => see.number(other) < see.number('missing-temporary-share'),
      ),
  ),
  sentence(
    'missing-on-referral-overlaps-longterm',
    'more than half of those missing on referral went missing long-term',
    (see) => see.number('missing-on-referral-also-longterm-share') > 50,
  ),
  share(
    'temporary-british-share',
    among(of.british, of.temporarilyMissing),
    ours('British, among the temporarily missing'),
  ),
  share(
    'temporary-criminal-share',
    among(of.criminal, of.temporarilyMissing),
    ours('Criminal exploitation, among the temporarily missing'),
  ),
  sentence(
    'es-temp-missing-mainly-british-criminal',
    'British, and criminal, are each at least two fifths of the temporarily missing (a plurality; the threshold is ours)',
    (see) => see.number('temporary-british-share') >= 40 && see.number('temporary-criminal-share') >= 40,
  ),
  sentence(
    'es-onreferral-longterm-most-likely-vietnamese-labour',
    'the shares missing on referral and long-term are highest for Vietnamese among the nationalities and for labour among the ' +
      'types of exploitation',
    (see) =>
      ['on-referral-', 'longterm-'].every(
        (type) =>
          highest(see, type, 'vietnamese', otherNationalities) &&
          highest(see, type, 'labour', ['criminal', 'sexual']),
      ),
  ),
  sentence(
    'missing-on-referral-longterm-vietnamese-highest',
    'Vietnamese has the highest share missing on referral and long-term of the four nationalities named',
    (see) =>
      ['on-referral-', 'longterm-'].every((type) => highest(see, type, 'vietnamese', otherNationalities)),
  ),
  sentence(
    'missing-males-more-likely-all-types',
    'the share of males is above that of females in each type',
    (see) =>
      ['on-referral', 'longterm', 'temporary'].every(
        (type) => see.number(`missing-${type}-male-share`) > see.number(`missing-${type}-female-share`),
      ),
  ),
  sentence(
    'missing-on-referral-longterm-more-likely-without-pr',
    'the shares missing on referral and long-term are higher without a figure of parental responsibility',
    (see) =>
      ['on-referral', 'longterm'].every(
        (type) =>
          see.number(`missing-${type}-without-pr-share`) > see.number(`missing-${type}-with-pr-share`),
      ),
  ),
  share(
    'british-missing-temporary-share',
    among(of.temporarilyMissing, of.british, of.everMissing),
    ours('Temporarily missing, among missing British children'),
  ),
  sentence(
    'missing-british-mostly-temporary',
    'more than half of missing British children were missing temporarily',
    (see) => see.number('british-missing-temporary-share') > 50,
  ),
  sentence(
    'missing-criminal-most-likely-temporary',
    'criminal has the highest share temporarily missing of the types of exploitation',
    (see) => highest(see, 'temporary-', 'criminal', ['labour', 'sexual']),
  ),
  share(
    'vietnamese-missing-on-referral-share',
    among(of.missingOnReferral, of.vietnamese, of.everMissing),
    ours('Missing on referral, among missing Vietnamese children'),
  ),
  sentence(
    'conclusion-vietnamese-mostly-missing-on-referral',
    'more than half of missing Vietnamese children were missing on referral',
    (see) => see.number('vietnamese-missing-on-referral-share') > 50,
  ),
]

const never: readonly Measure[] = [
  share(
    'missing-on-referral-never-contact-share',
    { of: both(of.inServiceAMonth, of.missingOnReferral), counted: of.neverContacted },
    { readings: ['C1'] },
  ),
  count(
    'footnote44-on-referral-never-contact',
    both(of.inServiceAMonth, of.missingOnReferral, of.neverContacted),
    {
      readings: ['C1'],
    },
  ),
  count('footnote44-on-referral-base', both(of.inServiceAMonth, of.missingOnReferral)),
  count(
    'footnote44-on-referral-under-one-month',
    both(of.missingOnReferral, except(of.inServiceAMonth, 'in the service for less than a month')),
  ),
  share('missing-longterm-never-contact-share', among(of.neverContacted, of.longTermMissing)),
]

const notLongTerm = except(of.longTermMissing, 'long-term missing left out')
const curveWords = 'the cohort of at least nine months (long-term missing and missing on referral left out)'
/** The month at which the curve of missing children turns. */
const turn = (evidence: Evidence): Answer => {
  const month = lowestMonth(evidence.curve('missing', 9))
  return month === null
    ? { value: null, why: 'Nobody was in the service for nine months.' }
    : { value: month }
}

const cohorts: readonly Measure[] = ([7, 9, 11] as const).flatMap((tier) => [
  count(`footnote47-n-at-least-${tier}-months`, both(of.atLeast(tier), notLongTerm)),
  derived(
    `footnote47-n-at-least-${tier}-months-month-6`,
    'count',
    `Children in the service for at least ${tier} months, long-term missing left out, with a row for their month 6.`,
    (see) => ({ value: see.curve('missing', tier)[5]?.n ?? 0 }),
    { needs: ['months'] },
  ),
])

const curves: readonly Measure[] = [
  ...cohorts,
  derived(
    'footnote47-child-without-month-6',
    'count',
    'Children in the service for at least seven months, long-term missing left out, without a row for their month 6.',
    (see) => ({
      value:
        see.number('footnote47-n-at-least-7-months') - see.number('footnote47-n-at-least-7-months-month-6'),
    }),
  ),
  ...[
    'figure8-missing-rise-from-month',
    'conclusion-missing-decline-months',
    'recommendation-missing-rise-months',
  ].map((id) =>
    derived(id, 'months', `Month of service with the lowest share missing, in ${curveWords}.`, turn, {
      needs: ['months'],
    }),
  ),
  sentence(
    'es-missing-trend-after-six-months',
    'in the cohorts of nine and eleven months the share missing is lower in the month of the turn than in the first and in the ' +
      'last month',
    (see) => ([9, 11] as const).every((tier) => bends(see, tier)),
  ),
  sentence(
    'figure8-pattern-similar-by-pr',
    'the share missing falls and then rises in the cohort of nine months both with and without parental responsibility',
    (see) => bends(see, 9, 'with') && bends(see, 9, 'without'),
  ),
]

function bends(see: Evidence, tier: 9 | 11, responsibility?: 'with' | 'without'): boolean {
  const curve = see.curve('missing', tier, responsibility)
  const lowest = lowestMonth(curve)
  const at = (month: number): number => {
    const point = curve[month - 1]
    return point === undefined || point.n === 0 ? 0 : point.numerator / point.n
  }
  return lowest !== null && at(lowest) < at(1) && at(lowest) < at(tier)
}

export const missing: Chapter = { part: 'missing', measures: [...total, ...kinds, ...never, ...curves] }
