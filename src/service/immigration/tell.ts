import type { Lang } from '../../kernel/lang.ts'
import { dayOf, formatDay, pick } from '../../platform/i18n/index.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { immigrationContent } from './content/index.ts'
import type { Appeal, Claim, Decision, Interview, Representative, Statement } from './facts.ts'
import type { Stage } from './stage.ts'

const yesNo = (code: string | null, lang: Lang) => coded('yes-no-unknown', code, lang)

/** The stage in words; null = nothing is recorded. */
export function stageInWords(stage: Stage | null, lang: Lang): string {
  return coded('immigration-stage', stage?.stage ?? null, lang) ?? pick(immigrationContent, lang).stage.blank
}

/** When, in words: the day, with the time where it is known. */
export function interviewWhen(one: Interview, lang: Lang): string {
  return [formatDay(one.on_day, lang), one.at_time].filter((part) => part !== null).join(', ')
}

/** When leave ends, in words; "no end", "not known" and "not asked" are three answers. */
export function leaveEnd(one: Decision, lang: Lang): string {
  const c = pick(immigrationContent, lang).leave
  if (one.leave_until !== null) return formatDay(one.leave_until, lang)
  return one.leave_ends === 'no-end' ? c.noEnd : one.leave_ends === 'unknown' ? c.endUnknown : c.endBlank
}

export function tellClaim(one: Claim, lang: Lang): readonly Told[] {
  const c = pick(immigrationContent, lang)
  return [
    { label: c.claim.claim, value: coded('immigration-claim', one.claim, lang) },
    { label: c.claim.on, value: dayOf(one.claimed_on, lang) },
    { label: c.claim.homeOffice, value: one.home_office_reference },
    { label: c.note, value: one.note },
  ]
}

export function tellRepresentative(one: Representative, lang: Lang): readonly Told[] {
  const c = pick(immigrationContent, lang)
  const r = c.representative
  return [
    { label: r.kind, value: coded('representative-kind', one.kind, lang) },
    { label: r.state, value: coded('representative-state', one.state, lang) },
    { label: r.name, value: one.name },
    { label: r.firm, value: one.firm },
    { label: r.telephone, value: one.telephone },
    { label: r.email, value: one.email },
    { label: r.reference, value: one.reference },
    { label: r.sought, value: dayOf(one.sought_on, lang) },
    { label: r.instructed, value: dayOf(one.instructed_on, lang) },
    { label: r.ended, value: dayOf(one.ended_on, lang) },
    { label: r.legalAid, value: yesNo(one.legal_aid, lang) },
    { label: c.note, value: one.note },
  ]
}

export function tellInterview(one: Interview, lang: Lang): readonly Told[] {
  const c = pick(immigrationContent, lang)
  const i = c.interview
  return [
    { label: i.kind, value: coded('immigration-interview-kind', one.kind, lang) },
    { label: i.on, value: dayOf(one.on_day, lang) },
    { label: i.at, value: one.at_time },
    { label: i.place, value: one.place },
    { label: i.local, value: yesNo(one.local, lang) },
    { label: i.companions, value: codedAll('interview-companion', one.companions, lang) },
    { label: i.asked, value: codedAll('interview-request', one.asked, lang) },
    { label: i.askedNote, value: one.asked_note },
    { label: i.granted, value: yesNo(one.granted, lang) },
    { label: i.guardian, value: yesNo(one.guardian_there, lang) },
    { label: i.outcome, value: coded('interview-outcome', one.outcome, lang) },
    { label: c.note, value: one.note },
  ]
}

export function tellStatement(one: Statement, lang: Lang): readonly Told[] {
  const c = pick(immigrationContent, lang)
  const s = c.statement
  return [
    { label: s.kind, value: coded('immigration-statement', one.kind, lang) },
    { label: s.asked, value: dayOf(one.asked_on, lang) },
    { label: s.due, value: dayOf(one.due_on, lang) },
    { label: s.submitted, value: dayOf(one.submitted_on, lang) },
    { label: s.needed, value: yesNo(one.still_needed, lang) },
    { label: c.note, value: one.note },
  ]
}

export function tellDecision(one: Decision, lang: Lang): readonly Told[] {
  const c = pick(immigrationContent, lang)
  const d = c.decision
  return [
    { label: d.decision, value: coded('immigration-decision', one.decision, lang) },
    { label: d.on, value: dayOf(one.decided_on, lang) },
    { label: d.letter, value: yesNo(one.letter_held, lang) },
    { label: d.appeal, value: coded('appeal-kind', one.appeal, lang) },
    { label: d.appealBy, value: dayOf(one.appeal_by, lang) },
    { label: d.leaveEnds, value: coded('leave-end', one.leave_ends, lang) },
    { label: d.leaveUntil, value: dayOf(one.leave_until, lang) },
    { label: d.extension, value: dayOf(one.extension_asked_on, lang) },
    { label: c.note, value: one.note },
  ]
}

export function tellAppeal(one: Appeal, lang: Lang): readonly Told[] {
  const c = pick(immigrationContent, lang)
  const a = c.appeal
  return [
    { label: a.state, value: coded('appeal-state', one.state, lang) },
    { label: a.lodged, value: dayOf(one.lodged_on, lang) },
    { label: a.heard, value: dayOf(one.heard_on, lang) },
    { label: a.decided, value: dayOf(one.decided_on, lang) },
    { label: a.reference, value: one.reference },
    { label: a.evidence, value: yesNo(one.guardian_evidence, lang) },
    { label: c.note, value: one.note },
  ]
}
