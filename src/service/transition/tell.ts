import type { Lang } from '../../kernel/lang.ts'
import { dayOf, pick } from '../../platform/i18n/index.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { transitionContent } from './content/index.ts'
import {
  domains,
  type AdultService,
  type Assessment,
  type Information,
  type LeavingCare,
  type NrmAnswer,
  type Plan,
  type TransitionReview,
} from './facts.ts'

export function tellAssessment(one: Assessment, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).assessment
  return [
    { label: c.heldOn, value: dayOf(one.held_on, lang) },
    { label: c.result, value: coded('transition-result', one.result, lang) },
    { label: c.why, value: one.result_why },
    { label: c.words, value: one.child_words },
    { label: c.tookPart, value: coded('yes-no-unknown', one.took_part, lang) },
    ...domains.map((domain) => {
      const need = coded('transition-need', one[domain], lang)
      const note = one[`${domain}_note`]
      const parts = [need, note].filter((part) => part !== null)
      return { label: c.domains[domain], value: parts.length === 0 ? null : parts.join('. ') }
    }),
  ]
}

/** The goals of a plan, each with who does it. */
export function goalsInWords(plan: Plan, lang: Lang): readonly string[] {
  const c = pick(transitionContent, lang).plan
  return plan.goals.map((goal, index) => {
    const owner = plan.goal_owners[index] ?? ''
    return `${goal} (${owner === '' ? c.noOwner : owner})`
  })
}

export function tellPlan(plan: Plan, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).plan
  return [
    { label: c.madeOn, value: dayOf(plan.made_on, lang) },
    { label: c.goals, value: goalsInWords(plan, lang).join('\n') },
    { label: c.agreed, value: coded('transition-agreement', plan.agreed, lang) },
    { label: c.agreedOn, value: dayOf(plan.agreed_on, lang) },
    { label: c.notAgreed, value: plan.not_agreed_why },
    { label: c.words, value: plan.child_words },
    { label: c.accommodation, value: coded('accommodation', plan.accommodation_at_18, lang) },
    { label: c.accommodationNote, value: plan.accommodation_note },
    { label: c.immigration, value: plan.immigration_position },
    { label: c.missingWho, value: plan.missing_who },
    { label: c.missingWhat, value: plan.missing_what },
    { label: c.missingTold, value: plan.missing_told },
    { label: c.review, value: dayOf(plan.next_review_on, lang) },
    { label: c.note, value: plan.note },
  ]
}

export function tellService(one: AdultService, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).service
  return [
    { label: c.service, value: coded('adult-service', one.service, lang) },
    { label: c.organisation, value: one.organisation },
    { label: c.contact, value: one.named_contact },
    { label: c.contactedOn, value: dayOf(one.contacted_on, lang) },
    { label: c.state, value: coded('adult-service-state', one.state, lang) },
    { label: c.answeredOn, value: dayOf(one.answered_on, lang) },
    { label: c.refusedWhy, value: one.refused_why },
    { label: c.met, value: dayOf(one.met_together_on, lang) },
    { label: c.note, value: one.note },
  ]
}

export function tellInformation(one: Information, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).information
  return [
    { label: c.on, value: dayOf(one.given_on, lang) },
    { label: c.what, value: codedAll('nrm-at-18-information', one.what, lang) },
    { label: c.by, value: one.given_by },
    { label: c.language, value: coded('language', one.language, lang) },
    { label: c.understood, value: coded('yes-no-unknown', one.understood, lang) },
    { label: c.words, value: one.child_words },
    { label: c.note, value: one.note },
  ]
}

export function tellAnswer(one: NrmAnswer, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).answer
  return [
    { label: c.answer, value: coded('nrm-at-18-answer', one.answer, lang) },
    { label: c.on, value: dayOf(one.given_on, lang) },
    { label: c.way, value: coded('nrm-consent-way', one.way, lang) },
    { label: c.through, value: coded('nrm-first-responder', one.through, lang) },
    { label: c.support, value: coded('yes-no-unknown', one.adult_support, lang) },
    { label: c.supportOn, value: dayOf(one.adult_support_on, lang) },
    { label: c.words, value: one.child_words },
    { label: c.note, value: one.note },
  ]
}

export function tellLeavingCare(one: LeavingCare, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).leaving
  return [
    { label: c.status, value: coded('leaving-care-status', one.status, lang) },
    { label: c.adviser, value: one.adviser },
    { label: c.adviserContact, value: one.adviser_contact },
    { label: c.adviserOn, value: dayOf(one.adviser_on, lang) },
    { label: c.plan, value: dayOf(one.pathway_plan_on, lang) },
    { label: c.review, value: dayOf(one.pathway_review_on, lang) },
    { label: c.note, value: one.note },
  ]
}

export function tellReview(one: TransitionReview, lang: Lang): readonly Told[] {
  const c = pick(transitionContent, lang).review
  return [
    { label: c.on, value: dayOf(one.held_on, lang) },
    { label: c.outcome, value: coded('transition-review-outcome', one.outcome, lang) },
    { label: c.found, value: one.found },
    { label: c.tookPart, value: coded('yes-no-unknown', one.took_part, lang) },
    { label: c.words, value: one.child_words },
    { label: c.next, value: dayOf(one.next_on, lang) },
  ]
}
