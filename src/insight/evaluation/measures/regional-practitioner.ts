import { both } from '../conditions.ts'
import { count, derived, quantile, ratio, share, type Measure } from '../measure.ts'
import * as of from '../named.ts'
import * as sup from '../named-support.ts'
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
  sinceEntry,
  supportedRows,
} from './logic-model-rows.ts'

const rp = of.exceptionalNeed
const supported = sup.exceptionalNeed
const practitioners = 'regional practitioners'

const inputs: readonly Measure[] = [
  absent('rp-i1', 'spend', 'Spend per child-month and per open case', 'budgets'),
  postRows('rp-i2', 'practitioner', practitioners),
  count('rp-i2-open', both(supported, sup.stillOpen), says('rp-i2', 'Open cases of exceptional need')),
  openPerPost('rp-i2', 'practitioner', practitioners, 'rp-i2-open'),
  contactMinutes('rp-i2', supported),
  count(
    'rp-i3-assessed',
    both(sup.withPr, sup.assessed),
    says('rp-i3', 'Children whose needs were assessed'),
  ),
  ratio(
    'rp-i3-minutes',
    { over: sup.assessmentMinutes, under: sup.assessmentsTimed, of: sup.withPr, percent: false },
    says('rp-i3', 'Mean minutes for an assessment, where its time was recorded'),
  ),
]

const activities: readonly Measure[] = [
  share(
    'rp-a1-exceptional-share',
    among(of.withPr, rp, of.referred),
    says('rp-a1', 'Direct support for exceptional need, among children with parental responsibility'),
  ),
  share(
    'rp-a1-assessed',
    among(both(sup.everybody, sup.withPr), sup.assessed),
    says('rp-a1', 'Needs assessed, among children with parental responsibility'),
  ),
  share(
    'rp-a1-judged-exceptional',
    among(both(sup.withPr, sup.decided), sup.exceptional),
    says('rp-a1', 'Judged an exceptional need, of those decided on'),
  ),
  quantile(
    'rp-a1-days-median',
    { of: sup.withPr, quantity: sup.daysToDecision, at: 0.5 },
    says('rp-a1', 'Median days from the referral to the decision'),
  ),
  quantile(
    'rp-a1-days-90th',
    { of: sup.withPr, quantity: sup.daysToDecision, at: 0.9 },
    says('rp-a1', '90th percentile of days from the referral to the decision'),
  ),
  share(
    'rp-a2-contact-in-a-day',
    among(rp, of.contactedInADay),
    says('rp-a2', 'Contact on the day of referral or the next'),
  ),
  share(
    'rp-a2-contact-after-allocation',
    among(both(supported, sup.allocated), sup.contactIn24Hours),
    says('rp-a2', 'First contact within 24 hours of allocation'),
  ),
  ...contacts('rp-a2', rp),
  share(
    'rp-a3-referred-on',
    among(both(sup.closed, supported), sup.referredOn),
    says('rp-a3', 'Referred on to another service when the case closed'),
  ),
  share(
    'rp-a3-accepted',
    among(both(supported, sup.referredOn), sup.onwardAccepted),
    says('rp-a3', 'Onward referral accepted by at least one service'),
  ),
  absent('rp-a3', 'days', 'Days to the first appointment', 'the days of appointments elsewhere'),
  share(
    'rp-a4-in-time',
    among(both(supported, sup.needsDue), sup.needsInTime),
    says('rp-a4', 'Every assessment and reassessment in time'),
  ),
  quantile(
    'rp-a4-interval',
    { of: supported, quantity: sup.daysToSecond, at: 0.5 },
    says('rp-a4', 'Median days from the first assessment to the second'),
  ),
  share(
    'rp-a4-stepped-down',
    among(both(sup.withPr, sup.exceptional), sup.steppedDown),
    says('rp-a4', 'Stepped down to a coordinator'),
  ),
]

const outputs: readonly Measure[] = [
  share(
    'rp-o1-coverage',
    among(both(sup.everybody, sup.withPr), sup.decided),
    says('rp-o1', 'Decided on, among children with parental responsibility'),
  ),
  absent('rp-o1', 'plan', 'Assessments against plan', 'a plan of how many assessments are to be made'),
  count('rp-o2-supported', rp, says('rp-o2', 'Children with direct support for exceptional need')),
  share('rp-o2-met', among(rp, of.everMet), says('rp-o2', 'Ever met face to face')),
  share(
    'rp-o2-started',
    among(both(sup.withPr, sup.exceptional), sup.startedSoon),
    says('rp-o2', 'Contact with the child within 7 days of the decision'),
  ),
]

