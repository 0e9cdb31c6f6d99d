import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { exampleCohort } from '../../../test/support/example-cohort.ts'
import {
  smallPackage,
  temporaryFolder,
  writeSmallPackage,
  type SmallPackage,
  type SmallRow,
} from '../../../test/support/small-package.ts'
import { openPackage } from '../package/index.ts'
import type { MeasureResult, Results } from '../results/index.ts'
import { evaluate, type EvaluationOptions } from './evaluate.ts'

async function evaluated(given: SmallPackage, options: EvaluationOptions = {}): Promise<Results> {
  const folder = temporaryFolder()
  writeSmallPackage(folder.path, given)
  const pack = await openPackage(folder.path, { threads: 1 })
  try {
    return await evaluate(pack, options)
  } finally {
    pack.close()
    folder.remove()
  }
}

/** A package with one child, referred 15 January 2018 and open, as at 31 December 2018; tables are filled by the test. */
function oneChild(
  child: SmallRow,
  rows: { readonly [table in 'months' | 'meetings' | 'missing_episodes']?: readonly SmallRow[] } = {},
): SmallPackage {
  const given = smallPackage()
  const [first] = given.tables.children
  given.asAt = '2018-12-31'
  given.tables.children = [{ ...first, episode_id: 'E1', ...child }]
  given.tables.months = (rows.months ?? []).map((row) => ({
    episode_id: 'E1',
    face_to_face: '0',
    other_contacts: '0',
    missing: 'false',
    ...row,
  }))
  given.tables.meetings = (rows.meetings ?? []).map((row, index) => ({
    meeting_id: `M${index}`,
    episode_id: 'E1',
    counterpart: 'child',
    mode: 'face-to-face',
    ...row,
  }))
  given.tables.missing_episodes = (rows.missing_episodes ?? []).map((row) => ({
    episode_id: 'E1',
    on_referral: 'false',
    ...row,
  }))
  return given
}

const value = (results: Results, id: string): number | string | null | undefined =>
  results.measures.find((one) => one.id === id)?.value

const january = { month_index: '1', month: '2018-01' }
const march = { month_index: '3', month: '2018-03' }

test.each<readonly [string, SmallPackage, string, number]>([
  [
    'a telephone call in a month is contact',
    oneChild({}, { months: [{ ...january, other_contacts: '1' }] }),
    'contact-any-share',
    100,
  ],
  [
    'and is no meeting',
    oneChild({}, { months: [{ ...january, other_contacts: '1' }] }),
    'face-to-face-share',
    0,
  ],
  [
    'a call in the log is contact',
    oneChild({}, { meetings: [{ date: '2018-02-01', mode: 'phone' }] }),
    'contact-any-share',
    100,
  ],
  [
    'a meeting with somebody else is not',
    oneChild({}, { meetings: [{ date: '2018-02-01', counterpart: 'third-party' }] }),
    'contact-any-share',
    0,
  ],
  [
    'a meeting in the log while every month says none: met, and misrecorded',
    oneChild({}, { months: [january], meetings: [{ date: '2018-01-20' }] }),
    'footnote31-face-to-face-misrecorded',
    1,
  ],
  [
    'it counts as met',
    oneChild({}, { months: [january], meetings: [{ date: '2018-01-20' }] }),
    'face-to-face-share',
    100,
  ],
  [
    'a month marked missing is missing',
    oneChild({}, { months: [{ ...january, missing: 'true' }] }),
    'missing-ever-count',
    1,
  ],
  [
    'six months less a day is temporary',
    oneChild({}, { missing_episodes: [{ started_on: '2018-02-10', ended_on: '2018-08-09' }] }),
    'missing-temporary-share',
    100,
  ],
  [
    'six months to the day is long-term',
    oneChild({}, { missing_episodes: [{ started_on: '2018-02-10', ended_on: '2018-08-10' }] }),
    'missing-longterm-share',
    100,
  ],
  [
    'six months from 31 August end on 28 February at the latest: four months are not enough',
    oneChild({}, { missing_episodes: [{ started_on: '2018-08-31' }] }),
    'missing-longterm-share',
    0,
  ],
  [
    'an exit ends the time missing',
    oneChild(
      { exit_date: '2018-07-01', exit_reason: 'turned-18' },
      { missing_episodes: [{ started_on: '2018-02-10' }] },
    ),
    'missing-longterm-share',
    0,
  ],
  [
    'met the day before going missing: contact before',
    oneChild({}, { meetings: [{ date: '2018-03-01' }], missing_episodes: [{ started_on: '2018-03-02' }] }),
    'missing-no-prior-contact-share',
    0,
  ],
  [
    'met on the day itself: none before',
    oneChild({}, { meetings: [{ date: '2018-03-02' }], missing_episodes: [{ started_on: '2018-03-02' }] }),
    'missing-no-prior-contact-share',
    100,
  ],
  [
    'a contact of an earlier month, without a day, is before',
    oneChild(
      {},
      {
        months: [
          { ...january, other_contacts: '1' },
          { ...march, missing: 'true' },
        ],
      },
    ),
    'missing-no-prior-contact-share',
    0,
  ],
  [
    'one of the same month, without a day, is not',
    oneChild({}, { months: [{ ...march, missing: 'true', other_contacts: '1' }] }),
    'missing-no-prior-contact-share',
    100,
  ],
  [
    'missing on referral is never after contact',
    oneChild({ missing_on_referral: 'true' }, { meetings: [{ date: '2018-01-15' }] }),
    'missing-no-prior-contact-share',
    100,
  ],
  [
    'the last entry is the highest month, blank or not',
    oneChild(
      {},
      {
        months: [
          { ...january, education_status: 'regular' },
          { ...march, education_status: 'unknown' },
        ],
      },
    ),
    'footnote52-education-unknown',
    1,
  ],
  [
    'a year less a day is eleven months',
    oneChild({ referral_date: '2018-01-01' }),
    'footnote47-n-at-least-11-months',
    1,
  ],
  ['under nine months is no nine months', oneChild({ referral_date: '2018-04-01' }), 'nine-months-n', 0],
  ['nine months to the day are', oneChild({ referral_date: '2018-03-31' }), 'nine-months-n', 1],
])('%s', async (_what, given, id, expected) => {
  expect(value(await evaluated(given), id)).toBe(expected)
})

