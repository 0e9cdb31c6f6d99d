import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { AccountId, CaseId, SessionId } from '../../kernel/ids.ts'
import { serviceRoles as roles } from '../../kernel/policy/roles.ts'
import type { Db } from '../database/database.ts'
import { APPLICATION_ROLE } from '../database/fact-table.ts'
import type { AccessFacts } from './decide.ts'
import { relations } from './permissions.ts'

const moment = z.union([z.null(), z.string().transform((text) => new Date(text))])

const answer = z.object({
  session: z.union([
    z.null(),
    z.object({
      id: z.string().transform((id) => id as SessionId),
      createdAt: z.string().transform((text) => new Date(text)),
      lastSeenAt: moment,
      lockedAt: moment,
      unlockedAt: moment,
      endedAt: moment,
    }),
  ]),
  account: z
    .union([
      z.null(),
      z.object({
        id: z.string().transform((id) => id as AccountId),
        name: z.string(),
        email: z.string(),
        standing: z.enum(['invited', 'active', 'suspended', 'left']),
        language: z.enum(['en', 'cy']),
      }),
    ])
    .optional(),
  posts: z.array(z.object({ role: z.enum(roles), site: z.union([z.string(), z.null()]) })).optional(),
  onDuty: z.boolean().optional(),
  case: z
    .union([
      z.null(),
      z.object({
        conflicted: z.boolean(),
        relations: z.array(z.enum(relations)),
        stage: z.string(),
        site: z.union([z.string(), z.null()]),
      }),
    ])
    .optional(),
})

/** Only the hash of a session's token is kept: who reads the database cannot take over a session. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * The first statement of every transaction: steps down to the application's role, tells the row policies who asks and at
 * what moment, and answers with all that the decision rests on. One round trip.
 */
export async function openRequest(
  db: Db,
  asked: { token: string | null; caseId: CaseId | null; now: Date },
): Promise<AccessFacts> {
  const hash = asked.token === null ? null : hashOfToken(asked.token)
  const result = await sql<{ facts: unknown }>`
    select set_config('role', ${APPLICATION_ROLE}, true), open_request(${hash}, ${asked.caseId}, ${asked.now}) as facts`.execute(
    db,
  )
  const facts = answer.parse(result.rows[0]?.facts)
  return {
    session: facts.session,
    person: facts.account ?? null,
    posts: facts.posts ?? [],
    onDuty: facts.onDuty ?? false,
    theCase: facts.case ?? null,
  }
}

/** Lets the act that founds a case see and write it; refused by the database when the id was ever used before. */
export async function foundCase(db: Db, caseId: CaseId): Promise<void> {
  await sql`select found_case(${caseId})`.execute(db)
}
