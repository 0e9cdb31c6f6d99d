import { sql } from 'kysely'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { newFact, recordAct, type FactToRecord } from '../../src/platform/record/index.ts'
import {
  childIdentity,
  childLocation,
  childName,
  professional,
  safeContact,
  searchKey,
} from '../../src/service/child/index.ts'
import { contact } from '../../src/service/contact/index.ts'
import { openDeadline } from '../../src/service/deadlines/index.ts'
import { referral } from '../../src/service/referral/index.ts'
import type { Referable } from './referred-child.ts'

/** An address that must never be read on a page but the one that shows where the child is. */
export const canary = '7 Canary Lane'
const hour = 3_600_000

/** Writes facts to a case as the system, in one act; returns the act's moment. */
export async function write(
  house: Referable,
  caseId: CaseId,
  facts: readonly FactToRecord[],
  at: Date = house.clock.now(),
): Promise<{ recordedAt: Date; factIds: readonly FactId[] }> {
  return house.world.as(null, null, async (db) => {
    await sql`select set_config('app.open_case', ${caseId}, true)`.execute(db)
    const outcome = await recordAct(db, { actor: 'system', accountId: null, role: null, right: 'test' }, at, {
      kind: 'test.write',
      caseId,
      happenedAt: null,
      key: null,
      answer: '/',
      facts,
    })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value
  })
}

/** Who the child is, with nothing asked but what is given. */
export function anIdentity(
  caseId: CaseId,
  known: { dob?: string; dob_standing?: string } = {},
): FactToRecord {
  return newFact(
    childIdentity,
    caseId,
    {
      dob: known.dob ?? '2010-03-05',
      dob_standing: known.dob_standing ?? 'approximate',
      gender: 'female',
      nationalities: ['VNM'],
      immigration_group: 'uasc',
      languages: ['vie'],
      interpreter: 'yes',
      interpreter_language: 'vie',
      welsh_preference: null,
      communication_need: null,
    },
    caseId as CaseId & FactId,
  )
}

export function aName(caseId: CaseId, full: string, kind: 'given' | 'alias' | 'native-script' = 'given') {
  return newFact(childName, caseId, { kind, full_name: full, search_key: searchKey(full) })
}

/** A case with a fact of every kind that the overview shows, received three hours ago. */
export async function aFullCase(house: Referable, site = 'wales'): Promise<CaseId> {
  const now = house.clock.now().getTime()
  const caseId = await house.world.aCase(site, { receivedAt: new Date(now - 3 * hour) })
  await write(house, caseId, [
    anIdentity(caseId),
    aName(caseId, 'Linh Nguyễn'),
    aName(caseId, 'Lily', 'alias'),
    newFact(childLocation, caseId, {
      accommodation: 'foster-care',
      address: canary,
      postcode: 'CF99 1NA',
      telephone: '07700 900123',
      since: '2026-10-01',
    }),
    newFact(safeContact, caseId, {
      way: 'Through the foster carer',
      safe_to_write: 'no',
      safe_to_ring: 'yes',
      when_safe: null,
      never: 'never ring after six',
    }),
    newFact(professional, caseId, {
      name: 'Sam Social',
      role: 'social-worker',
      organisation: 'Cardiff',
      telephone: '029 2018 0000',
      email: null,
      is_referrer: true,
      until: null,
    }),
    newFact(referral, caseId, aReferral, caseId as CaseId & FactId),
    newFact(contact, caseId, {
      happened_at: new Date(now - 2 * hour),
      counterpart: 'child',
      third_party_type: null,
      mode: 'phone',
      outcome: 'no-answer',
      purposes: [],
      interpreter: null,
      language: null,
      child_words: 'I want to go to school',
      note: null,
      safe_to_write: null,
      duration_minutes: null,
      with_whom: null,
      accompanied: null,
    }),
    openDeadline(caseId, 'first-contact', new Date(now + 21 * hour)),
  ])
  return caseId
}

const aReferral = {
  channel: 'online',
  referrer_agency: null,
  referrer_name: 'Sam Social',
  referrer_role: null,
  referrer_organisation: null,
  referrer_telephone: null,
  referrer_email: null,
  la_reference: null,
  safeguarding_referral_made: null,
  identified_on: '2026-10-01',
  suspected_victim: 'yes',
  local_authority: null,
  parental_responsibility: 'unknown',
  pr_holder_relationship: null,
  pr_suspected: null,
  from_outside_uk: 'yes',
  exploitation_primary: 'criminal',
  exploitation_all: ['criminal', 'labour'],
  county_lines: 'unknown',
  nrm_stage: 'referred',
  nrm_reference: null,
  missing_now: 'no',
  missing_since: null,
  trafficker_contact: 'suspected',
  education: null,
  looked_after: null,
  cjs_involved: null,
  cjs_role: null,
  cjs_stage: null,
  immediate_danger: 'no',
  concerns: null,
  incomplete: ['education'],
  call_id: null,
}
