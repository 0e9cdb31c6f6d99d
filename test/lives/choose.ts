import type { Attempt, Try } from './attempt.ts'
import { actKinds, type Act, type ActKind } from './life.ts'
import type { Model } from './model.ts'
import type { Seen } from './seen.ts'
import * as beginning from './try-beginning.ts'
import * as contacts from './try-contact.ts'
import * as ending from './try-ending.ts'
import * as gone from './try-missing.ts'
import * as immigration from './try-immigration.ts'
import * as justice from './try-justice.ts'
import * as assessed from './try-needs.ts'
import * as nrm from './try-nrm.ts'
import * as plans from './try-plan.ts'

type Tried = Exclude<ActKind, 'again' | 'look'>
const tries: Readonly<Record<Tried, Try>> = {
  eligibility: beginning.eligibility,
  override: beginning.override,
  triage: beginning.triage,
  allocate: beginning.allocate,
  cover: beginning.cover,
  contact: contacts.contact,
  'correct-contact': contacts.correctContact,
  'withdraw-contact': contacts.withdrawContact,
  pause: contacts.pause,
  resume: contacts.resume,
  month: contacts.month,
  plan: plans.plan,
  review: plans.review,
  'step-down': plans.stepDown,
  'decide-step-down': plans.decideStepDown,
  missing: gone.missing,
  return: gone.back,
  meeting: gone.meeting,
  interview: gone.interview,
  'withdraw-episode': gone.withdrawEpisode,
  'nrm-referral': nrm.nrmReferral,
  'nrm-decision': nrm.nrmDecision,
  reconsider: nrm.reconsider,
  reconsidered: nrm.reconsidered,
  'withdraw-nrm': nrm.withdrawNrm,
  decide: ending.decide,
  propose: ending.propose,
  'decide-closure': ending.decideClosure,
  'withdraw-closure': ending.withdrawClosure,
  reopen: ending.reopen,
  matter: justice.matter,
  stage: justice.stage,
  'court-date': justice.courtDate,
  'court-outcome': justice.courtOutcome,
  'section-45': justice.section45,
  custody: justice.custody,
  needs: assessed.needs,
  'exceptional-need': assessed.exceptionalNeed,
  map: assessed.map,
  claim: immigration.claim,
  'asylum-interview': immigration.interview,
  'asylum-outcome': immigration.outcome,
  'immigration-decision': immigration.decision,
  appeal: immigration.appeal,
}

export interface Chosen {
  readonly kind: Tried
  readonly attempt: Attempt
}

/**
 * The act itself, if it will be accepted; every so often although it will not; else another that will, so that lives go
 * somewhere: most of what could be tried in a case at any moment would be refused.
 */
export function choose(model: Model, act: Act, now: number, before: Seen): Chosen | null {
  const first = actKinds.indexOf(act.kind)
  const kinds = [...actKinds.slice(first), ...actKinds.slice(0, first)].filter(
    (kind) => kind in tries,
  ) as Tried[]
  const [own] = kinds
  if (own === undefined) return null
  const asked = tries[own](model, act, now, before)
  if (asked !== null && (asked.ok || (act.a + act.b + act.c) % 5 === 0)) return { kind: own, attempt: asked }
  const stride = 1 + (act.b % 7)
  for (let n = 1; n < kinds.length; n += 1) {
    const kind = kinds[(n * stride) % kinds.length]
    if (kind === undefined || rare.includes(kind) || (aside.includes(kind) && act.c % 3 !== 0)) continue
    const attempt = tries[kind](model, act, now, before)
    if (attempt?.ok === true) return { kind, attempt }
  }
  return null
}
/** Never in place of something else: they would end or undo most lives early. */
const rare: readonly ActKind[] = [
  'override',
  'propose',
  'withdraw-contact',
  'withdraw-episode',
  'withdraw-nrm',
]
/** Open at almost any moment of a case: in place of something else now and then only, or nothing else would be played. */
const aside: readonly ActKind[] = [
  'matter',
  'court-date',
  'custody',
  'needs',
  'exceptional-need',
  'map',
  'claim',
  'asylum-interview',
  'immigration-decision',
]
