import { randomUUID } from 'node:crypto'
import { addDays, addYears, dayInLondon } from '../kernel/calendar-day.ts'
import { DAY_OF_24_HOURS } from '../kernel/clock.ts'
import type { AccountId, FactId } from '../kernel/ids.ts'
import { account, duty, openRequest, roleAssignment, staffLeave } from '../platform/access/index.ts'
import type { Database } from '../platform/database/database.ts'
import { newFact, recordAct, type FactToRecord } from '../platform/record/index.ts'
import { LIGHT_COST, seedCredentials } from '../platform/sign-in/index.ts'
import { inventedChildren } from './children.ts'
import { demonstrationSecret, totpSecretOf } from './credentials.ts'
import { bookStory } from './indirect.ts'
import { inventedPhoto } from './invented-files.ts'
import { Player } from './player.ts'
import { Studies, studyStory } from './q-sort.ts'
import { demonstrationPassword, emailOf, staff, type Staff } from './staff.ts'
import { storyOf } from './stories.ts'

/** The demonstration begins this long before the present. */
const BEGINS = 240 * DAY_OF_24_HOURS

function factsOf(person: Staff, id: AccountId & FactId, start: Date, now: Date): FactToRecord[] {
  const since = addYears(dayInLondon(start), -1)
  return [
    newFact(
      account,
      null,
      {
        name: person.name,
        email: emailOf(person),
        account_standing: 'active',
        language: 'en',
        speaks: [...person.speaks],
        telephone: '01632 960789',
      },
      id,
    ),
    ...person.sites.map((site) =>
      newFact(roleAssignment, null, {
        account_id: id,
        role: person.role,
        site,
        from_day: since,
        to_day: null,
        full_time_share: 1 / person.sites.length,
      }),
    ),
    ...(person.role === 'assessment'
      ? [newFact(duty, null, { account_id: id, site: null, from_at: start, to_at: null })]
      : []),
    ...(person.onLeave === true
      ? [
          newFact(staffLeave, null, {
            account_id: id,
            from_day: addDays(dayInLondon(now), -2),
            to_day: addDays(dayInLondon(now), 8),
          }),
        ]
      : []),
  ]
}

async function employ(database: Database, start: Date, now: Date): Promise<Map<string, AccountId>> {
  const accounts = new Map<string, AccountId>()
  for (const person of staff) {
    const id = randomUUID() as AccountId & FactId
    await database.kysely.transaction().execute(async (db) => {
      await openRequest(db, { token: null, caseId: null, now: start })
      const outcome = await recordAct(
        db,
        { actor: 'system', accountId: null, role: null, right: 'demonstration' },
        start,
        {
          kind: 'account.create',
          caseId: null,
          happenedAt: null,
          key: null,
          answer: '/accounts',
          facts: factsOf(person, id, start, now),
        },
      )
      if (!outcome.ok) throw new Error(outcome.refusal.code)
      await seedCredentials(db, {
        secret: demonstrationSecret,
        accountId: id,
        password: demonstrationPassword,
        totpSecret: totpSecretOf(emailOf(person)),
        now: start,
        cost: LIGHT_COST,
      })
    })
    accounts.set(person.key, id)
  }
  return accounts
}

/**
 * Fills an empty, migrated database with invented staff and about sixty invented children in every state of the journey, up
 * to `now`. Everything is entered through the service's own pages at the time at which it would have been, so the record
 * verifies and nothing is there that a person could not have entered.
 */
export async function fillDemonstration(
  database: Database,
  now: Date,
  progress: (steps: number) => void,
): Promise<{ children: number; steps: number }> {
  const start = new Date(now.getTime() - BEGINS)
  const accounts = await employ(database, start, now)
  const children = inventedChildren(now)
  const player = new Player(database, start, accounts)
  const studies = new Studies()
  const setting = { now, accounts, studies, photo: await inventedPhoto() }
  await player.play(
    [
      ...children.map((child, index) => storyOf(child, { ...setting, index })),
      bookStory(now),
      studyStory(now, studies),
    ],
    progress,
  )
  return { children: children.length, steps: player.played }
}
