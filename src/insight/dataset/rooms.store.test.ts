import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId, FactId } from '../../kernel/ids.ts'
import { factIdOf, newFact, nextVersion } from '../../platform/record/index.ts'
import { missingEpisode, returnInterview } from '../../service/missing/index.ts'
import { exceptionalNeed } from '../../service/needs/index.ts'
import { networkReview } from '../../service/network/index.ts'
import { factsOfIndirectWork } from '../../../test/support/consultation.ts'
import { write } from '../../../test/support/full-case.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { assessedNeeds } from '../../../test/support/needs.ts'
import { aNetwork } from '../../../test/support/network.ts'
import { eligibleDirect, referredChild } from '../../../test/support/referred-child.ts'
import { transitionFacts } from '../../../test/support/transition.ts'
import { aVoice } from '../../../test/support/voice.ts'
import { checkPackage } from '../check/index.ts'
import { extensionTables, openPackage } from '../package/index.ts'
import { bytesOf, exporter, exportFolder } from '../../../test/support/exported-record.ts'

const folder = exportFolder()
let house: TestHouse
let child: CaseId
const exported = (name: string, asAt = '2026-11-21', format: 'csv' | 'parquet' = 'csv') =>
  exporter(house, folder)(name, asAt, format)

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-08-01T09:00:00Z'))
  await house.world.person('practitioner', 'west-yorkshire')
  child = await referredChild(house, {
    stage: 'allocated',
    route: 'exceptional-need',
    site: 'west-yorkshire',
    names: ['Linh Nguyễn'],
    // 17 and a half on 5 November 2026.
    identity: { dob: '2009-05-05' },
    referral: { ...eligibleDirect, referrer_agency: 'police', exploitation_primary: 'criminal' },
  })
  house.clock.set('2026-11-20T09:00:00Z')
  await assessedNeeds(house, child, { daysAgo: 90, scores: ['3', '2', 'not-known'] })
  await assessedNeeds(house, child, { daysAgo: 4, scores: ['1', '2', '4'] })
  await aVoice(house, child)
  await aNetwork(house, child)
  const episode = factIdOf('missing', child)
  await write(house, child, [
    ...transitionFacts(child, '2026-11-10'),
    ...factsOfIndirectWork(child, house.clock.now()),
    newFact(exceptionalNeed, child, {
      assessment_id: factIdOf('assessment', child),
      decision: 'deferred',
      on_day: '2026-11-19',
      why: 'Words that no package may hold',
      reading: 'exceptional',
      total: 5,
      scored: 2,
      in_pilot: false,
      rule_version: 'DT-2@V3',
      dt2_row: 'e',
      route: null,
    }),
    newFact(
      missingEpisode,
      child,
      {
        started_at: new Date('2026-10-01T10:00:00Z'),
        on_referral: false,
        reported_at: null,
        reported_by: null,
        police_force: null,
        police_reference: null,
        risk_grade: null,
        missing_from: null,
        trigger: null,
        circumstances: 'Words that no package may hold',
        ended_at: new Date('2026-10-03T10:00:00Z'),
        returned_how: null,
        found_site: null,
        police_check: null,
        return_note: null,
      },
      episode,
    ),
    newFact(
      returnInterview,
      child,
      {
        episode_id: episode,
        rule: 'england',
        outcome: 'held',
        offered_at: new Date('2026-10-04T10:00:00Z'),
        settled_at: new Date('2026-10-06T11:00:00Z'),
        by_whom: 'Words that no package may hold',
        independent: null,
        why_not: null,
        child_words: null,
        harm: [],
        harm_note: null,
        trafficker: null,
        learning: null,
        plan_must_change: 'yes',
      },
      episode,
    ),
  ])
  house.clock.set('2026-11-23T09:00:00Z')
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

