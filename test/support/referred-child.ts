import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { caseFile, foundCase, type CaseRoute, type CaseStage } from '../../src/platform/access/index.ts'
import { newFact, recordAct, type ColumnsOf, type FactToRecord } from '../../src/platform/record/index.ts'
import { childIdentity, childName, searchKey } from '../../src/service/child/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { referral } from '../../src/service/referral/index.ts'
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
  readonly stage?: CaseStage
  readonly route?: CaseRoute
  readonly receivedAt?: Date
  readonly identity?: Partial<ColumnsOf<typeof childIdentity>>
  readonly referral?: Partial<ColumnsOf<typeof referral>>
}

const identityBlank: ColumnsOf<typeof childIdentity> = {
  dob: null,
  dob_standing: null,
  gender: null,
  nationalities: null,
  immigration_group: null,
  languages: null,
  interpreter: null,
  interpreter_language: null,
  welsh_preference: null,
  communication_need: null,
}

const referralBlank: ColumnsOf<typeof referral> = {
  channel: 'online',
  referrer_agency: null,
  referrer_name: null,
  referrer_role: null,
  referrer_organisation: null,
  referrer_telephone: null,
  referrer_email: null,
  la_reference: null,
  safeguarding_referral_made: null,
  identified_on: null,
  suspected_victim: null,
  local_authority: null,
  parental_responsibility: null,
  pr_holder_relationship: null,
  pr_suspected: null,
  from_outside_uk: null,
  exploitation_primary: null,
  exploitation_all: null,
  county_lines: null,
  nrm_stage: null,
  nrm_reference: null,
  missing_now: null,
  missing_since: null,
  trafficker_contact: null,
  education: null,
  looked_after: null,
  cjs_involved: null,
  cjs_role: null,
  cjs_stage: null,
  immediate_danger: null,
  concerns: null,
  incomplete: [],
  call_id: null,
}

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
        local_authority: null,
        route: given.route ?? null,
        model_version: null,
      },
      id,
    ),
    newFact(childIdentity, id, { ...identityBlank, ...given.identity }, id),
    newFact(referral, id, { ...referralBlank, ...given.referral }, id),
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
