import { kaplanMeier, wilson } from '../../src/insight/statistics/index.ts'
import type { MeasureResult, Part, Point, Results, Series } from '../../src/insight/results/index.ts'

// Results as an evaluation of invented children gives them: every kind of figure, value and absence, with the counts of nobody.

const months = Array.from({ length: 24 }, (_, index) => {
  const month = (index + 1) % 12
  return `${2017 + Math.floor((index + 1) / 12)}-${String(month + 1).padStart(2, '0')}`
})

const empty = { value: null, numerator: null, n: null, interval: null }
export const count = (x: string | number, value: number): Point => ({ ...empty, x, value, suppressed: false })
export const absent = (x: string | number): Point => ({ ...empty, x, suppressed: false })
export const hidden = (x: string | number): Point => ({ ...empty, x, suppressed: true })
export function share(x: string | number, numerator: number, n: number): Point {
  const [lower, upper] = wilson(numerator, n) ?? [0, 1]
  return {
    x,
    value: (100 * numerator) / n,
    numerator,
    n,
    interval: [100 * lower, 100 * upper],
    suppressed: false,
  }
}

const measure = (id: string, part: Part, title: string, given: Partial<MeasureResult>): MeasureResult => ({
  id,
  part,
  title,
  value: null,
  unit: 'count',
  numerator: null,
  denominator: null,
  n: null,
  interval: null,
  suppressed: false,
  definition: `${title}, of the episodes referred in the period.`,
  source: '§3.1.1',
  ...given,
})

const percent = (
  id: string,
  part: Part,
  title: string,
  k: number,
  n: number,
  given: Partial<MeasureResult> = {},
) => {
  const { value, interval } = share('', k, n)
  return measure(id, part, title, {
    unit: 'percent',
    value,
    interval,
    numerator: k,
    denominator: n,
    n,
    ...given,
  })
}

const series = (
  id: string,
  part: Part,
  kind: Series['kind'],
  title: string,
  given: Partial<Series> & Pick<Series, 'lines'>,
): Series => ({
  id,
  part,
  title,
  kind,
  unit: 'percent',
  xLabel: 'Month of referral',
  yLabel: 'Share of children',
  population: 'All 445 children referred to the service in the period; nobody is left out.',
  definition: 'As the package conventions define it.',
  source: '§3.1.1',
  published: 'text',
  ...given,
})

const reasons = [
  'Working with other professionals',
  'Missing on referral',
  'No engagement with the Service',
  'Turned 18 or assessed to be over 18',
  'No direct contact deemed safest',
  'Outside the area of the service',
  'unknown',
  '',
] as const
const purposes = [
  'Relationship building',
  'Safety',
  'Social care',
  'Support with the National Referral Mechanism and its decisions',
  'Immigration',
  'Criminal justice',
  'Education',
  'Health and wellbeing',
  'Housing',
] as const

const stays = kaplanMeier(
  Array.from({ length: 22 }, (_, index) => ({
    time: index + 1,
    events: (index * 7) % 11 === 0 ? 2 : 3 + ((index * 5) % 4),
    censored: 2 + ((index * 3) % 5),
  })),
)
const contacts = kaplanMeier(
  Array.from({ length: 22 }, (_, index) => ({
    time: index + 1,
    events: index < 8 ? 14 - index : 1,
    censored: index % 4,
  })),
)
const curve = (name: string, { steps, n }: typeof stays) => ({
  name,
  points: [
    { x: 0, value: 100, numerator: null, n, interval: null, suppressed: false },
    ...steps.map((step): Point => ({
      x: step.time,
      value: 100 * step.survival,
      numerator: null,
      n: step.atRisk,
      interval: step.interval === null ? null : [100 * step.interval[0], 100 * step.interval[1]],
      suppressed: false,
    })),
  ],
})

const referrals = months.map((month, index) => count(month, 9 + ((index * 11) % 26)))
const exits = months.map((month, index) =>
  index < 3 ? count(month, 0) : count(month, 4 + ((index * 7) % 19)),
)
const inService = months.map((month, index) => count(month, Math.round(180 - (index - 15) ** 2 * 0.75)))