test('an on-referral missing episode does not count in the curve, another in the same month does', async () => {
  const months = Array.from({ length: 12 }, (_, index) => ({
    month_index: String(index + 1),
    month: `2018-${String(index + 1).padStart(2, '0')}`,
    missing: String(index < 3),
  }))
  const missing_episodes = [
    { started_on: '2018-01-10', ended_on: '2018-02-20', on_referral: 'true' },
    { started_on: '2018-02-25', ended_on: '2018-03-05' },
  ]
  const results = await evaluated(oneChild({ missing_on_referral: 'true' }, { months, missing_episodes }))
  const points = results.series.find((one) => one.id === 'figure-8')?.lines[0]?.points
  expect(points?.slice(0, 4).map((point) => point.numerator)).toEqual([0, 1, 1, 0])
})

function sound(one: MeasureResult): void {
  if (one.unit !== 'percent' || one.value === null || one.numerator === null || one.numerator < 0) return
  if (one.id === 'nrm-child-referrals-increase-2017-2018' || one.id.startsWith('nrm-referrals-increase'))
    return
  expect(one.numerator, one.id).toBeLessThanOrEqual(one.denominator ?? 0)
  expect(one.denominator, one.id).toBeLessThanOrEqual(one.n ?? 0)
  const [low, high] = one.interval ?? [one.value, one.value]
  expect(Number(low) - 1e-9 <= Number(one.value) && Number(one.value) <= Number(high) + 1e-9, one.id).toBe(
    true,
  )
}

test('whatever the cohort and the period: shares are sound, groups add up, and later episodes change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 5, max: 40 }),
      fc.integer({ min: 8, max: 20 }),
      async (size, month) => {
        const given = exampleCohort(size)
        const to = calendarDay(`2018-${String(Math.min(12, month)).padStart(2, '0')}-28`)
        const options: EvaluationOptions = { from: calendarDay('2017-02-01'), to, by: ['site'] }
        const results = await evaluated(given, options)
        results.measures.forEach(sound)
        results.groups.flatMap((group) => group.measures).forEach(sound)
        for (const one of results.measures.filter(({ unit }) => unit === 'count')) {
          // What the package does not carry has no value in any group.
          if (one.value === null) continue
          const split = results.groups.flatMap((group) =>
            group.measures.filter((measure) => measure.id === one.id),
          )
          if (split.length === 0) continue
          expect(
            split.reduce((sum, part) => sum + Number(part.value), 0),
            one.id,
          ).toBe(one.value)
        }
        const [first] = given.tables.children
        given.tables.children.push({
          ...first,
          episode_id: 'later',
          child_id: 'later',
          referral_date: '2019-01-30',
          exit_date: '',
        })
        const again = await evaluated(given, options)
        expect({ ...again, package: { ...again.package, digest: '' } }).toEqual({
          ...results,
          package: { ...results.package, digest: '' },
        })
      },
    ),
    { numRuns: 4, seed: 48 },
  )
})
