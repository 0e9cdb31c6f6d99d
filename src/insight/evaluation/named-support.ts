import { condition, except, type Condition, type Need } from './conditions.ts'
import type { Quantity } from './measure.ts'
import { STARTED_WITHIN } from './support/relation.ts'
import { directionColumn, type Direction, type Outcome, type Rater } from './support/voice.ts'

// Populations and conditions over the extension tables: one row an episode (`support`) and one row a piece of work with
// professionals (`work`). No colon and no comma in the words: disclosure reads definitions by them.

const on =
  (...needs: readonly Need[]) =>
  (words: string, sql: string): Condition =>
    condition('support', words, sql, needs)
const fixed = on()

// Who
export const everybody = fixed('children referred in the period', 'true')
export const withPr = fixed('with a figure of parental responsibility', "parental_responsibility = 'with'")
export const exceptionalNeed = fixed(
  'children with direct support for exceptional need',
  "route = 'exceptional-need'",
)
export const post18 = fixed('young people supported after 18', "route = 'post-18'")
export const closed = fixed('closed cases', 'exited')
export const stillOpen = fixed('still in service', 'not exited')

// Allocation and deadlines
const allocations = on('allocations')
export const allocated = allocations('a worker allocated', 'allocated')
export const notAllocated = except(allocated, 'no worker allocated')
export const contactIn24Hours = allocations(
  'first contact within 24 hours of the allocation',
  'contact_in_24_hours',
)
export const waitedOverADay = allocations(
  'no worker within 24 hours of the referral',
  'not allocated or waited_hours > 24',
)
const deadlines = on('deadlines')
export const anyDue = deadlines('something due in time or not', 'any_due')
export const anyMissed = deadlines('a deadline missed', 'any_missed')
export const needsDue = deadlines('an assessment of needs due', 'needs_due')
export const needsInTime = deadlines('every assessment of needs in time', 'needs_in_time')
export const reviewDue = deadlines('a review of the plan for the way out due', 'review_due')
export const reviewsInTime = deadlines('every review of that plan in time', 'reviews_in_time')
export const planReviewDue = deadlines('a review of the safety plan due', 'plan_review_due')
export const planReviewsInTime = deadlines('every review of the safety plan in time', 'plan_reviews_in_time')

// Needs
const assessments = on('assessments')
export const assessed = assessments('needs assessed', 'assessments > 0')
const scores = on('assessments', 'need_scores')
export const needsTwice = scores('a need scored at the first and the latest assessment', 'needs_twice')
export const needEased = scores('less need in at least one domain', 'need_eased')
export const needGrew = scores('more need in at least one domain', 'need_grew')
export const neverTwice = except(needsTwice, 'no need scored twice')
export const independenceTwice = scores(
  'independence scored at the first and the latest assessment',
  'independence_twice',
)
export const independenceEased = scores('less need of help with independence', 'independence_eased')
const decisions = on('need_decisions')
export const decided = decisions('a decision on exceptional need', 'decided')
export const exceptional = decisions('decided to be an exceptional need', 'exceptional')
export const steppedDown = decisions('stepped down to a coordinator', 'stepped_down')
export const reclassified = decisions('later decided to be none', 'reclassified')
export const startedSoon = on('need_decisions', 'meetings')(
  `contact with the child within ${STARTED_WITHIN} days of the decision`,
  'started_soon',
)

// Voice
const outcomes = on('occasions', 'outcomes')
export const asked = on('occasions')('asked at least once how things are', 'asked')
const directionWords: Readonly<Record<Direction, string>> = {
  better: 'better',
  same: 'the same',
  worse: 'worse',
  'not-rated': 'not rated at both times',
}
export const sinceEntry = (outcome: Outcome, rater: Rater, direction: Direction): Condition =>
  outcomes(
    `${outcome.replaceAll('-', ' ')} since entry ${directionWords[direction]} as the ${rater} rates it`,
    `${directionColumn(outcome, rater)} = '${direction}'`,
  )