export const sampleSeries: readonly Series[] = [
  series('figure-1', 'volume', 'lines', 'Referrals, exits and children in service by month', {
    unit: 'count',
    yLabel: 'Children',
    xLabel: 'Month',
    lines: [
      { name: 'Referrals', points: referrals },
      { name: 'Exits', points: exits },
      { name: 'In service at the end of the month', points: inService },
    ],
  }),
  series('table-1', 'volume', 'table', 'Interviews and focus groups', {
    unit: 'count',
    xLabel: 'Group',
    yLabel: 'Interviews',
    source: '§2.1, Table 1',
    why: 'interviews are not part of the data package',
    lines: [{ name: 'Phase 1', points: [absent('Practitioners'), absent('Managers')] }],
  }),
  series('table-2', 'volume', 'table', 'Children for each guardian by quarter', {
    unit: 'ratio',
    xLabel: 'Quarter',
    yLabel: 'Children for each guardian',
    readings: ['R7'],
    lines: ['Greater Manchester', 'Wales', 'Hampshire and the Isle of Wight'].map((name, line) => ({
      name,
      points: [
        'February to April 2017',
        'May to July 2017',
        'August to October 2017',
        'November 2017 to January 2018',
      ].map((x, index) => count(x, 3.04 + 4.25 * index + line * 1.7)),
    })),
  }),
  series('figure-2', 'profile', 'grouped-bars', 'Nationality and main exploitation', {
    published: 'image',
    xLabel: 'Nationality',
    unit: 'count',
    yLabel: 'Children',
    source: 'Figure 2, fn 20',
    lines: ['Criminal', 'Sexual', 'Labour', 'Domestic servitude'].map((name, line) => ({
      name,
      points: ['British', 'Vietnamese', 'Sudanese', 'Albanian', 'Iraqi'].map((x, index) =>
        line === 3 && index < 3 ? hidden(x) : count(x, Math.round((96 - line * 17) / (index * 1.6 + 1))),
      ),
    })),
  }),
  series('figure-3', 'sites', 'grouped-bars', 'Exploitation by gender and site', {
    published: 'image',
    readings: ['R2', 'C1'],
    xLabel: 'Site and main exploitation',
    lines: ['Female', 'Male'].map((name, line) => ({
      name,
      points: [
        'Wales, criminal',
        'Wales, sexual',
        'Hampshire and the Isle of Wight, criminal',
        'Greater Manchester, labour',
      ].map((x, index) => share(x, 9 + ((index * 13 + line * 29) % 47), 120 + index)),
    })),
  }),
  series('table-3', 'contact', 'table', 'Why there was no contact', {
    xLabel: 'Reason',
    lines: ['Without parental responsibility', 'With parental responsibility', 'All'].map((name, line) => ({
      name,
      points: reasons.map((x, index) =>
        index === 4 && line === 0 ? hidden(x) : share(x, 2 + ((index * 5) % 19), 31 + line * 39),
      ),
    })),
  }),
  series('figure-4', 'contact', 'lines', 'Face-to-face meetings a month by length of stay', {
    unit: 'mean',
    xLabel: 'Month of service',
    yLabel: 'Mean face-to-face meetings',
    published: 'image',
    lines: [3, 6, 9, 12, 15].map((length, line) => ({
      name: `At least ${length} months`,
      points: Array.from({ length }, (_, index) => ({
        ...count(index + 1, 2.6 + line * 0.25 - index * 0.13),
        n: 300 - length * 15,
        ...(line === 4 && index === 6 ? { value: null } : {}),
      })),
    })),
  }),
  series('figure-5', 'purposes', 'grouped-bars', 'What meetings with children were for', {
    xLabel: 'Purpose',
    yLabel: 'Share of meetings',
    lines: ['With parental responsibility', 'Without parental responsibility'].map((name, line) => ({
      name,
      points: purposes.map((x, index) =>
        share(x, Math.round((410 - line * 60) / (index + 1.4)), 1210 - line * 200),
      ),
    })),
  }),
  series('figure-6', 'nrm', 'grouped-bars', 'Positive reasonable grounds before and during the service', {
    xLabel: 'Area and period',
    yLabel: 'Share of child referrals',
    lines: ['Positive', 'Negative', 'Pending'].map((name, line) => ({
      name,
      points: [
        'ICTG sites, before',
        'ICTG sites, during',
        'Rest of the UK, before',
        'Rest of the UK, during',
      ].map((x, index) => share(x, Math.round((190 + index * 31) / (line + 1.3)), 420 + index * 310)),
    })),
  }),
  series('figure-7', 'nrm', 'bars', 'Mean days from referral to a conclusive decision', {
    unit: 'days',
    xLabel: 'Area and period',
    yLabel: 'Days',
    lines: [
      {
        name: '',
        points: [
          count('ICTG sites, before', 124.2),
          count('ICTG sites, during', 301.5),
          count('Elsewhere, before', 148),
          absent('Elsewhere, during'),
        ],
      },
    ],
  }),
  series('figure-8', 'missing', 'lines', 'Missing by month of service', {
    xLabel: 'Month of service',
    yLabel: 'Share missing in the month',
    published: 'image',
    lines: [7, 9].map((length) => ({
      name: `At least ${length} months`,
      points: Array.from({ length }, (_, index) =>
        index === 4 && length === 9
          ? hidden(index + 1)
          : share(index + 1, 16 - index + (index > 5 ? 6 : 0), length === 7 ? 152 : 111),
      ),
    })),
  }),
  series('figure-9', 'education', 'bars', 'Education at the last entry', {
    xLabel: 'Education',
    lines: [
      {
        name: '',
        points: [
          share('Regular education or training', 64, 112),
          share('Irregular', 19, 112),
          hidden('Not of school age'),
          share('unknown', 14, 112),
        ],
      },
    ],
  }),
  series('figure-10', 'exits', 'bars', 'Reasons for leaving', {
    xLabel: 'Reason',
    yLabel: 'Share of exits',
    published: 'image',
    lines: [
      {
        name: '',
        points: [
          'Turned 18',
          'No further trafficking concerns',
          'Negative decision of the National Referral Mechanism',
          'Did not want a guardian',
          'Long-term missing',
          'All work completed',
          'Moved away',
        ].map((x, index) => share(x, 61 - index * 8, 289)),
      },
    ],
  }),
  series('referrals-by-month', 'volume', 'bars', 'Referrals by month', {
    unit: 'count',
    published: 'new',
    xLabel: 'Month',
    yLabel: 'Children referred',
    lines: [
      {
        name: '',
        points: referrals
          .filter((_, index) => index !== 9)
          .map((point, index) => (index === 3 ? hidden(point.x) : point)),
      },
    ],
  }),
  series('exits-and-referrals', 'volume', 'grouped-bars', 'Referrals and exits by month', {
    unit: 'count',
    published: 'new',
    xLabel: 'Month',
    yLabel: 'Children',
    lines: [
      { name: 'Referrals', points: referrals },
      { name: 'Exits', points: exits },
    ],
  }),
  series('time-in-service', 'beyond', 'steps', 'Still in service, by months since referral', {
    published: 'new',
    xLabel: 'Months since referral',
    yLabel: 'Share still in service',
    definition:
      'Kaplan and Meier’s estimate; children still in service at the end of the period are censored. Log-log band.',
    lines: [curve('Without parental responsibility', stays), curve('With parental responsibility', contacts)],
  }),
  series('time-to-plan', 'logic-models', 'steps', 'Time to the first safety plan', {
    published: 'new',
    xLabel: 'Days since referral',
    why: 'the package has no safety plans',
    lines: [{ name: '', points: [] }],
  }),
]

