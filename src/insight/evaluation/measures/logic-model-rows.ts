import { both, type Condition } from '../conditions.ts'
import { derived, ratio, share, unanswerable, type Measure, type Split } from '../measure.ts'
import * as of from '../named.ts'
import * as sup from '../named-support.ts'
import { directions, type Outcome, type Rater } from '../support/voice.ts'

// The indicators of the two pilots' logic models (2021), row by row. What a package holds is computed; what it does not hold is
// listed with the data it would take, so that nobody thinks it was forgotten.

export const says = (row: string, title: string): { title: string; source: string } => ({
  title,
  source: `Logic model 2021, ${row.startsWith('rp') ? 'Regional Practitioner' : 'Post-18 Worker'}, ${row.toUpperCase()}`,
})

/** A row that needs data that nobody holds: no package can answer it. */
export const absent = (row: string, what: string, title: string, needs: string): Measure =>
  unanswerable(`${row}-${what}`, 'text', `Needs ${needs}, which the service does not hold.`, says(row, title))

export const among = (who: Condition, counted: Condition, ...rest: readonly Condition[]): Split => ({
  of: rest.length === 0 ? who : both(who, ...rest),
  counted,
})

/** What both models ask of contact, education and missing, for one kind of support. */
export function contacts(row: string, who: Condition): readonly Measure[] {
  return [
    ratio(
      `${row}-face-to-face-a-month`,
      { over: of.faceToFaceContacts, under: of.monthRows, of: who, percent: false },
      says(row, 'Face-to-face contacts per child and month'),
    ),
    ratio(
      `${row}-other-contacts-a-month`,
      { over: of.otherContacts, under: of.monthRows, of: who, percent: false },
      says(row, 'Other contacts per child and month'),
    ),
  ]
}

export const educationRows = (row: string, who: Condition): readonly Measure[] => [
  share(
    `${row}-education-at-referral`,
    among(of.nineMonths, of.regularAtReferral, who),
    says(row, 'In regular education at referral'),
  ),
  share(
    `${row}-education-last-entry`,
    among(of.nineMonths, of.regularAtLast, who),
    says(row, 'In regular education at the last entry'),
  ),
  absent(row, 'attendance', 'School attendance', 'records of schools, linked to children'),
]

/** `supported`: the same children as `who`, over the extension tables. */
export const riskRows = (row: string, who: Condition, supported: Condition): readonly Measure[] => [
  ratio(
    `${row}-missing-per-100-months`,
    { over: of.missingEpisodes, under: of.monthRows, of: who, percent: false, per: 100 },
    says(row, 'Missing episodes per 100 child-months'),
  ),
  ratio(
    `${row}-missing-months-share`,
    { over: of.missingMonths, under: of.monthRows, of: who, percent: true },
    says(row, 'Share of months with a missing episode'),
  ),
  share(
    `${row}-trafficker-contact-last-entry`,
    among(who, of.traffickerLikelyAtLast),
    says(row, 'Known or suspected contact with a trafficker at the last entry'),
  ),
  share(
    `${row}-nrm-again`,
    among(both(supported, sup.inNrm), sup.nrmAgain),
    says(row, 'Referred to the NRM again within 12 months'),
  ),
  share(
    `${row}-return-interviews`,
    among(both(supported, sup.returned), sup.interviewsInTime),
    says(row, 'Return interviews held or declined within 72 hours, of children who returned'),
  ),
  share(
    `${row}-safety-plan-reviews`,
    among(both(supported, sup.planReviewDue), sup.planReviewsInTime),
    says(row, 'Reviews of the safety plan in time'),
  ),
]

const outcomeNames: Readonly<Record<Outcome, string>> = {
  safety: 'Safety',
  understanding: 'Understanding',
  rights: 'Rights',
  voice: 'Voice',
  inclusion: 'Inclusion',
  'positive-experiences': 'Positive experiences',
  'positive-transitions': 'Positive transitions',
}
const directionNames = {
  better: 'better',
  same: 'the same',
  worse: 'worse',
  'not-rated': 'not rated',
} as const

/** An outcome since entry in its four parts, not rated beside the others: never one number. */
export const sinceEntry = (row: string, who: Condition, outcome: Outcome, rater: Rater): readonly Measure[] =>
  directions.map((direction) =>
    share(
      `${row}-${outcome}-${rater}-${direction}`,
      among(who, sup.sinceEntry(outcome, rater, direction)),
      says(row, `${outcomeNames[outcome]} since entry, rated by the ${rater}: ${directionNames[direction]}`),
    ),
  )

/** Needs between the first assessment and the latest; whoever was not scored twice is told apart. */
export const needsRows = (row: string, who: Condition): readonly Measure[] => [
  share(
    `${row}-need-eased`,
    among(both(who, sup.needsTwice), sup.needEased),
    says(row, 'Less need in at least one domain since the first assessment'),
  ),
  share(
    `${row}-need-grew`,
    among(both(who, sup.needsTwice), sup.needGrew),
    says(row, 'More need in at least one domain since the first assessment'),
  ),
  share(`${row}-needs-not-rated`, among(who, sup.neverTwice), says(row, 'Needs not scored twice')),
]

/** Who feels that the help they should have is there. */
export const supportedRows = (row: string, who: Condition): readonly Measure[] => [
  share(
    `${row}-help-high`,
    among(both(who, sup.helpRated), sup.helpHigh),
    says(row, 'The help they should have, rated 4 or 5 of 5 when last asked'),
  ),
  share(`${row}-help-not-rated`, notRated(who), says(row, 'The help they should have, never rated')),
]
const notRated = (who: Condition): Split => ({ of: who, counted: sup.helpNotRated })

/** Full-time posts in a role, as a mean over the months in which the role is on record. */
export const postRows = (row: string, role: string, words: string): Measure =>
  derived(
    `${row}-posts`,
    'mean',
    `Mean over the months of the period of full-time posts of ${words} on the month's last day, all sites.`,
    (see) => {
      const months = see.posts(role)
      const sum = months.reduce((all, { fullTime }) => all + Math.round(fullTime * 100), 0)
      return months.length === 0
        ? { value: null, why: `Nobody was in post as ${words} in the period.` }
        : { value: sum / 100 / months.length, n: months.length }
    },
    { ...says(row, `Full-time posts of ${words}`), needs: ['posts'] },
  )

/** Open cases for each full-time post on the last day of the period. `open`: the id of the count of open cases. */
export const openPerPost = (row: string, role: string, words: string, open: string): Measure =>
  derived(
    `${row}-open-per-post`,
    'ratio',
    `Count of "${open}" ÷ full-time posts of ${words} in the last month of the period.`,
    (see) => {
      const last = see.posts(role).at(-1)
      return last === undefined || last.fullTime === 0
        ? { value: null, why: `Nobody was in post as ${words} in the last month.` }
        : { value: see.number(open) / last.fullTime }
    },
    { ...says(row, `Open cases for each full-time post of ${words}`), needs: ['posts'] },
  )

export const contactMinutes = (row: string, who: Condition): Measure =>
  ratio(
    `${row}-contact-minutes`,
    { over: sup.contactMinutes, under: sup.months, of: both(who, sup.contactTimed), percent: false },
    says(
      row,
      'Minutes of contact with the child for each month in service, as far as their length was recorded',
    ),
  )