export const wayOutSince17Half = (direction: Direction): Condition =>
  outcomes(
    `the way out since 17 and a half ${directionWords[direction]} as the young person rates it`,
    `way_out_child = '${direction}'`,
  )
export const helpRated = outcomes('the help they should have rated by the child', 'help_rating is not null')
export const helpNotRated = except(helpRated, 'the help they should have never rated by the child')
export const helpHigh = outcomes('rated 4 or 5 of 5', 'help_rating >= 4')
export const readyRated = outcomes(
  'being ready for what comes next rated after 18',
  'ready_rating is not null',
)
export const readyHigh = outcomes('rated 4 or 5 of 5', 'ready_rating >= 4')

// Around the child
const networks = on('networks')
export const mappedTwice = networks('the network mapped at least twice', 'maps >= 2')
export const networkGrew = networks('more protective people than at first', 'protective_moved > 0')
export const networkSame = networks('as many protective people as at first', 'protective_moved = 0')
export const networkShrank = networks('fewer protective people than at first', 'protective_moved < 0')
export const hasPlan = on('safety_plans')('with a safety plan', 'has_plan')
const work = on('indirect_work')
export const hadMeeting = work('a meeting of professionals about the child', 'had_meeting')
export const hadStrategy = work('a strategy meeting or discussion', 'had_strategy')
export const viewsPresented = work(
  'the child there or the child’s views put at every one',
  'views_at_every_meeting',
)
export const returned = on('return_interviews')('returned from being missing', 'came_back')
export const interviewsInTime = on('return_interviews')(
  'every interview held or declined within 72 hours of the return',
  'interviews_in_time',
)
export const inNrm = on('child_nrm')('referred to the NRM', 'in_nrm')
export const nrmAgain = on('child_nrm')('referred again within a year', 'nrm_again')
export const overlapping = on('meetings')(
  'two kinds of third party met about the same purpose within 30 days',
  'overlapping',
)
const onward = on('onward_referrals')
export const referredOn = onward('referred on to another service', 'referred_on')
export const onwardAccepted = onward('accepted by at least one', 'onward_accepted')

// The way out at 18
const transitions = on('transitions')
export const reachedHalf = transitions('young people who turned 17 and a half in the service', 'reached_half')
export const reachedHalfInPilot = transitions(
  'young people who turned 17 and a half in a site with support after 18',
  'reached_half and in_pilot',
)
export const reached18 = transitions(
  'young people who turned 18 after turning 17 and a half in the service',
  'reached_18',
)
export const past18 = (months: number): Condition =>
  transitions(
    `young people ${months} months and more past 18 who turned 17 and a half in the service`,
    `months_past_18 > ${months}`,
  )
