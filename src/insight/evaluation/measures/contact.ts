import { both, type Condition } from '../conditions.ts'
import type { Evidence } from '../evidence.ts'
import { count, sentence, share, type Chapter, type Measure, type Split } from '../measure.ts'
import * as of from '../named.ts'

const inService = (counted: Condition, ...rest: readonly Condition[]): Split => ({
  of: both(of.inServiceAMonth, ...rest),
  counted,
})
/** The base of Table 3: in service at least a month and never contacted. */
const noContact = (counted: Condition, ...rest: readonly Condition[]): Split =>
  inService(counted, of.neverContacted, ...rest)

/** The eleven reasons of Table 3: code, row of the catalogue, words. */
const reasons = [
  ['working-with-other-professionals', 'working with other professionals'],
  ['missing-on-referral', 'missing on referral'],
  ['no-engagement', 'no engagement with the service'],
  ['other', 'other'],
  ['turned-or-assessed-18', 'turned 18, or assessed as 18 or older'],
  ['no-trafficking-indicators', 'no trafficking indicators'],
  ['under-police-investigation', 'under police investigation'],
  ['no-direct-contact-safest', 'no direct contact deemed safest'],
  ['no-trafficking-concerns', 'no trafficking concerns'],
  ['unable-to-contact', 'unable to contact'],
  ['outside-area', 'outside the area'],
] as const
type Reason = (typeof reasons)[number][0]

const because = (code: Reason): Condition =>
  of.noContactBecause(code, reasons.find(([one]) => one === code)?.[1] ?? code)

const columns: readonly (readonly [string, readonly Condition[]])[] = [
  ['no-pr', [of.withoutPr]],
  ['with-pr', [of.withPr]],
  ['all', []],
]

/** C1: Table 3 gives the reason to 20 children, fn 44 the flag to 19 of them; they are two fields, counted as they stand. */
const c1 = (code: string): { readings?: readonly string[] } =>
  code === 'missing-on-referral' ? { readings: ['C1'] } : {}

const table3: readonly Measure[] = columns.flatMap(([column, who]) => [
  ...reasons.map(([code]) => share(`table3-${code}-${column}`, noContact(because(code), ...who), c1(code))),
  share(`table3-grand-total-${column}`, noContact(of.neverContacted, ...who)),
])

const reasonShares: readonly Measure[] = [
  share(
    'no-contact-missing-on-referral-share',
    noContact(because('missing-on-referral')),
    c1('missing-on-referral'),
  ),
  share('no-contact-not-engaging-share', noContact(because('no-engagement'))),
  share('no-contact-turned-or-assessed-18-share', noContact(because('turned-or-assessed-18'))),
  share('no-contact-police-investigation-share', noContact(because('under-police-investigation'))),
  share('no-contact-professionals-only-share', noContact(because('working-with-other-professionals'))),
  share(
    'no-contact-pr-professionals-or-not-engaged-share',
    noContact(
      {
        ...because('no-engagement'),
        words: 'reason for no contact: working with other professionals or no engagement',
        sql: "no_contact_reason in ('working-with-other-professionals', 'no-engagement')",
      },
      of.withPr,
    ),
  ),
  share(
    'no-contact-no-pr-missing-on-referral-share',
    noContact(because('missing-on-referral'), of.withoutPr),
    c1('missing-on-referral'),
  ),
]

const socialWorkers: readonly Measure[] = [
  share('social-worker-contact-share', { of: of.socialWorkerUsable, counted: of.socialWorkerContact }),
  share('social-worker-face-to-face-share', { of: of.socialWorkerUsable, counted: of.socialWorkerMet }),
  ...['footnote25-social-worker-n', 'footnote29-social-worker-face-to-face-n'].map((id) =>
    count(id, of.socialWorkerUsable),
  ),
  ...['footnote25-social-worker-excluded-lack-of-data', 'footnote29-excluded-lack-of-data'].map((id) =>
    count(id, of.socialWorkerNoData),
  ),
  ...['footnote25-social-worker-excluded-input-errors', 'footnote29-excluded-input-errors'].map((id) =>
    count(id, of.socialWorkerError),
  ),
  ...['contact-social-workers-higher', 'conclusion-social-workers-contacted-more'].map((id) =>
    sentence(
      id,
      'the share of children contacted by social workers is above that contacted by guardians',
      (see) => see.number('social-worker-contact-share') > see.number('contact-any-share'),
    ),
  ),
  sentence(
    'conclusion-face-to-face-same',
    'the two shares of children met face to face are the same to the nearest percent',
    (see) =>
      Math.round(see.number('social-worker-face-to-face-share')) ===
      Math.round(see.number('face-to-face-share')),
    { readings: ['C10'] },
  ),
]

/** The highest mean falls in one of the first two months, and the first half of the months has more than the second. */
function falls(see: Evidence): boolean {
  return ([7, 9, 11] as const).every((tier) => {
    const means = see.curve('meetings', tier).map((point) => (point.n === 0 ? 0 : point.numerator / point.n))
    const half = Math.ceil(means.length / 2)
    const mean = (part: readonly number[]): number => part.reduce((sum, one) => sum + one, 0) / part.length
    return (
      Math.max(...means.slice(0, 2)) === Math.max(...means) &&
      mean(means.slice(0, half)) > mean(means.slice(half))
    )
  })
}

/** Over the months all three cohorts completed, the longer stayers had the higher mean. */
function longerMore(see: Evidence): boolean {
  const [short, middle, long] = ([7, 9, 11] as const).map((tier) => {
    const first = see.curve('meetings', tier).slice(0, 7)
    return first.reduce((sum, point) => sum + (point.n === 0 ? 0 : point.numerator / point.n), 0) / 7
  })
  return short !== undefined && middle !== undefined && long !== undefined && long > middle && middle > short
}

export const contact: Chapter = {
  part: 'contact',
  measures: [
    share('contact-any-share', inService(of.everContacted)),
    share('contact-with-pr-share', inService(of.everContacted, of.withPr)),
    share('contact-without-pr-share', inService(of.everContacted, of.withoutPr)),
    sentence(
      'es-contact-more-likely-without-pr',
      'the share contacted is higher without a figure of parental responsibility',
      (see) => see.number('contact-without-pr-share') > see.number('contact-with-pr-share'),
    ),
    ...['footnote24-contact-n', 'footnote26-contact-by-pr-n'].map((id) => count(id, of.inServiceAMonth)),
    count('no-contact-total', both(of.inServiceAMonth, of.neverContacted)),
    ...reasonShares,
    ...table3,
    share('face-to-face-share', inService(of.everMet)),
    share('face-to-face-of-contacted-share', inService(of.everMet, of.everContacted)),
    share('face-to-face-without-pr-share', inService(of.everMet, of.withoutPr)),
    share('face-to-face-with-pr-share', inService(of.everMet, of.withPr)),
    sentence(
      'conclusion-no-pr-more-face-to-face',
      'the share met face to face is higher without a figure of parental responsibility',
      (see) => see.number('face-to-face-without-pr-share') > see.number('face-to-face-with-pr-share'),
    ),
    ...socialWorkers,
    count('footnote31-face-to-face-misrecorded', of.misrecorded),
    sentence(
      'figure4-meetings-highest-at-start',
      'in each cohort the highest mean falls in the first two months, and the first half of the months is above the second',
      falls,
    ),
    sentence(
      'figure4-longer-stayers-more-meetings',
      'over the first seven months the mean is higher in the cohort of eleven months than of nine, and of nine than of seven',
      longerMore,
    ),
  ],
}