test('what the rooms hold stands in extension tables, without a word, a name or a birthday', async () => {
  const out = await exported('first')
  const opened = await openPackage(out)
  const rows = (sql: string) => opened.duck.rows(sql)
  try {
    expect([...opened.present]).toEqual(expect.arrayContaining(extensionTables.map(({ name }) => name)))
    expect(
      await rows(`select a.date, s.domain, s.rater, s.state, s.score, a.minutes
        from need_scores s join assessments a using (assessment_id) where domain <> 'missing' order by 1, 2, 3`),
    ).toMatchObject([
      { date: '2026-08-22', domain: 'education', rater: 'child', state: 'would-not-say', score: null },
      { domain: 'education', rater: 'worker', state: 'not-known', score: null, minutes: 150 },
      { domain: 'immediate-safety', rater: 'child', state: 'rated', score: 4 },
      { domain: 'immediate-safety', rater: 'worker', state: 'rated', score: 3 },
      { date: '2026-11-16', domain: 'education', rater: 'child', state: 'would-not-say' },
      { domain: 'education', rater: 'worker', state: 'rated', score: 4 },
      { domain: 'immediate-safety', rater: 'child', state: 'rated', score: 4 },
      { domain: 'immediate-safety', rater: 'worker', state: 'rated', score: 1 },
    ])
    expect(
      await rows(`select rater, state, count(*)::integer as n, count(rating)::integer as rated from outcomes
        group by all order by 1, 2`),
    ).toEqual([
      { rater: 'child', state: 'declined', n: 4, rated: 0 },
      { rater: 'child', state: 'rated', n: 24, rated: 24 },
      { rater: 'worker', state: 'rated', n: 22, rated: 22 },
    ])
    expect(await rows('select * exclude (episode_id) from transitions')).toMatchObject([
      {
        turns_17_half_month: '2026-11',
        turns_18_month: '2027-05',
        in_pilot: true,
        assessed_on: '2026-11-10',
        assessed_within_28_days: true,
        result: 'additional-need',
        agreed: 'in-part',
        contingency: true,
        adviser: true,
        worker_before_18: null,
        gap_days: null,
        nrm_answer: 'stay',
      },
    ])
    expect(await rows('select service, state, named, met_before_18 from adult_services')).toEqual([
      { service: 'leaving-care', state: 'waiting', named: false, met_before_18: null },
    ])
    expect(
      await rows('select outcome, within_72_hours, plan_must_change, returned_on from return_interviews'),
    ).toEqual([
      { outcome: 'held', within_72_hours: false, plan_must_change: 'yes', returned_on: '2026-10-03' },
    ])
    expect(
      await rows(
        'select kind, audience, delivery_minutes, travel_minutes, views_presented from indirect_work order by 1',
      ),
    ).toEqual([
      {
        kind: 'consultation',
        audience: 'local-authority-social-care',
        delivery_minutes: 30,
        travel_minutes: null,
        views_presented: null,
      },
      {
        kind: 'meeting',
        audience: 'multi-agency;police;social-worker',
        delivery_minutes: 120,
        travel_minutes: 90,
        views_presented: 'yes',
      },
    ])
    expect(await rows('select decision, reading, route from need_decisions')).toEqual([
      { decision: 'deferred', reading: 'exceptional', route: null },
    ])
    expect(await rows('select count(*)::integer as n from networks')).toEqual([{ n: 2 }])
    expect(await rows(`select role, people from posts where month = '2026-11'`)).toEqual([
      { role: 'practitioner', people: 1 },
    ])
    expect(
      await rows('select distinct e.episode_id = c.episode_id as own from children c, outcomes e'),
    ).toEqual([{ own: true }])
  } finally {
    opened.close()
  }
  const all = readdirSync(out)
    .map((file) => readFileSync(join(out, file), 'utf8'))
    .join('\n')
  for (const word of [
    'Words',
    'Invented',
    'Linh',
    'Auntie',
    'Gwen',
    'Sam',
    'college',
    '2009-05-05',
    '2026-11-05',
    child,
  ])
    expect(all).not.toContain(word)
})

test('a day gives the same bytes again after corrections, and a later day what was corrected', async () => {
  const [csv, parquet] = [
    bytesOf(await exported('before')),
    bytesOf(await exported('before-p', '2026-11-21', 'parquet')),
  ]
  const review = await house.db.owner.kysely
    .selectFrom('network_review' as never)
    .selectAll()
    .where('superseded_at' as never, 'is', null as never)
    .executeTakeFirstOrThrow()
  const row = networkReview.columns.parse(review)
  const { id, version } = review as { id: FactId; version: number }
  await write(house, child, [
    nextVersion(networkReview, child, { id, version }, { ...row, reading: 'overloaded' }, 'counted again'),
  ])
  expect(bytesOf(await exported('after'))).toEqual(csv)
  expect(bytesOf(await exported('after-p', '2026-11-21', 'parquet'))).toEqual(parquet)
  house.clock.set('2026-11-25T09:00:00Z')
  const opened = await openPackage(await exported('later', '2026-11-24'))
  const found = await opened.duck.rows(
    `select count(*)::integer as n from networks where reading = 'overloaded'`,
  )
  opened.close()
  expect(found).toEqual([{ n: 1 }])
})

test('dataset check finds an assessment that a decision names and nobody made, and nothing else', async () => {
  const { kinds } = await checkPackage(await exported('checked'))
  expect(kinds.map(({ rule, file }) => [rule, file])).toEqual([['hangs-on-nothing', 'need_decisions.csv']])
})