export const halfJudged = transitions('assessed or 28 days past it', 'half_judged')
export const halfInTime = transitions('assessed within 28 days of 17 and a half', 'half_in_time')
export const halfAssessed = transitions('assessed at 17 and a half', 'half_assessed')
export const planned = transitions('with a plan for the way out', 'planned')
export const agreed = transitions('agreed by the young person', 'agreed')
export const agreedInPart = transitions('agreed in part by the young person', 'agreed_in_part')
export const contingency = transitions('the plan says what is done if they go missing', 'contingency')
export const homeKnown = transitions('the plan says in which kind of home they live at 18', 'home_known')
export const leaveGranted = transitions('leave to remain granted', 'leave_granted')
export const adviserNamed = transitions('a leaving-care adviser named', 'adviser_named')
export const workerBefore18 = transitions('a post-18 worker before the birthday', 'worker_before_18')
export const noGap = transitions('contact on both sides of the birthday', 'gap_days is not null')
export const additionalNeed = transitions('found to have additional need', "result = 'additional-need'")
const later = on('transitions', 'assessments', 'need_scores')
export const assessedLater = later('needs assessed again nine months later or more', 'assessed_later')
export const highNeedLater = later('high or critical need in at least one domain then', 'high_need_later')
export const nrmPendingAt18 = on('transitions', 'child_nrm')(
  'positive reasonable grounds and no conclusive decision by 18',
  'reached_18 and nrm_pending_at_18',
)
export const nrmAnswered = on('transitions', 'child_nrm')(
  'an answer on staying in the NRM recorded before that decision',
  'nrm_answered',
)
const services = on('transitions', 'adult_services')
export const serviceAsked = services('an adult service asked', 'service_asked')
export const metAdultService = services('met together with an adult service before 18', 'met_adult_service')
export const adultWorkerNamed = services(
  'somebody named at an adult service that accepted',
  'adult_worker_named',
)
export const serviceAccepted = services('accepted by an adult service', 'service_accepted')
export const acceptedIn3Months = services(
  'accepted by an adult service by three months after 18',
  'accepted_in_3_months',
)
const around = on('transitions', 'months')
export const bothSidesOf18 = around(
  'young people with months of service on both sides of 18',
  'months_before_18 and months_after_18',
)
export const missingBefore18 = around('missing in the six months before 18', 'missing_before_18')
export const missingAfter18 = around('missing in the six months after 18', 'missing_after_18')
export const traffickerBefore18 = around(
  'known or suspected contact with a trafficker in the six months before 18',
  'trafficker_before_18',
)
export const traffickerAfter18 = around(
  'known or suspected contact with a trafficker in the six months after 18',
  'trafficker_after_18',
)
export const contactAt = (months: 3 | 6 | 12): Condition =>
  around(`any contact in the month before it or the month itself or the one after`, `contact_at_${months}`)

// Work with professionals
const piece = (words: string, sql: string): Condition => condition('work', words, sql, ['indirect_work'])
export const consultations = piece('consultations of professionals', "kind = 'consultation'")
export const events = piece('training and awareness events', "kind = 'event'")
export const followedUp = piece('what came of it known', 'outcome is not null')
export const actionsTaken = piece(
  'the agreed actions taken at least in part or a referral made',
  "outcome in ('actions-taken', 'actions-in-part', 'led-to-referral')",
)
export const confidenceAsked = piece(
  'training and awareness events with confidence before and after',
  "kind = 'event' and confidence_before is not null and confidence_after is not null",
)
const workNeeds: readonly Need[] = ['indirect_work']
export const confidenceGain: Quantity = {
  words: 'tenths of a point of confidence gained',
  sql: 'confidence_after - confidence_before',
  needs: workNeeds,
}
export const eventRows: Quantity = { words: 'events', sql: '1', needs: workNeeds }

export const contactTimed = on('meetings.minutes')(
  'with a contact whose length was recorded',
  'contact_minutes is not null',
)

// Quantities
const quantity = (words: string, sql: string, ...needs: readonly Need[]): Quantity => ({ words, sql, needs })
export const daysToDecision = quantity(
  'days from the referral to the decision on exceptional need',
  'days_to_decision',
  'need_decisions',
)
export const daysWaited = quantity(
  'days from the referral to the first allocation',
  'waited_hours / 24.0',
  'allocations',
)
export const daysToSecond = quantity(
  'days from the first assessment to the second',
  'days_to_second',
  'assessments',
)
export const daysToPlan = quantity(
  'days from the assessment at 17 and a half to the first plan',
  'days_to_plan',
  'transitions',
)
export const gapDays = quantity(
  'days from the last contact before 18 to the first after',
  'gap_days',
  'transitions',
)
export const assessmentMinutes = quantity('minutes spent on assessments', 'assessment_minutes', 'assessments')
export const assessmentsTimed = quantity(
  'assessments whose time was recorded',
  'assessments_timed',
  'assessments',
)
export const halfMinutes = quantity(
  'minutes spent on assessments of needs at 17 and a half',
  'half_minutes',
  'assessments',
)
export const halfTimed = quantity(
  'assessments at 17 and a half whose time was recorded',
  'half_timed',
  'assessments',
)
export const contactMinutes = quantity(
  'minutes of contact with the child',
  'contact_minutes',
  'meetings.minutes',
)
export const months = quantity('calendar months in service', 'month_rows', 'months')
