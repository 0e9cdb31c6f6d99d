import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { caseFile, foundCase, type CaseRoute, type CaseStage } from '../../src/platform/access/index.ts'
import { newFact, recordAct, type ColumnsOf, type FactToRecord } from '../../src/platform/record/index.ts'
import { childIdentity, childName, searchKey } from '../../src/service/child/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { nothingSaid, referral } from '../../src/service/referral/index.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { World } from './world.ts'

const DAY = 86_400_000

/** Where a child can be referred to: a test house, or a whole service with a browser in front. */
export interface Referable {
  readonly world: World
  readonly clock: Clock
}

export interface ReferredChild {
  readonly names?: readonly string[]
  readonly site?: string | null
  /** GSS code; null unless said. */
  readonly localAuthority?: string
  readonly stage?: CaseStage
  readonly route?: CaseRoute
  readonly receivedAt?: Date
  readonly identity?: Partial<ColumnsOf<typeof childIdentity>>
  readonly referral?: Partial<ColumnsOf<typeof referral>>
}

/** What a referral holds about which nothing has been said: the intake's own blank. */
const blank = nothingSaid('online', null)

/** The answers of a referral that DT-1 finds eligible and DT-2 sends to direct support (Cardiff, no parent in the UK). */
export const eligibleDirect = {
  local_authority: 'W06000015',
  suspected_victim: 'yes',
  parental_responsibility: 'without',
  from_outside_uk: 'yes',
  identified_on: '2026-11-01',
} as const

/** A child referred and not yet triaged, with the 24-hour clock running, as the referral would have left it. */
export async function referredChild(house: Referable, given: ReferredChild = {}): Promise<CaseId> {
  const id = randomUUID() as CaseId & FactId
  const receivedAt = given.receivedAt ?? house.clock.now()
  const facts: FactToRecord[] = [
    newFact(
      caseFile,
      id,
      {
        child_id: randomUUID(),
        reference: `T-${id.slice(0, 8)}`,
        received_at: receivedAt,
        stage: given.stage ?? 'referred',
        site: given.site === undefined ? 'wales' : given.site,
        local_authority: given.localAuthority ?? null,
        route: given.route ?? null,
        model_version: null,
      },
      id,
    ),
    newFact(childIdentity, id, { ...blank.identity, ...given.identity }, id),
    newFact(
      referral,
      id,
      { ...blank.referral, channel: blank.channel, incomplete: [], call_id: blank.callId, ...given.referral },
      id,
    ),
    openDeadline(id, 'first-contact', new Date(receivedAt.getTime() + DAY)),
    ...(given.names ?? []).map((name, index) =>
      newFact(childName, id, {
        kind: index === 0 ? 'given' : 'alias',
        full_name: name,
        search_key: searchKey(name),
      }),
    ),
  ]
  await recordInCase(house, id, facts)
  return id
}

/** Records facts in a case as the service itself would, without a person. */
export async function recordInCase(
  house: Referable,
  caseId: CaseId,
  facts: readonly FactToRecord[],
): Promise<void> {
  await house.world.as(null, null, async (db) => {
    const founds = facts.some((fact) => fact.kind.table === 'case_file' && fact.replaces === null)
    if (founds) await foundCase(db, caseId)
    else await sql`select set_config('app.open_case', ${caseId}, true)`.execute(db)
    const outcome = await recordAct(
      db,
      { actor: 'system', accountId: null, role: null, right: 'test' },
      house.clock.now(),
      { kind: 'test.set-up', caseId, happenedAt: null, key: null, answer: '/', facts },
    )
    if (!outcome.ok) throw new Error(outcome.refusal.code)
  })
}
