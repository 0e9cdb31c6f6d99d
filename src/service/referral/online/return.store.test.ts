import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import { PlainBrowser } from '../../../../test/support/browser.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const first = '/refer/questions/danger'
const stranger = () => new PlainBrowser(house)

const shown = (browser: PlainBrowser) => {
  const [reference, code] = [...browser.body.matchAll(/translate="no">([^<]+)</g)].map(
    ([, text]) => text ?? '',
  )
  return { reference: reference ?? '', code: code ?? '' }
}

describe('save and return', () => {
  test('given the reference and the code, then a new browser goes on where the old one stopped', async () => {
    const browser = stranger()
    await browser.open(first)
    await browser.send({ _then: 'later', immediate_danger: 'no' })
    expect(browser.path).toBe('/refer/later')
    const key = shown(browser)
    await browser.send({ what: 'leave' }, '/refer/leave')
    expect(browser.cookies.has('gs_referral')).toBe(false)
    await browser.open('/refer/check')
    expect(browser.path).toBe('/refer')

    const elsewhere = stranger()
    await elsewhere.open('/refer/return')
    await elsewhere.send({ reference: key.reference.toLowerCase(), code: key.code.replaceAll('-', ' ') })
    expect(elsewhere.path).toBe('/refer/questions/agency')
    await elsewhere.open(first)
    expect(elsewhere.body).toMatch(/value="no" checked/)
  })

  test('given a wrong code or an unknown reference, then the answer is the same, and too many make even the right one wait', async () => {
    const browser = stranger()
    await browser.open(first)
    await browser.send({ _then: 'later' })
    const key = shown(browser)
    const other = stranger()
    const says = async (reference: string, code: string) => {
      await other.open('/refer/return')
      await other.send({ reference, code })
      return other.body.match(/govuk-error-summary__list[\s\S]*?<\/ul>/)?.[0].replaceAll(/\s+/g, ' ')
    }
    const wrongCode = await says(key.reference, '2222-2222-22')
    expect(other.status).toBe(422)
    expect(await says('G-2222-22', key.code)).toBe(wrongCode)
    expect(await says('nonsense', key.code)).toBe(wrongCode)
    for (let attempt = 0; attempt < 4; attempt += 1) await says(key.reference, '3333-3333-33')
    await says(key.reference, key.code)
    expect(other.status).toBe(429)
    house.clock.set(new Date(house.clock.now().getTime() + 16 * 60_000))
    await says(key.reference, key.code)
    expect(other.path).toBe('/refer/questions/agency')
  })

  test('given a draft of eight days ago, or one its writer deleted, then it cannot be opened', async () => {
    const old = stranger()
    await old.open(first)
    await old.send({ _then: 'later' })
    const key = shown(old)
    const gone = stranger()
    await gone.open(first)
    await gone.send({ _then: 'later' })
    const deleted = shown(gone)
    const fields = gone.hidden('/refer/leave')
    await gone.post('/refer/leave', { ...fields, what: 'delete' })
    expect(gone.path).toBe('/refer/left')
    const back = stranger()
    await back.open('/refer/return')
    await back.send(deleted)
    expect(back.status).toBe(422)
    house.clock.set(new Date(house.clock.now().getTime() + 8 * 86_400_000))
    await back.open('/refer/return')
    await back.send(key)
    expect(back.status).toBe(422)
    await old.open('/refer/check')
    expect(old.path).toBe('/refer')
  })

  test('given the application alone, then no draft is seen without its reference and code', async () => {
    const rows = await house.world.as(null, null, (db) =>
      db
        .withTables<{ referral_draft: { reference: string } }>()
        .selectFrom('referral_draft')
        .select('reference')
        .execute(),
    )
    expect(rows).toEqual([])
  })
})
