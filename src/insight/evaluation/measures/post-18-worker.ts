import { both } from '../conditions.ts'
import { count, derived, mean, quantile, ratio, share, type Measure } from '../measure.ts'
import * as of from '../named.ts'
import * as sup from '../named-support.ts'
import { directions } from '../support/voice.ts'
import {
  absent,
  among,
  contactMinutes,
  contacts,
  educationRows,
  needsRows,
  openPerPost,
  postRows,
  riskRows,
  says,
  supportedRows,
} from './logic-model-rows.ts'

const p18 = of.post18
const supported = sup.post18
const workers = 'post-18 workers'

const inputsAndActivities: readonly Measure[] = [
  absent('p-i1', 'cost', 'Cost per young person and month', 'budgets'),
  postRows('p-i2', 'post-18', workers),
  count('p-i2-open', both(supported, sup.stillOpen), says('p-i2', 'Open cases of support after 18')),
  openPerPost('p-i2', 'post-18', workers, 'p-i2-open'),
  contactMinutes('p-i2', supported),
  share(
    'p-i3-assessed-at-17-half',
    among(both(sup.reachedHalf, sup.halfJudged), sup.halfInTime),
    says('p-i3', 'Assessed within 28 days of 17½'),
  ),
  ratio(
    'p-i3-minutes',
    { over: sup.halfMinutes, under: sup.halfTimed, of: sup.everybody, percent: false },
    says('p-i3', 'Mean minutes for an assessment of needs at 17½, where its time was recorded'),
  ),
  share('p-a1-plans', among(sup.reachedHalf, sup.planned), says('p-a1', 'With a plan for the way out')),
  share(
    'p-a1-agreed',
    among(both(sup.reachedHalf, sup.planned), sup.agreed),
    says('p-a1', 'Plan agreed by the young person'),
  ),
  share(
    'p-a1-agreed-in-part',
    among(both(sup.reachedHalf, sup.planned), sup.agreedInPart),
    says('p-a1', 'Plan agreed in part by the young person'),
  ),
  quantile(
    'p-a1-days',
    { of: sup.reachedHalf, quantity: sup.daysToPlan, at: 0.5 },
    says('p-a1', 'Median days from the assessment at 17½ to the first plan'),
  ),
  share(
    'p-a1-contingency',
    among(both(sup.reachedHalf, sup.planned), sup.contingency),
    says('p-a1', 'Plan says what is done if the young person goes missing'),
  ),
  share(
    'p-a2-adult-services',
    among(sup.reachedHalf, sup.serviceAsked),
    says('p-a2', 'At least one adult service asked'),
  ),
  share(
    'p-a2-met-together',
    among(sup.reached18, sup.metAdultService),
    says('p-a2', 'Met together with an adult service before 18'),
  ),
  share(
    'p-a2-named',
    among(sup.reached18, sup.adultWorkerNamed),
    says('p-a2', 'Somebody named at an adult service that accepted'),
  ),
  ...contacts('p-a3', p18),
  share(
    'p-a3-about-transition',
    {
      of: both(of.meetingsWithChild, of.meetingsAfter18),
      counted: of.about('transition', 'about the transition'),
    },
    says('p-a3', 'Meetings with the young person about the transition'),
  ),
  share(
    'p-a3-independence',
    among(both(supported, sup.independenceTwice), sup.independenceEased),
    says('p-a3', 'Less need of help with independence since the first assessment'),
  ),
  share(
    'p-a3-accepted',
    among(both(sup.reachedHalf, sup.serviceAsked), sup.serviceAccepted),
    says('p-a3', 'Accepted by at least one of the adult services asked'),
  ),
  share(
    'p-a4-reviews',
    among(both(sup.reachedHalf, sup.reviewDue), sup.reviewsInTime),
    says('p-a4', 'Every review of the plan in time'),
  ),
]

