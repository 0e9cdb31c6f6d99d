import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { systemClock } from '../kernel/clock.ts'
import { dayInLondon } from '../kernel/calendar-day.ts'
import type { AccountId, FactId } from '../kernel/ids.ts'
import { migrations } from '../migrations.ts'
import { account, openRequest, roleAssignment } from '../platform/access/index.ts'
import { databaseUrl, publicOrigin, SettingError } from '../platform/config/index.ts'
import { openPostgresql } from '../platform/database/database.ts'
import { demandFitDatabase } from '../platform/database/fitness.ts'
import { newFact, recordAct } from '../platform/record/index.ts'
import { createInvitation } from '../platform/sign-in/index.ts'
import { optionsOf, type Command } from './command.ts'

const who = z.object({ name: z.string().trim().min(2).max(200), email: z.email().max(200) })

export const firstAdministratorCommand: Command = {
  name: 'first-administrator',
  does: 'make the first account, of an administrator, and print its one-time invitation (--name, --email)',
  run: async (words, env) => {
    const options = optionsOf(words)
    const given = who.safeParse({ name: options.get('name'), email: options.get('email') })
    if (!given.success) {
      throw new SettingError(
        'Give the person\'s name and e-mail: npx guardianship first-administrator --name "…" --email "…".',
      )
    }
    const origin = publicOrigin(env)?.origin ?? 'http://127.0.0.1:3000'
    const database = openPostgresql(databaseUrl(env), 1)
    try {
      await demandFitDatabase(database, migrations)
      const now = systemClock.now()
      const token = await database.kysely.transaction().execute(async (db) => {
        await openRequest(db, { token: null, caseId: null, now })
        const there = await db
          .selectFrom('role_assignment')
          .select('id')
          .where('role', '=', 'administrator')
          .where('superseded_at', 'is', null)
          .limit(1)
          .executeTakeFirst()
        if (there !== undefined) {
          throw new SettingError(
            'There is an administrator already: further accounts are made on the page Accounts, after signing in.',
          )
        }
        const id = randomUUID() as AccountId & FactId
        const outcome = await recordAct(
          db,
          { actor: 'system', accountId: null, role: null, right: 'command-line' },
          now,
          {
            kind: 'account.first-administrator',
            caseId: null,
            happenedAt: null,
            key: null,
            answer: '/accounts',
            facts: [
              newFact(
                account,
                null,
                {
                  name: given.data.name,
                  email: given.data.email,
                  account_standing: 'invited',
                  language: 'en',
                  speaks: [],
                  telephone: null,
                },
                id,
              ),
              newFact(roleAssignment, null, {
                account_id: id,
                role: 'administrator',
                site: null,
                from_day: dayInLondon(now),
                to_day: null,
                full_time_share: null,
              }),
            ],
          },
        )
        if (!outcome.ok) throw new Error(outcome.refusal.code)
        return createInvitation(db, id, now)
      })
      console.log('Give this address to the administrator. It is good for one use, within 72 hours:')
      console.log(`${origin}/invitation/${token}`)
      return 0
    } finally {
      await database.close()
    }
  },
}
