import { randomBytes, randomUUID } from 'node:crypto'
import type { AccountId, CaseId, ChildId, FactId } from '../../src/kernel/ids.ts'
import type { ServiceRole as Role } from '../../src/kernel/policy/roles.ts'
import {
  account,
  caseFile,
  caseRelationship,
  conflictOfInterest,
  duty,
  foundCase,
  hashOfToken,
  openRequest,
  roleAssignment,
  supervision,
  type AccessFacts,
  type CaseRoute,
  type CaseStage,
} from '../../src/platform/access/index.ts'
import type { Database, Db } from '../../src/platform/database/database.ts'
import { newFact, recordAct, type Author, type FactToRecord } from '../../src/platform/record/index.ts'

/** People and cases for tests, written the way the service writes: by acts, as the application. */
export class World {
  readonly database: Database
  readonly now: Date
  constructor(database: Database, now: Date) {
    this.database = database
    this.now = now
  }

  /** Runs `work` in a transaction as the holder of `token` (null: the public), with `caseId` opened if they may. */
  async as<T>(
    token: string | null,
    caseId: CaseId | null,
    work: (db: Db, facts: AccessFacts) => Promise<T>,
    now: Date = this.now,
  ): Promise<T> {
    return this.database.kysely.transaction().execute(async (db) => {
      const facts = await openRequest(db, { token, caseId, now })
      return work(db, facts)
    })
  }

  async #record(kind: string, facts: FactToRecord[], caseId: CaseId | null = null): Promise<void> {
    await this.as(null, null, async (db) => {
      if (
        caseId !== null &&
        facts.some((fact) => fact.kind.table === 'case_file' && fact.replaces === null)
      ) {
        await foundCase(db, caseId)
      } else if (caseId !== null) await grantForTest(db, caseId)
      const outcome = await recordAct(db, system, this.now, {
        kind,
        caseId,
        happenedAt: null,
        key: null,
        answer: '/',
        facts,
      })
      if (!outcome.ok) throw new Error(outcome.refusal.code)
    })
  }

  /** A signed-in member of staff with one role at one site (null: all); returns the account and a session token. */
  async person(
    role: Role | null,
    site: string | null,
    options: { onDuty?: boolean; standing?: 'active' | 'suspended'; name?: string; since?: string } = {},
  ): Promise<{ id: AccountId; token: string }> {
    const id = randomUUID() as AccountId & FactId
    const facts: FactToRecord[] = [
      newFact(
        account,
        null,
        {
          name: options.name ?? `Test ${role ?? 'nobody'}`,
          email: `${id}@example.test`,
          account_standing: options.standing ?? 'active',
          language: 'en',
          speaks: [],
          telephone: null,
        },
        id,
      ),
    ]
    if (role !== null) {
      facts.push(
        newFact(roleAssignment, null, {
          account_id: id,
          role,
          site,
          from_day: options.since ?? '2020-01-01',
          to_day: null,
          full_time_share: 1,
        }),
      )
    }
    if (options.onDuty ?? role === 'assessment') {
      facts.push(
        newFact(duty, null, {
          account_id: id,
          site,
          from_at: new Date(options.since ?? '2020-01-01'),
          to_at: null,
        }),
      )
    }
    await this.#record('account.create', facts)
    return { id, token: await this.session(id) }
  }

  async session(account_id: AccountId, created: Date = this.now): Promise<string> {
    const token = randomBytes(24).toString('base64url')
    await this.database.kysely
      .insertInto('session')
      .values({
        id: randomUUID(),
        account_id,
        token_hash: hashOfToken(token),
        created_at: created,
        device: 'test',
      })
      .execute()
    return token
  }

  /** A case with nothing but its head. */
  async aCase(
    site: string | null,
    options: { stage?: CaseStage; childId?: ChildId; receivedAt?: Date; route?: CaseRoute | null } = {},
  ): Promise<CaseId> {
    const id = randomUUID() as CaseId & FactId
    const facts = [
      newFact(
        caseFile,
        id,
        {
          child_id: options.childId ?? randomUUID(),
          reference: `T-${id.slice(0, 8)}`,
          received_at: options.receivedAt ?? this.now,
          stage: options.stage ?? 'allocated',
          site,
          local_authority: null,
          route: options.route === undefined ? 'direct' : options.route,
          model_version: 'V5',
        },
        id,
      ),
    ]
    await this.#record('case.found', facts, id)
    return id
  }

  async allocate(
    caseId: CaseId,
    person: AccountId,
    capacity: Role,
    options: { kind?: 'allocated' | 'covering'; from?: Date; to?: Date | null } = {},
  ): Promise<void> {
    await this.#record(
      'allocation.record',
      [
        newFact(caseRelationship, caseId, {
          account_id: person,
          kind: options.kind ?? 'allocated',
          capacity,
          from_at: options.from ?? new Date('2020-01-01T00:00:00Z'),
          to_at: options.to ?? null,
          reason_code: null,
        }),
      ],
      caseId,
    )
  }

  async conflict(caseId: CaseId, person: AccountId): Promise<void> {
    await this.#record(
      'conflict.declare',
      [newFact(conflictOfInterest, caseId, { account_id: person, nature: 'family', withdrawn: false })],
      caseId,
    )
  }

  async supervises(supervisor: AccountId, worker: AccountId): Promise<void> {
    await this.#record('supervision.set', [
      newFact(supervision, null, { supervisor_id: supervisor, worker_id: worker, to_day: null }),
    ])
  }
}

const system: Author = { actor: 'system', accountId: null, role: null, right: 'test' }

/** Opens a case for a test's own set-up; no product code does this. */
async function grantForTest(db: Db, caseId: CaseId): Promise<void> {
  const { sql } = await import('kysely')
  await sql`select set_config('app.open_case', ${caseId}, true)`.execute(db)
}