const outputsAndOutcomes: readonly Measure[] = [
  share(
    'p-o1-assessed',
    among(sup.reachedHalfInPilot, sup.halfAssessed),
    says('p-o1', 'Assessed at 17½, in sites with support after 18'),
  ),
  share(
    'p-o1-assigned',
    among(both(sup.reachedHalfInPilot, sup.additionalNeed), sup.workerBefore18),
    says('p-o1', 'A post-18 worker before the birthday, of those with additional need'),
  ),
  count('p-o2-supported', p18, says('p-o2', 'Young people supported after 18')),
  mean('p-o2-months', 'months', p18, of.monthsInService, says('p-o2', 'Mean months of support so far')),
  quantile(
    'p-o2-gap',
    { of: sup.reached18, quantity: sup.gapDays, at: 0.5 },
    says('p-o2', 'Median days between the last contact before 18 and the first after'),
  ),
  share(
    'p-c1-accepted',
    among(sup.past18(3), sup.acceptedIn3Months),
    says('p-c1', 'Accepted by an adult service by three months after 18'),
  ),
  share(
    'p-c1-nrm-answer',
    among(sup.nrmPendingAt18, sup.nrmAnswered),
    says(
      'p-c1',
      'An answer on staying in the NRM before the conclusive decision, where it was pending at 18',
    ),
  ),
  share(
    'p-c1-ready',
    among(both(sup.reached18, sup.readyRated), sup.readyHigh),
    says('p-c1', 'Ready for what comes next, rated 4 or 5 of 5 after 18'),
  ),
  ...([3, 6, 12] as const).map((months) =>
    share(
      `p-c2-contact-at-${months}`,
      among(sup.past18(months), sup.contactAt(months)),
      says('p-c2', `In contact ${months} months after 18`),
    ),
  ),
  share(
    'p-c2-closed-long-term-missing',
    among(of.closed, of.exitLongTermMissing, p18),
    says('p-c2', 'Closed as long-term missing'),
  ),
  share(
    'p-c3-missing-before',
    among(sup.bothSidesOf18, sup.missingBefore18),
    says('p-c3', 'Missing in the six months before 18'),
  ),
  share(
    'p-c3-missing-after',
    among(sup.bothSidesOf18, sup.missingAfter18),
    says('p-c3', 'Missing in the six months after 18'),
  ),
  share(
    'p-c3-trafficker-before',
    among(sup.bothSidesOf18, sup.traffickerBefore18),
    says('p-c3', 'Known or suspected contact with a trafficker in the six months before 18'),
  ),
  share(
    'p-c3-trafficker-after',
    among(sup.bothSidesOf18, sup.traffickerAfter18),
    says('p-c3', 'Known or suspected contact with a trafficker in the six months after 18'),
  ),
  share('p-c3-ever-missing', among(p18, of.everMissing), says('p-c3', 'Ever missing while supported')),
  ...needsRows('p-c4', supported),
  ...supportedRows('p-c4', supported),
]

const impacts: readonly Measure[] = [
  ...educationRows('p-m1', p18),
  ...directions.map((direction) =>
    share(
      `p-m1-way-out-${direction}`,
      among(sup.reached18, sup.wayOutSince17Half(direction)),
      says(
        'p-m1',
        `The way out since 17½, rated by the young person: ${direction === 'same' ? 'the same' : direction.replace('-', ' ')}`,
      ),
    ),
  ),
  share(
    'p-m1-home',
    among(both(sup.reachedHalf, sup.planned), sup.homeKnown),
    says('p-m1', 'The plan says in which kind of home the young person lives at 18'),
  ),
  share('p-m1-leave', among(sup.reached18, sup.leaveGranted), says('p-m1', 'Leave to remain granted')),
  ...riskRows('p-m2', p18, supported),
]

const assumptionsAndRisks: readonly Measure[] = [
  absent('p-s1', 'training', 'Workers trained in adult services', 'records of the training of staff'),
  share(
    'p-s2-predicted',
    among(both(sup.reachedHalf, sup.additionalNeed, sup.assessedLater), sup.highNeedLater),
    says('p-s2', 'High need nine months later or more, of those found to have additional need at 17½'),
  ),
  count('p-s3-aged-17', of.aged17, says('p-s3', 'Children aged 17 at referral')),
  count('p-s3-turning-17-half', sup.reachedHalf, says('p-s3', 'Young people who turned 17½ in the service')),
  derived(
    'p-s3-turning-17-half-a-month',
    'ratio',
    'Count of "p-s3-turning-17-half" ÷ calendar months of the period.',
    (see) => ({ value: see.number('p-s3-turning-17-half') / see.months.length }),
    {
      ...says('p-s3', 'Young people who turned 17½ for each month of the period'),
      needs: ['transitions'],
    },
  ),
  quantile(
    'p-r1-waiting',
    { of: supported, quantity: sup.daysWaited, at: 0.5 },
    says('p-r1', 'Median days from the referral to the first allocation'),
  ),
  share(
    'p-r1-unallocated',
    among(supported, sup.waitedOverADay),
    says('p-r1', 'Without a worker 24 hours after the referral'),
  ),
  share(
    'p-r2-overlap',
    among(supported, sup.adviserNamed),
    says('p-r2', 'A leaving-care adviser named as well'),
  ),
]

/** The logic model of support after 18, row by row. */
export const postEighteen: readonly Measure[] = [
  ...inputsAndActivities,
  ...outputsAndOutcomes,
  ...impacts,
  ...assumptionsAndRisks,
]
