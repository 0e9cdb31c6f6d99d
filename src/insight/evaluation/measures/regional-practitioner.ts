import { both } from '../conditions.ts'
import { count, derived, share, type Measure } from '../measure.ts'
import * as of from '../named.ts'
import { absent, among, contacts, educationRows, riskRows, says } from './logic-model-rows.ts'

const rp = of.exceptionalNeed
/** The logic model of direct support for exceptional need, row by row. */
export const regionalPractitioner: readonly Measure[] = [
  absent('rp-i1', 'spend', 'Spend per child-month and per open case', 'budgets'),
  absent('rp-i2', 'workload', 'Posts, open cases and hours per post', 'posts by role and hours worked'),
  absent('rp-i3', 'assessment-hours', 'Assessments and hours per assessment', 'the log of assessments'),
  share(
    'rp-a1-exceptional-share',
    among(of.withPr, rp, of.referred),
    says('rp-a1', 'Direct support for exceptional need, among children with parental responsibility'),
  ),
  absent(
    'rp-a1',
    'assessed',
    'Children assessed, and days to the decision',
    'assessments of need with their days',
  ),
  share(
    'rp-a2-contact-in-a-day',
    among(rp, of.contactedInADay),
    says('rp-a2', 'Contact on the day of referral or the next'),
  ),
  absent(
    'rp-a2',
    'contact-after-allocation',
    'First contact within 24 hours of allocation',
    'the time of allocation',
  ),
  ...contacts('rp-a2', rp),
  absent(
    'rp-a3',
    'signposting',
    'Onward referrals, accepted, and days to the first appointment',
    'onward referrals',
  ),
  absent(
    'rp-a4',
    'reassessment',
    'Reassessed on time, interval, stepped down',
    'assessments of need with their days',
  ),
  absent(
    'rp-o1',
    'coverage',
    'Assessments against plan and against the eligible',
    'assessments of need and the plan',
  ),
  count('rp-o2-supported', rp, says('rp-o2', 'Children with direct support for exceptional need')),
  share('rp-o2-met', among(rp, of.everMet), says('rp-o2', 'Ever met face to face')),
  absent(
    'rp-c1',
    'voice',
    'Meetings where views were presented; change in voice, safety and rights',
    'ratings by children and attendance',
  ),
  absent(
    'rp-c2',
    'needs-met',
    'Needs closed or reduced; children who feel supported',
    'reviews of needs and ratings by children',
  ),
  absent(
    'rp-c3',
    'added-value',
    'Feedback of professionals; consultations',
    'a survey of professionals and consultations',
  ),
  absent(
    'rp-c4',
    'scores',
    'Change of needs scores and networks; plans in place',
    'assessments of need, networks and safety plans',
  ),
  ...educationRows('rp-m1', rp),
  ...riskRows('rp-m2', rp),
  derived(
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
  ),
  absent('rp-s1', 'missed-deadlines', 'Deadlines missed', 'deadlines'),
  absent(
    'rp-s2',
    'agreement',
    'Agreement between assessors; later reclassified',
    'assessments of need, some of them made twice',
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
  absent(
    'rp-r1',
    'waiting',
    'Waiting time; unallocated cases; sickness and vacancies',
    'times of allocation and posts',
  ),
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
  absent(
    'rp-r2',
    'overlap',
    'Professionals with the same purpose within 30 days',
    'meetings of other professionals',
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
    'parents’ engagement and consents',
  ),
]
