import { randomUUID } from 'node:crypto'
import type { CaseId, FactId } from '../../src/kernel/ids.ts'
import { newFact, type FactToRecord } from '../../src/platform/record/index.ts'
import { immigrationDecision, supportLetter } from '../../src/service/immigration/index.ts'
import { anOccasion } from './voice.ts'
import { justiceMatter } from '../../src/service/justice/index.ts'
import { missingAction, missingEpisode } from '../../src/service/missing/index.ts'
import { networkMember, networkReview, networkTie } from '../../src/service/network/index.ts'
import { nrmDecision, nrmEvent, nrmPrint, nrmReferral, nrmTold } from '../../src/service/nrm/facts.ts'
import { qSort } from '../../src/service/q-sort/index.ts'
import { safetyPlanPrint } from '../../src/service/safety-plan/facts.ts'
import { transitionFacts } from './transition.ts'
import { factsOfIndirectWork } from './consultation.ts'
import { task } from '../../src/service/tasks/index.ts'
import { documentFacts } from './documents.ts'

const timeMissing = (
  caseId: CaseId,
  startedAt: Date,
  endedAt: Date | null,
  id: FactId | null,
): FactToRecord =>
  newFact(
    missingEpisode,
    caseId,
    {
      started_at: startedAt,
      on_referral: false,
      reported_at: null,
      reported_by: null,
      police_force: null,
      police_reference: null,
      risk_grade: null,
      missing_from: null,
      trigger: null,
      circumstances: null,
      ended_at: endedAt,
      returned_how: null,
      found_site: null,
      police_check: null,
      return_note: null,
    },
    id,
  )

/** The child of the case is missing, with nothing else known. */
export const missingSince = (caseId: CaseId, startedAt: Date): FactToRecord =>
  timeMissing(caseId, startedAt, null, null)

/** One fact of every kind that a path of the casework rooms can name, for the case of a child nobody should reach by them. */
export function everyNamedFact(caseId: CaseId, account: string, episode: FactId): readonly FactToRecord[] {
  const referral = randomUUID() as FactId
  const somebody = randomUUID() as FactId
  return [
    newFact(qSort, caseId, {
      study_id: randomUUID(),
      participant: randomUUID(),
      consent_on: '2026-10-01',
      language: 'eng',
      help: 'alone',
      sort_state: 'begun',
      piles: [],
      places: [],
      most_words: null,
      least_words: null,
      finished_on: null,
    }),
    timeMissing(caseId, new Date('2026-10-01T10:00:00Z'), new Date('2026-10-02T10:00:00Z'), episode),
    ...documentFacts(caseId, account),
    newFact(immigrationDecision, caseId, {
      decision: 'refused',
      decided_on: '2026-10-01',
      letter_held: null,
      appeal: null,
      appeal_by: null,
      leave_ends: null,
      leave_until: null,
      extension_asked_on: null,
      note: null,
    }),
    newFact(supportLetter, caseId, {
      template: 'claim',
      template_version: '1',
      lang: 'en',
      addressee: 'Invented',
      body: 'Invented',
      state: 'draft',
      written_by: account,
      signed_by: null,
      signed_as: null,
      signed_on: null,
      sent_on: null,
      sent_how: null,
    }),
    newFact(missingAction, caseId, {
      episode_id: episode,
      happened_at: new Date('2026-10-01T11:00:00Z'),
      action: 'information',
      agency: null,
      publicity: null,
      who: null,
      note: 'Invented',
    }),
    newFact(
      nrmReferral,
      caseId,
      {
        sent_on: '2026-10-01',
        sent_by: 'local-authority',
        own_reference: null,
        nrm_reference: null,
        route: 'standard',
        prepared_version: null,
        note: null,
      },
      referral,
    ),
    newFact(nrmDecision, caseId, {
      referral_id: referral,
      grounds: 'rg',
      outcome: 'positive',
      decided_on: '2026-10-05',
      heard_on: null,
      authority: null,
      because: null,
    }),
    newFact(nrmDecision, caseId, {
      referral_id: referral,
      grounds: 'cg',
      outcome: 'negative',
      decided_on: '2026-10-20',
      heard_on: null,
      authority: null,
      because: null,
    }),
    newFact(nrmEvent, caseId, {
      referral_id: referral,
      event: 'information-asked',
      happened_on: '2026-10-06',
      due_on: null,
      answers_id: null,
      detail: null,
    }),
    newFact(nrmTold, caseId, {
      told_on: '2026-10-06',
      about: 'reasonable-grounds',
      told_by: 'Invented',
      language: null,
      interpreter: null,
      understood: null,
      child_words: null,
      note: null,
    }),
    newFact(nrmPrint, caseId, { why: 'Invented', asked_by: account }),
    newFact(safetyPlanPrint, caseId, { part: 'whole', plan_version: 1, why: 'Invented', asked_by: account }),
    anOccasion(caseId),
    newFact(justiceMatter, caseId, {
      role: 'accused',
      offence: null,
      police_force: null,
      police_reference: null,
      court_reference: null,
      section45_outcome: null,
      section45_by: null,
      section45_on: null,
      non_prosecution: null,
      note: null,
    }),
    ...transitionFacts(caseId, '2026-10-06'),
    newFact(
      networkMember,
      caseId,
      {
        called: 'Invented',
        kind: 'co-victim',
        type: 'unknown',
        trust: null,
        frequency: null,
        since: null,
        until: null,
        safe_to_contact: null,
        note: null,
      },
      somebody,
    ),
    newFact(networkTie, caseId, { one_id: somebody, other_id: referral, kind: null, note: null }),
    newFact(networkReview, caseId, {
      on_day: '2026-10-01',
      point: 'entry',
      agreed_by: 'Invented',
      with_child: 'yes',
      child_words: null,
      note: null,
      reading: 'empty',
      protective: 0,
      neutral: 0,
      exploitative: 0,
      type_unknown: 1,
      professionals: 0,
    }),
    newFact(task, caseId, { words: 'Invented', due_on: '2026-12-01', for_account: account, state: 'open' }),
    ...factsOfIndirectWork(caseId, new Date('2026-10-20T10:00:00Z')),
  ]
}
