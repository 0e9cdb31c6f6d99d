import type { Part, PublishedAs } from '../../results/index.ts'

const parts: Readonly<Record<Part, string>> = {
  volume: 'Referrals, children in service and caseloads',
  profile: 'Who the children are',
  sites: 'The sites',
  contact: 'Contact and meetings',
  purposes: 'What meetings were for',
  immigration: 'Immigration and asylum',
  nrm: 'The National Referral Mechanism',
  'criminal-justice': 'Criminal justice',
  missing: 'Going missing',
  'trafficker-contact': 'Contact with traffickers',
  education: 'Education and training',
  exits: 'Leaving the service',
  beyond: 'What the 2019 report did not have',
  'logic-models': 'Logic-model indicators',
}

const published: Readonly<Record<PublishedAs, string>> = {
  text: 'The 2019 report gives figures for this one in its text.',
  image:
    'The 2019 report printed this one as a picture only, so there are no printed figures to compare with.',
  new: 'The 2019 report does not have this one.',
}

/** What each reading assumes; the conventions of the data package list them with their reasons. */
const readings: Readonly<Record<string, string>> = {
  R1: 'the fourteen unknown and two other of footnote 41 describe the 104 missing children',
  R2: 'the 70 unknown of footnote 17 are 68 unknown and 2 other',
  R3: 'the share from outside the EEA counts refugees apart, and the 36 of footnote 16 are the 39 of footnote 34 less three mis-referrals',
  R4: 'foreign nationals in the criminal-justice share have any recorded nationality that is not British',
  R5: 'children without parental responsibility whose nationality is unknown leave the base of the 56%',
  R6: 'an exact half may round down',
  R7: 'the third guardian of Wales counts from October 2017',
}

