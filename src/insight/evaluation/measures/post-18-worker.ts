import { both } from '../conditions.ts'
import { count, mean, share, type Measure } from '../measure.ts'
import * as of from '../named.ts'
import { absent, among, contacts, educationRows, riskRows, says } from './logic-model-rows.ts'

const p18 = of.post18
/** The logic model of support after 18, row by row. */
export const postEighteen: readonly Measure[] = [
  absent('p-i1', 'cost', 'Cost per young person and month', 'budgets'),
  absent('p-i2', 'hours', 'Posts and hours of contact', 'posts by role and hours worked'),
  absent('p-i3', 'assessed-at-17-half', 'Assessed within 28 days of 17½', 'days of birth and assessments'),
  absent('p-a1', 'plans', 'With a plan, agreed, and days to it', 'support plans'),
  absent('p-a2', 'adult-services', 'Adult services contacted; a named adult worker by 18', 'networks'),
  ...contacts('p-a3', p18),
  share(
    'p-a3-about-transition',
    {
      of: both(of.meetingsWithChild, of.meetingsAfter18),
      counted: of.about('transition', 'about the transition'),
    },
    says('p-a3', 'Meetings with the young person about the transition'),
  ),
  absent(
    'p-a3',
    'independence',
    'Change of independence; onward referrals accepted',
    'assessments of need and onward referrals',
  ),
  absent('p-a4', 'reviews', 'Reviews on time', 'support plans'),
  absent(
    'p-o1',
    'assigned',
    'Assessed and assigned before the birthday',
    'days of birth, assessments and allocations',
  ),
  count('p-o2-supported', p18, says('p-o2', 'Young people supported after 18')),
  mean('p-o2-months', 'months', p18, of.monthsInService, says('p-o2', 'Mean months of support so far')),
  absent('p-o2', 'gap', 'Days between the last contact before 18 and the first after', 'days of birth'),
  absent(
    'p-c1',
    'transition',
    'Adult service accepted; consent to the NRM; transition felt managed',
    'plans, consents and ratings',
  ),
  absent(
    'p-c2',
    'contactable',
    'Contactable after 18; closed as lost',
    'days of birth and checks after closing',
  ),
  share(
    'p-c2-closed-long-term-missing',
    among(of.closed, of.exitLongTermMissing, p18),
    says('p-c2', 'Closed as long-term missing'),
  ),
  absent(
    'p-c3',
    'around-18',
    'Missing and contact with a trafficker, six months before and after 18',
    'days of birth',
  ),
  share('p-c3-ever-missing', among(p18, of.everMissing), says('p-c3', 'Ever missing while supported')),
  absent(
    'p-c4',
    'needs-met',
    'Needs reduced; young people who feel supported',
    'reviews of needs and ratings',
  ),
  ...educationRows('p-m1', p18),
  absent(
    'p-m1',
    'scores',
    'Needs and outcomes at 18, 18½ and 19; housing; status',
    'assessments of need and outcomes',
  ),
  ...riskRows('p-m2', p18),
  absent('p-s1', 'training', 'Workers trained in adult services', 'training records'),
  absent('p-s2', 'predicted', 'Need predicted at 17½ against need a year later', 'assessments of need'),
  count('p-s3-aged-17', of.aged17, says('p-s3', 'Children aged 17 at referral')),
  absent('p-s3', 'turning-17-half', 'Children turning 17½ by month and site', 'days of birth'),
  absent('p-r1', 'capacity', 'Waiting time and unallocated cases', 'times of allocation and posts'),
  absent('p-r2', 'overlap', 'Overlap with leaving-care advisers', 'networks'),
]
