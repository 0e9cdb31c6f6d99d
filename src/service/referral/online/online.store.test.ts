import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import { PlainBrowser } from '../../../../test/support/browser.ts'
import { verifyRecord } from '../../../platform/record/index.ts'
import { questions } from './questions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const first = '/refer/questions/danger'
const stranger = () => new PlainBrowser(house)

interface Kept {
  id: string
  stage: string
  site: string | null
  incomplete: string[]
  columns: Record<string, unknown>
  identity: Record<string, unknown>
}

/** What the record holds of a reference, read as the owner of the database. */
async function kept(reference: string): Promise<Kept[]> {
  const rows = await house.db.owner.kysely
    .withTables<{
      case_file: { id: string; reference: string; stage: string; site: string | null }
      referral: Record<string, unknown> & { id: string; incomplete: string[] }
      child_identity: Record<string, unknown> & { id: string }
    }>()
    .selectFrom('case_file')
    .selectAll()
    .where('reference', '=', reference)
    .execute()
  return Promise.all(
    rows.map(async (row) => {
      const tables = house.db.owner.kysely.withTables<{
        referral: Record<string, unknown> & { id: string }
        child_identity: Record<string, unknown> & { id: string }
      }>()
      const columns = await tables
        .selectFrom('referral')
        .selectAll()
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow()
      const identity = await tables
        .selectFrom('child_identity')
        .selectAll()
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow()
      return {
        id: row.id,
        stage: row.stage,
        site: row.site,
        incomplete: columns['incomplete'] as string[],
        columns,
        identity,
      }
    }),
  )
}

const shown = (browser: PlainBrowser) => {
  const [reference, code] = [...browser.body.matchAll(/translate="no">([^<]+)</g)].map(
    ([, text]) => text ?? '',
  )
  return { reference: reference ?? '', code: code ?? '' }
}

/** Goes through the whole form with the given answers; what is not given is passed over. */
async function walk(
  browser: PlainBrowser,
  answers: Readonly<Record<string, Record<string, string | string[]>>>,
) {
  await browser.open('/refer')
  expect(browser.body).toContain(first)
  await browser.open(first)
  for (let page = 0; page < 100 && browser.path !== '/refer/check'; page += 1) {
    if (browser.path === '/refer/keep') {
      expect(browser.body).toContain('href="/refer/questions/agency"')
      await browser.open('/refer/questions/agency')
      continue
    }
    const name = browser.path.split('/').at(-1) ?? ''
    await browser.send({ _then: 'next', ...answers[name] })
    expect(browser.status, name).toBe(200)
  }
  expect(browser.path).toBe('/refer/check')
  return browser
}

const whole = {
  danger: { immediate_danger: 'no' },
  agency: { referrer_agency: 'police' },
  you: { referrer_name: 'Sian Pugh', referrer_telephone: '029 2000 0000', referrer_email: 's@heddlu.test' },
  safeguarding: { safeguarding_referral_made: 'yes', la_reference: 'LA-1' },
  name: { given_name: 'Đặng Văn', aliases: 'Tony\nTee', native_name: '鄧文' },
  'date-of-birth': { dob_standing: 'approximate', 'dob-year': '2010' },
  gender: { gender: 'male' },
  nationality: { nationality_1: 'VNM' },
  languages: { language_1: 'unknown' },
  interpreter: { interpreter: 'yes' },
  welsh: { welsh_preference: 'english' },
  authority: { local_authority: 'W06000015' },
  identified: { identified_unknown: 'unknown' },
  suspected: { suspected_victim: 'yes' },
  exploitation: { exploitation_all: ['criminal', 'labour'] },
  'main-exploitation': { exploitation_primary: 'criminal' },
  'county-lines': { county_lines: 'unknown' },
  nrm: { nrm_stage: 'not-referred' },
  'parental-responsibility': { parental_responsibility: 'with' },
  'responsible-person': { pr_holder_relationship: 'father', pr_suspected: 'yes' },
  'outside-uk': { from_outside_uk: 'yes' },
  missing: { missing_now: 'no' },
  staying: { accommodation: 'foster-care', address: '1 Secret Street' },
  'safe-contact': { safe_to_write: 'no', safe_to_ring: 'unknown' },
  traffickers: { trafficker_contact: 'none' },
  education: { education: 'none' },
  'looked-after': { looked_after: 'yes' },
  'police-courts': { cjs_involved: 'no' },
  professionals: { others: 'yes', person_1_name: 'A Carer', person_1_role: 'foster-carer' },
  concerns: { concerns: 'Seen in a <car>' },
}

