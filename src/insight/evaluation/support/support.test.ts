import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { outcomeChange, type Direction } from '../../../kernel/policy/outcomes.ts'
import { writeSmallExtensions, type SmallExtensions } from '../../../../test/support/small-extensions.ts'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  type SmallRow,
} from '../../../../test/support/small-package.ts'
import { openPackage } from '../../package/index.ts'
import type { MeasureResult, Results } from '../../results/index.ts'
import { evaluate } from '../index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

async function evaluated(
  children: readonly SmallRow[],
  given: SmallExtensions,
  threads = 1,
): Promise<Results> {
  const pack = smallPackage()
  const [first] = pack.tables.children
  pack.tables.children = children.map((row) => ({ ...first, ...row }))
  pack.asAt = '2018-12-31'
  pack.tables.missing_episodes = []
  pack.tables.social_worker_months = []
  pack.tables.months = []
  pack.tables.meetings = []
  writeSmallPackage(folder.path, pack)
  writeSmallExtensions(folder.path, given)
  const opened = await openPackage(folder.path, { threads })
  try {
    return await evaluate(opened)
  } finally {
    opened.close()
  }
}

const found = ({ measures }: Results, id: string): MeasureResult => {
  const one = measures.find((measure) => measure.id === id)
  if (one === undefined) throw new Error(`no measure ${id}`)
  return one
}

