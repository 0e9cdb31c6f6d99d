import { both, type Condition } from '../conditions.ts'
import { ratio, share, unanswerable, type Measure, type Split } from '../measure.ts'
import * as of from '../named.ts'

// The indicators of the two pilots' logic models (2021), row by row. What a package holds is computed; what it does not hold is
// listed with the data it would take, so that nobody thinks it was forgotten.

export const says = (row: string, title: string): { title: string; source: string } => ({
  title,
  source: `Logic model 2021, ${row.startsWith('rp') ? 'Regional Practitioner' : 'Post-18 Worker'}, ${row.toUpperCase()}`,
})

/** A row that needs data the package does not carry. */
export const absent = (row: string, what: string, title: string, needs: string): Measure =>
  unanswerable(`${row}-${what}`, 'text', `Needs ${needs}, which the package does not hold.`, says(row, title))

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
  absent(row, 'attendance', 'School attendance', 'linked education records'),
]

export const riskRows = (row: string, who: Condition): readonly Measure[] => [
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
  absent(
    row,
    'nrm-again',
    'Referred to the NRM again within 12 months',
    'a link between children and NRM referrals',
  ),
]