const measures: readonly MeasureResult[] = [
  measure('referrals-total', 'volume', 'Children referred', { value: 445, n: 445 }),
  measure('referrals-nrm', 'volume', 'Child referrals to the National Referral Mechanism', {
    value: 4957,
    n: 4957,
  }),
  measure('peak-month', 'volume', 'Month with most children in service', { value: '2018-05', unit: 'date' }),
  measure('caseload', 'volume', 'Children for each guardian', {
    value: 17.649,
    unit: 'ratio',
    readings: ['R7'],
  }),
  percent('profile-male-share', 'profile', 'Male', 285, 445, { source: '§3.1.3' }),
  percent('profile-unknown', 'profile', 'Main exploitation unknown', 70, 445, {
    readings: ['R1', 'R2'],
    source: '§3.1.3, fn 17',
  }),
  measure('profile-servitude', 'profile', 'Domestic servitude, girls', { suppressed: true, unit: 'percent' }),
  percent('contact-any-share', 'contact', 'Any contact with the child', 269, 379, {
    source: '§3.2.1, fn 24',
  }),
  measure('difference', 'nrm', 'Difference in differences, positive reasonable grounds', {
    value: 11.2,
    unit: 'percentage-points',
    interval: [-1.4, 23.8],
    n: 4065,
  }),
  measure('drop', 'nrm', 'Change in negative decisions', { value: -10, unit: 'percentage-points' }),
  measure('stay', 'exits', 'Mean stay of those who left', { value: 6.04, unit: 'months', n: 289 }),
  measure('interviews', 'beyond', 'Children interviewed', {
    why: 'interviews are not part of the data package',
  }),
  measure('plan', 'logic-models', 'Children with a safety plan', {
    why: 'the package has no safety plans',
    unit: 'percent',
  }),
]

export const sampleResults: Results = {
  package: {
    source: 'simulation',
    as_at: '2019-02-13',
    episodes: 445,
    digest: `sha256:${'5ea1'.repeat(16)}`,
  },
  period: { from: '2017-02-01', to: '2019-01-31' },
  measures,
  groups: ['greater-manchester', 'hampshire-isle-of-wight', 'wales'].map((site, index) => ({
    by: { site },
    measures: [
      measure('referrals-total', 'volume', 'Children referred', { value: 160 - index * 13 }),
      percent('profile-male-share', 'profile', 'Male', 90 - index * 20, 160 - index * 13),
      percent('contact-any-share', 'contact', 'Any contact with the child', 80 - index * 9, 130 - index * 13),
      ...(index === 1
        ? [measure('profile-servitude', 'profile', 'Domestic servitude, girls', { suppressed: true })]
        : []),
    ],
  })),
  series: sampleSeries,
  disclosure: { threshold: 5, rounding: 1, suppressed: 8 },
}