/** Three children of exceptional need and one young person, all referred on 16 January 2018. */
const four = ['E1', 'E2', 'E3', 'E4'].map((episode_id) => ({
  episode_id,
  child_id: `C${episode_id}`,
  referral_date: '2018-01-16',
  exit_date: '',
  exit_reason: '',
  parental_responsibility: 'with',
  route: episode_id === 'E4' ? 'post-18' : 'exceptional-need',
}))
const assessment = (id: string, episode_id: string, date: string, minutes = '') => ({
  assessment_id: id,
  episode_id,
  date,
  point: 'review',
  asks_decision: 'false',
  minutes,
})
const score = (assessment_id: string, episode_id: string, domain: string, value: string) => ({
  assessment_id,
  episode_id,
  domain,
  rater: 'worker',
  state: value === '' ? 'not-known' : 'rated',
  score: value,
})
const due = (deadline_id: string, episode_id: string, in_time: string, kind = 'needs-assessment') => ({
  deadline_id,
  episode_id,
  kind,
  state: in_time === 'true' ? 'met' : 'open',
  due_on: '2018-04-01',
  in_time,
})
const allocation = (episode_id: string, waited_hours: string, contact_hours: string) => ({
  allocation_id: `A${episode_id}`,
  episode_id,
  allocated_on: '2018-01-17',
  capacity: 'practitioner',
  first: 'true',
  waited_hours,
  contact_hours,
})
const tables: SmallExtensions = {
  allocations: [allocation('E1', '12', '3'), allocation('E2', '48', '24')],
  deadlines: [
    due('D1', 'E1', 'true'),
    due('D2', 'E1', 'true'),
    due('D3', 'E2', 'true'),
    due('D4', 'E2', 'false'),
    due('D5', 'E3', ''),
  ],
  assessments: [
    assessment('S1', 'E1', '2018-02-01', '90'),
    assessment('S2', 'E1', '2018-05-01', '30'),
    assessment('S3', 'E2', '2018-02-01'),
    assessment('S4', 'E2', '2018-03-01'),
    assessment('S5', 'E3', '2018-02-01'),
  ],
  need_scores: [
    score('S1', 'E1', 'missing', '3'),
    score('S2', 'E1', 'missing', '1'),
    score('S1', 'E1', 'education', '1'),
    score('S2', 'E1', 'education', '2'),
    score('S3', 'E2', 'missing', '2'),
    score('S4', 'E2', 'missing', ''),
    score('S5', 'E3', 'missing', '4'),
  ],
  need_decisions: [
    ['N1', 'E1', 'S1', '2018-02-05', 'exceptional'],
    ['N2', 'E1', 'S2', '2018-05-02', 'not-exceptional'],
    ['N3', 'E2', 'S3', '2018-02-26', 'deferred'],
    ['N4', 'E3', 'S5', '2018-02-25', 'exceptional'],
  ].map(([decision_id = '', episode_id = '', assessment_id = '', date = '', decision = '']) => ({
    decision_id,
    episode_id,
    assessment_id,
    date,
    decision,
    reading: 'exceptional',
    route: decision === 'not-exceptional' ? 'indirect' : '',
  })),
  child_nrm: [
    {
      nrm_id: 'R1',
      episode_id: 'E1',
      referral_date: '2018-02-01',
      rg_outcome: 'negative',
      rg_date: '2018-02-10',
    },
    { nrm_id: 'R2', episode_id: 'E1', referral_date: '2018-11-01', rg_outcome: 'pending' },
    { nrm_id: 'R3', episode_id: 'E2', referral_date: '2018-02-01', rg_outcome: 'pending' },
  ],
  transitions: [
    {
      episode_id: 'E4',
      turns_17_half_month: '2018-03',
      turns_18_month: '2018-09',
      in_pilot: 'true',
      assessed_on: '2018-03-20',
      assessed_within_28_days: 'true',
      result: 'additional-need',
      planned_on: '2018-06-01',
      first_planned_on: '2018-04-09',
      agreed: 'yes',
      worker_before_18: 'true',
      gap_days: '12',
    },
  ],
  adult_services: [
    {
      service_id: 'V1',
      episode_id: 'E4',
      service: 'housing',
      contacted_on: '2018-06-01',
      state: 'accepted',
      answered_on: '2018-12-31',
      named: 'true',
      met_before_18: 'false',
    },
  ],
  posts: [
    { month: '2018-01', site: 'wales', role: 'practitioner', people: '2', full_time_percent: '150' },
    { month: '2018-02', site: 'wales', role: 'practitioner', people: '2', full_time_percent: '50' },
  ],
  indirect_work: [
    {
      work_id: 'W1',
      episode_id: 'E1',
      month: '2018-02',
      kind: 'meeting',
      site: 'wales',
      detail: 'strategy',
      child_there: 'yes',
    },
    {
      work_id: 'W2',
      episode_id: 'E2',
      month: '2018-02',
      kind: 'meeting',
      site: 'wales',
      views_presented: 'yes',
    },
    { work_id: 'W3', episode_id: 'E2', month: '2018-03', kind: 'meeting', site: 'wales', child_there: 'no' },
    {
      work_id: 'W4',
      month: '2018-03',
      kind: 'event',
      site: 'wales',
      confidence_before: '40',
      confidence_after: '65',
    },
    { work_id: 'W5', month: '2018-03', kind: 'consultation', site: 'wales', outcome: 'actions-taken' },
    { work_id: 'W6', month: '2018-03', kind: 'consultation', site: 'wales' },
  ],
}

let results: Results
beforeAll(async () => {
  results = await evaluated(four, tables)
})

test.each([
  ['rp-a1-assessed', 3, 4],
  ['rp-a1-judged-exceptional', 2, 2],
  ['rp-a2-contact-after-allocation', 1, 2],
  ['rp-a4-in-time', 1, 2],
  ['rp-a4-stepped-down', 1, 2],
  ['rp-s1-missed-deadlines', 1, 2],
  ['rp-s2-reclassified', 1, 2],
  ['rp-r1-unallocated', 2, 3],
  ['rp-c2-need-eased', 1, 1],
  ['rp-c2-need-grew', 1, 1],
  ['rp-c2-needs-not-rated', 2, 3],
  ['rp-c1-views', 1, 2],
  ['rp-c4-strategy-meeting', 1, 3],
  ['rp-c3-consultations', 2, 2],
  ['rp-c3-actions-taken', 1, 1],
  ['rp-i2-open', 3, 3],
  ['rp-i3-minutes', 120, 2],
  ['rp-m2-nrm-again', 1, 2],
  ['p-i3-assessed-at-17-half', 1, 1],
  ['p-a1-agreed', 1, 1],
  ['p-o1-assigned', 1, 1],
  ['p-a2-met-together', 0, 1],
  ['p-a2-named', 1, 1],
  // Three months and more past September: accepted on the last day of the third month after it.
  ['p-c1-accepted', 0, 0],
  ['p-s3-turning-17-half', 1, 1],
])('%s is %d of %d, counted by hand', (id, numerator, n) => {
  expect([found(results, id).numerator, found(results, id).n]).toEqual([numerator, n])
})