describe('the form from beginning to end, without script', () => {
  test('given every answer, then it is shown for checking, sent, and founds one complete case', async () => {
    const browser = await walk(stranger(), whole)
    expect(browser.body).toContain('Đặng Văn')
    expect(browser.body).toContain('Seen in a &lt;car&gt;')
    expect(browser.body).not.toContain('Still missing')
    const before = { cookies: new Map(browser.cookies), fields: browser.hidden('/refer/check') }
    await browser.send({})
    expect(browser.path).toMatch(/^\/refer\/sent\/G-/)
    expect(browser.body).toContain('0800 043 4303')
    expect(browser.cookies.has('gs_referral')).toBe(false)
    const reference = browser.path.split('/').at(-1) ?? ''

    // The same button again, from another window that had the page open; and with another key.
    for (const key of [before.fields['_key'] ?? '', 'another-key']) {
      const twin = stranger()
      before.cookies.forEach((value, name) => twin.cookies.set(name, value))
      await twin.post('/refer/check', { ...before.fields, _key: key })
      expect(twin.path).toBe(`/refer/sent/${reference}`)
    }
    const cases = await kept(reference)
    expect(cases).toHaveLength(1)
    expect(cases[0]).toMatchObject({
      stage: 'referred',
      site: 'wales',
      incomplete: [],
      columns: {
        channel: 'online',
        trafficker_contact: 'none',
        county_lines: 'unknown',
        identified_on: null,
        exploitation_all: ['criminal', 'labour'],
        pr_suspected: 'yes',
      },
      identity: { dob: '2010-12-31', dob_standing: 'approximate', languages: ['unknown'] },
    })
    const verified = await verifyRecord(house.db.owner.kysely)
    expect(verified.findings).toEqual([])
  })

  test('given nothing but blanks, then the referral is taken and says what is missing', async () => {
    const browser = await walk(stranger(), {})
    expect(browser.body).toContain('Still missing')
    await browser.send({})
    const reference = browser.path.split('/').at(-1) ?? ''
    const [founded] = await kept(reference)
    expect(founded?.incomplete).toContain('child-name')
    expect(founded?.columns['education']).toBeNull()
  })

  test('given immediate danger, then the next page says to ring 999', async () => {
    const browser = stranger()
    await browser.open(first)
    await browser.send({ _then: 'next', immediate_danger: 'yes' })
    expect(browser.path).toBe('/refer/emergency')
    expect(browser.body).toContain('999')
    await browser.open('/refer/keep')
    expect(shown(browser).reference).toMatch(/^G-/)
  })

  test('given a wrong answer, then the page is shown again with what was typed', async () => {
    const browser = stranger()
    await browser.open(first)
    await browser.send({ _then: 'next' })
    await browser.open('/refer/questions/date-of-birth')
    await browser.send({ _then: 'next', dob_standing: 'exact', 'dob-year': '2010' })
    expect(browser.status).toBe(422)
    expect(browser.body).toContain('value="2010"')
    expect(browser.body).toContain('govuk-error-summary')
  })

  test('given another person to add, then the page comes back with a place for one more', async () => {
    const browser = stranger()
    await browser.open(first)
    await browser.send({ _then: 'next' })
    await browser.open('/refer/questions/professionals')
    expect(browser.body).not.toContain('person_2_name')
    await browser.send({ _then: 'more', others: 'yes', person_1_name: 'A Carer' })
    expect(browser.path).toBe('/refer/questions/professionals')
    expect(browser.body).toContain('person_2_name')
    expect(browser.body).toContain('A Carer')
  })

  test('every page is in both languages, has the quick exit and no name in its title', async () => {
    const browser = stranger()
    await browser.open(first)
    await browser.send({ _then: 'next' })
    await browser.post('/refer/questions/name', {
      ...(await browser.open('/refer/questions/name')).hidden('/refer/questions/name'),
      given_name: 'Xylophone',
    })
    for (const path of [
      ...questions.map((one) => `/refer/questions/${one.name}`),
      '/refer/check',
      '/refer/later',
    ]) {
      for (const lang of ['en', 'cy']) {
        await browser.open(`${path}?lang=${lang}`)
        expect(browser.status, path).toBe(200)
        expect(browser.body).toContain('govuk-exit-this-page')
        expect(/<title>([^<]*)</.exec(browser.body)?.[1]).not.toContain('Xylophone')
      }
    }
  })
})
