import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tidy } from '../../src/cli/tidy.ts'
import { PlainBrowser } from '../support/browser.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const first = '/refer/questions/danger'

/** How many versions of drafts are kept, and how many of them hold answers. */
async function held(): Promise<{ all: number; answers: number }> {
  const found = await sql<{ all: number; answers: number }>`select count(*)::int as all,
    count(answers)::int as answers from referral_draft`.execute(house.db.owner.kysely)
  return found.rows[0] ?? { all: 0, answers: 0 }
}

test('given a draft that goes on and one that was sent, when the house is tidied, then only the first holds answers, until it expires', async () => {
  const open = new PlainBrowser(house)
  await open.open(first)
  await open.send({ _then: 'next', immediate_danger: 'no' })

  const sent = new PlainBrowser(house)
  await sent.open(first)
  await sent.send({ _then: 'next', immediate_danger: 'no' })
  await sent.open('/refer/check')
  await sent.send({})
  expect(sent.path).toMatch(/^\/refer\/sent\//)
  expect(await held()).toEqual({ all: 3, answers: 2 })

  await tidy(house.db.owner, house.clock.now())
  expect(await held()).toEqual({ all: 2, answers: 1 })
  await open.open('/refer/check')
  expect(open.path).toBe('/refer/check')

  await tidy(house.db.owner, new Date(house.clock.now().getTime() + 8 * 86_400_000))
  expect(await held()).toEqual({ all: 0, answers: 0 })
})