test.each([
  ['rp-a1-days-median', 20, 2],
  ['rp-a1-days-90th', 40, 2],
  ['rp-a4-interval', 28, 2],
  ['rp-r1-waiting', 0.5, 2],
  ['p-a1-days', 20, 1],
  ['p-o2-gap', 12, 1],
  ['rp-c3-confidence', 2.5, 1],
  ['rp-i2-posts', 1, 2],
])('%s has the value %d of %d', (id, value, n) => {
  expect([found(results, id).value, found(results, id).n]).toEqual([value, n])
})

test('a table that the package does not carry leaves what needs it without a value, and says so', () => {
  for (const [id, table] of [
    ['rp-c4-safety-plan', 'safety_plans'],
    ['rp-c1-voice-child-better', 'occasions'],
    ['rp-c4-network-grew', 'networks'],
  ] as const) {
    expect(found(results, id)).toMatchObject({
      value: null,
      why: `The package does not carry the table "${table}".`,
    })
  }
  expect(results.series.find(({ id }) => id === 'outcomes-since-entry-child')).toMatchObject({
    lines: [],
    why: 'The package does not carry the table "occasions".',
  })
})

test('whatever was rated, the directions are those of the outcomes room, and the same for two threads', async () => {
  const answer = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 5 })
  const lives = fc.sample(fc.array(fc.tuple(answer, answer), { minLength: 3, maxLength: 3 }), {
    numRuns: 150,
    seed: 7,
  })
  const children = lives.map((_, index) => ({ ...four[0], episode_id: `E${index}`, child_id: `C${index}` }))
  const occasion = (index: number, time: 0 | 1) => `O${index}-${time}`
  const rows: SmallExtensions = {
    occasions: lives.flatMap((_, index) =>
      ([0, 1] as const).map((time) => ({
        occasion_id: occasion(index, time),
        episode_id: `E${index}`,
        date: time === 0 ? '2018-02-01' : '2018-05-01',
        point: time === 0 ? 'entry' : 'three-monthly',
        possible: 'true',
      })),
    ),
    outcomes: lives.flatMap((items, index) =>
      items.flatMap((pair, item) =>
        pair.map((rating, time) => ({
          occasion_id: occasion(index, time as 0 | 1),
          episode_id: `E${index}`,
          item: `item-${item}`,
          outcome: 'voice',
          rater: 'child',
          state: rating === null ? 'declined' : 'rated',
          rating: rating === null ? '' : String(rating),
        })),
      ),
    ),
  }
  const expected = new Map<Direction, number>()
  for (const items of lives) {
    // Whoever rated nothing at all at one of the two times has one occasion to compare with nothing.
    const both = [0, 1].every((time) => items.some((pair) => pair[time as 0 | 1] !== null))
    const { direction } = outcomeChange(
      items.map(([before, after]) => (both ? { before, after } : { before: null, after: null })),
      calendarDay('2018-12-31'),
    )
    expected.set(direction, (expected.get(direction) ?? 0) + 1)
  }
  const once = await evaluated(children, rows)
  for (const direction of ['better', 'same', 'worse', 'not-rated'] as const)
    expect([direction, found(once, `rp-c1-voice-child-${direction}`).numerator]).toEqual([
      direction,
      expected.get(direction) ?? 0,
    ])
  expect(await evaluated(children, rows, 2)).toEqual(once)
})