const outcomes: readonly Measure[] = [
  share(
    'rp-c1-views',
    among(both(supported, sup.hadMeeting), sup.viewsPresented),
    says('rp-c1', 'At every meeting of professionals: the child there, or the child’s views put'),
  ),
  ...(['voice', 'safety', 'rights'] as const).flatMap((outcome) =>
    sinceEntry('rp-c1', supported, outcome, 'child'),
  ),
  ...needsRows('rp-c2', supported),
  ...supportedRows('rp-c2', supported),
  absent('rp-c3', 'feedback', 'Feedback of professionals on added value', 'a survey of professionals'),
  count('rp-c3-consultations', sup.consultations, says('rp-c3', 'Consultations of professionals')),
  share(
    'rp-c3-actions-taken',
    among(both(sup.consultations, sup.followedUp), sup.actionsTaken),
    says('rp-c3', 'Consultations whose agreed actions were taken, of those followed up'),
  ),
  count('rp-c3-events', sup.events, says('rp-c3', 'Training and awareness events')),
  ratio(
    'rp-c3-confidence',
    { over: sup.confidenceGain, under: sup.eventRows, of: sup.confidenceAsked, percent: false, per: 0.1 },
    says('rp-c3', 'Mean gain of confidence at training, in points of 10'),
  ),
  share(
    'rp-c4-network-grew',
    among(both(supported, sup.mappedTwice), sup.networkGrew),
    says('rp-c4', 'More protective people in the network than at first'),
  ),
  share(
    'rp-c4-network-same',
    among(both(supported, sup.mappedTwice), sup.networkSame),
    says('rp-c4', 'As many protective people in the network as at first'),
  ),
  share(
    'rp-c4-network-shrank',
    among(both(supported, sup.mappedTwice), sup.networkShrank),
    says('rp-c4', 'Fewer protective people in the network than at first'),
  ),
  share('rp-c4-safety-plan', among(supported, sup.hasPlan), says('rp-c4', 'With a safety plan')),
  share(
    'rp-c4-strategy-meeting',
    among(supported, sup.hadStrategy),
    says('rp-c4', 'With a strategy meeting or discussion that we went to'),
  ),
  absent('rp-c4', 'lead', 'A lead professional in place', 'who leads among the professionals'),
]

const ceiling: Measure = derived(
  'rp-s1-months-above-20',
  'percent',
  'Share of months and sites with guardians whose ratio is above 20 children per guardian.',
  (see) => {
    const sites = [...(see.months[0]?.sites.keys() ?? [])]
    const ratios = see.months.flatMap((month) =>
      sites.flatMap((site) => {
        const one = month.sites.get(site)
        return one === undefined || one.guardians === null || one.guardians === 0
          ? []
          : [one.inService > 20 * one.guardians]
      }),
    )
    const above = ratios.filter(Boolean).length
    return ratios.length === 0
      ? { value: null, why: 'The package has no guardians in post.' }
      : {
          value: (100 * above) / ratios.length,
          numerator: above,
          denominator: ratios.length,
          n: ratios.length,
        }
  },
  { ...says('rp-s1', 'Months above the ceiling of 20 children per guardian'), needs: ['guardians'] },
)

const assumptionsAndRisks: readonly Measure[] = [
  ceiling,
  share(
    'rp-s1-missed-deadlines',
    among(both(supported, sup.anyDue), sup.anyMissed),
    says('rp-s1', 'Children with a deadline missed'),
  ),
  absent(
    'rp-s2',
    'agreement',
    'Agreement between assessors',
    'assessments of one child made by two assessors',
  ),
  share(
    'rp-s2-reclassified',
    among(both(sup.withPr, sup.exceptional), sup.reclassified),
    says('rp-s2', 'Later decided to be no exceptional need'),
  ),
  derived(
    'rp-s3-months-without-referral',
    'months',
    'Calendar months of the period without a referral of a child with exceptional need.',
    (see) => ({
      value: see.months.length - see.monthsWithReferrals('exceptional-need'),
      n: see.months.length,
    }),
    says('rp-s3', 'Months without a referral of a child with exceptional need'),
  ),
  quantile(
    'rp-r1-waiting',
    { of: supported, quantity: sup.daysWaited, at: 0.5 },
    says('rp-r1', 'Median days from the referral to the first allocation'),
  ),
  share(
    'rp-r1-unallocated',
    among(supported, sup.waitedOverADay),
    says('rp-r1', 'Without a worker 24 hours after the referral'),
  ),
  absent('rp-r1', 'vacancies', 'Sickness and vacancies', 'records of sickness and of posts not filled'),
  share(
    'rp-r2-other-professionals',
    among(rp, of.noContactBecause('working-with-other-professionals', 'working with other professionals')),
    says('rp-r2', 'No contact, working with other professionals'),
  ),
  share(
    'rp-r2-opted-out',
    among(of.closed, of.exitNotWanted, rp),
    says('rp-r2', 'Closed because a guardian was not wanted'),
  ),
  share(
    'rp-r2-overlap',
    among(supported, sup.overlapping),
    says('rp-r2', 'Two kinds of professional with the same purpose within 30 days'),
  ),
  share(
    'rp-r3-parents',
    { of: both(of.meetingsWithOthers, of.meetingsForExceptionalNeed), counted: of.withParent },
    says('rp-r3', 'Meetings with third parties that were with a parent'),
  ),
  absent(
    'rp-r3',
    'barriers',
    'Reasons parents were not engaged; consent refused',
    'why parents were not engaged, and their consents',
  ),
]

/** The logic model of direct support for exceptional need, row by row. */
export const regionalPractitioner: readonly Measure[] = [
  ...inputs,
  ...activities,
  ...outputs,
  ...outcomes,
  ...educationRows('rp-m1', rp),
  ...riskRows('rp-m2', rp, supported),
  ...assumptionsAndRisks,
]