export const en = {
  title: 'Evaluation of the Independent Child Trafficking Guardianship Service',
  parts,
  published,
  readings,
  reading: (name: string) =>
    readings[name] === undefined
      ? `${name}: a contradiction in the 2019 report`
      : `${name}: ${readings[name]}`,
  sources: {
    simulation: 'a simulation',
    record: 'the service’s own record',
    import: 'imported records',
  },
  invented: 'Invented children: nothing here describes a real child',
  inventedLong:
    'Invented children: every figure below was made by a simulation. Nothing here describes a real child, site or decision, and nothing here may be quoted as evidence.',
  unprotected:
    'Not for release: small numbers have not been treated, so a child might be recognised. Apply disclosure control before this leaves the service.',
  descriptive:
    'These figures describe what was recorded. They do not show what the service caused: children were not allocated to it by chance, records are incomplete, and other things changed in the same years. A difference between two groups or two periods is a question to ask, not an effect.',
  intervals:
    'The 95% interval beside a figure says how far chance alone could have moved it among so few children. It does not allow for missing or wrong records.',
  unknownBlank:
    'Unknown means that somebody asked and the answer is not known. Blank means that nobody said. None is an answer. The three are counted apart.',
  skip: 'Skip to the figures',
  contents: 'Contents',
  glance: 'At a glance',
  glanceText: 'The figures that readers look for first. Every other figure is in the parts below.',
  inThisPart: 'In this part',
  toContents: 'Back to the contents',
  howCounted: 'How it is counted',
  about: 'About this report',
  howToRead: 'How to read it',
  period: 'Period',
  periodOf: (from: string, to: string) => `${from} to ${to}`,
  asAt: 'As the records stood on',
  madeFrom: 'Made from',
  episodes: 'Episodes in the package',
  digest: 'Digest of the package',
  disclosure: 'Small numbers',
  disclosed: (threshold: number, rounding: number, suppressed: number) =>
    `Counts under ${threshold} are suppressed${rounding > 1 ? `, the others rounded to the nearest ${rounding}` : ''}. ${suppressed.toLocaleString('en-GB')} ${suppressed === 1 ? 'figure is' : 'figures are'} suppressed, some of them only because they would give another away.`,
  undisclosed: 'Not treated: for use inside the service only.',
  figure: (id: string, title: string) => {
    const named = /^(figure|table)-(\d+)$/.exec(id)
    return named === null ? title : `${named[1] === 'figure' ? 'Figure' : 'Table'} ${named[2]}: ${title}`
  },
  dataOf: (title: string) => `Data: ${title}`,
  dataAndPopulation: 'Data, population and definition',
  thinned: 'At round times; the file of the figure’s data has every step.',
  measuresOf: (part: string) => `Measures: ${part}`,
  groupedOf: (part: string, by: string) => `${part}, by ${by}`,
  byGroup: 'The same measures by group',
  population: 'Population',
  definition: 'Definition',
  source: 'Source',
  dependsOn: 'Depends on',
  measure: 'Measure',
  value: 'Value',
  unit: 'Unit',
  numerator: 'Numerator',
  denominator: 'Denominator',
  n: 'n',
  of: 'of',
  interval: '95% interval',
  lower: 'lower 95%',
  upper: 'upper 95%',
  group: 'Group',
  note: 'Note',
  nIs: (n: string) => `n = ${n}`,
  suppressed: 'suppressed',
  notAnswerable: (why: string) => `not answerable: ${why}`,
  noReason: 'no reason was recorded',
  noValue: 'no value',
  blank: 'Blank (nobody said)',
  unnamed: 'All',
  nothingToDraw: 'Nothing to draw',
  noPoints: 'the package has no value for it',
  atRisk: 'Number still in service',
  suppressedMark: 'c',
  missingMark: 'x',
  suppressedNote: (mark: string) =>
    mark === 'suppressed'
      ? 'Suppressed: the number is too small to show, or would give such a number away.'
      : `${mark}: suppressed, because the number is too small to show, or would give such a number away.`,
  missingNote: 'x: no value.',
  gapNote: 'A gap in a line: no value.',
  bandNote: 'Shaded: 95% interval.',
  whiskerNote: 'Thin lines: 95% interval.',
  intervalsInTable: '95% intervals are in the table.',
  kinds: {
    bars: 'Bar chart',
    'grouped-bars': 'Grouped bar chart',
    lines: 'Line chart',
    steps: 'Step chart',
    table: 'Table',
  },
  describe: (kind: string, y: string, x: string, lines: number) =>
    `${kind} of ${y} by ${x}${lines > 1 ? `, ${lines} lines` : ''}.`,
  lowestHighest: (name: string, lowest: string, at: string, highest: string, then: string) =>
    `${name}: lowest ${lowest} (${at}), highest ${highest} (${then}).`,
  lineIs: (name: string, value: string, at: string) => `${name}: ${value} (${at}).`,
  lineEmpty: (name: string) => `${name}: no values.`,
  suppressedPoints: (count: number) => `${count} ${count === 1 ? 'value is' : 'values are'} suppressed.`,
  and: 'and',
  to: 'to',
  unitsOfOne: {
    months: 'month',
    days: 'day',
    'percentage-points': 'percentage point',
    years: 'year',
  },
  units: {
    percent: '%',
    count: 'children or events',
    ratio: 'ratio',
    mean: 'mean',
    months: 'months',
    days: 'days',
    date: 'date',
    'percentage-points': 'percentage points',
    years: 'years',
    text: 'text',
  },
  workbook: {
    subject: 'Tables of the evaluation',
    cover: 'Cover',
    important: 'Important',
    coverTitle: 'Evaluation tables',
    notes: 'Notes',
    contents: 'Contents',
    sheet: 'Sheet',
    holds: 'What it holds',
    symbol: 'Symbol',
    means: 'What it means',
    symbols: [
      ['[c]', 'Suppressed: the number is too small to publish, or would give such a number away'],
      ['[x]', 'Not available: the package cannot answer, or nobody was left to count'],
      ['n', 'How many children or events the value speaks of'],
      ['lower 95%, upper 95%', 'Ends of the 95% interval'],
    ] as readonly (readonly [string, string])[],
    contact: 'Contact',
    contactText: 'The manager of the service’s records. Say the digest above when you ask about a number.',
    oneTable: 'This sheet holds one table, which begins under these lines.',
    shorthand: 'Shorthand: [c] suppressed, [x] not available.',
    coverSheet: 'What this file is, its period and its package',
    notesSheet: 'What the symbols, readings and intervals mean',
    groups: 'The measures by group',
    term: 'Term',
  },
}
