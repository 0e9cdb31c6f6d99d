import type { Lang } from '../../kernel/lang.ts'
import { dayOf, formatDay, pick } from '../../platform/i18n/index.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { justiceContent } from './content/index.ts'
import type { CourtDate, Custody, Matter, MatterStage, Order, Told45 } from './facts.ts'

/** The matter in a few words: what the child is in it, and the category of the offence. */
export function matterInWords(matter: Matter, lang: Lang): string {
  const c = pick(justiceContent, lang).matter
  return c.heading(
    coded('justice-role', matter.role, lang) ?? '',
    coded('justice-offence', matter.offence, lang) ?? c.offenceNotAsked,
  )
}

export function tellMatter(matter: Matter, lang: Lang): readonly Told[] {
  const c = pick(justiceContent, lang).matter
  return [
    { label: c.role, value: coded('justice-role', matter.role, lang) },
    { label: c.offence, value: coded('justice-offence', matter.offence, lang) },
    { label: c.policeForce, value: matter.police_force },
    { label: c.policeReference, value: matter.police_reference },
    { label: c.courtReference, value: matter.court_reference },
    // Not asked of a victim or a witness: the defence is an accused child's only.
    ...(matter.role === 'accused'
      ? [
          { label: c.outcome45, value: coded('section45-outcome', matter.section45_outcome, lang) },
          { label: c.by45, value: coded('section45-audience', matter.section45_by, lang) },
          { label: c.on45, value: dayOf(matter.section45_on, lang) },
          { label: c.nonProsecution, value: coded('yes-no-unknown', matter.non_prosecution, lang) },
        ]
      : []),
    { label: c.note, value: matter.note },
  ]
}

export function tellStage(stage: MatterStage, lang: Lang): readonly Told[] {
  const c = pick(justiceContent, lang).stage
  return [
    { label: c.stage, value: coded('justice-stage', stage.stage, lang) },
    { label: c.on, value: dayOf(stage.on_day, lang) },
    { label: c.note, value: stage.note },
  ]
}

/** When, in words: the day, with the time where it is known. */
export function courtWhen(date: CourtDate, lang: Lang): string {
  return [formatDay(date.on_day, lang), date.at_time].filter((one) => one !== null).join(', ')
}

export function tellCourt(date: CourtDate, lang: Lang): readonly Told[] {
  const c = pick(justiceContent, lang).court
  return [
    { label: c.kind, value: coded('court-date-kind', date.kind, lang) },
    { label: c.on, value: dayOf(date.on_day, lang) },
    { label: c.at, value: date.at_time },
    { label: c.court, value: date.court },
    { label: c.asked, value: codedAll('court-request', date.asked, lang) },
    { label: c.askedNote, value: date.asked_note },
    { label: c.granted, value: coded('yes-no-unknown', date.granted, lang) },
    { label: c.guardian, value: coded('yes-no-unknown', date.guardian_there, lang) },
    { label: c.outcome, value: coded('court-outcome', date.outcome, lang) },
    { label: c.note, value: date.note },
  ]
}

export function tellTold(told: Told45, lang: Lang): readonly Told[] {
  const c = pick(justiceContent, lang).told
  return [
    { label: c.whom, value: coded('section45-audience', told.told, lang) },
    { label: c.on, value: dayOf(told.on_day, lang) },
    { label: c.by, value: told.told_by },
    { label: c.note, value: told.note },
  ]
}

export function tellCustody(held: Custody, lang: Lang): readonly Told[] {
  const c = pick(justiceContent, lang).custody
  return [
    { label: c.kind, value: coded('custody-kind', held.kind, lang) },
    { label: c.from, value: dayOf(held.from_day, lang) },
    { label: c.to, value: dayOf(held.to_day, lang) },
    { label: c.adult, value: coded('yes-no-unknown', held.appropriate_adult, lang) },
    { label: c.note, value: held.note },
  ]
}

export function tellOrder(order: Order, lang: Lang): readonly Told[] {
  const c = pick(justiceContent, lang).order
  return [
    { label: c.kind, value: coded('disruption-order', order.kind, lang) },
    { label: c.stage, value: coded('disruption-stage', order.stage, lang) },
    { label: c.advised, value: dayOf(order.advised_on, lang) },
    { label: c.sought, value: dayOf(order.sought_on, lang) },
    { label: c.decided, value: dayOf(order.decided_on, lang) },
    { label: c.until, value: dayOf(order.until_day, lang) },
    { label: c.applicant, value: order.applicant },
    { label: c.reference, value: order.reference },
    { label: c.conditions, value: order.conditions },
    { label: c.note, value: order.note },
  ]
}
