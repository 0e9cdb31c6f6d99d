import type { Lang } from '../../kernel/lang.ts'
import { dayOf, pick } from '../../platform/i18n/index.ts'
import { localAuthority } from '../../platform/reference-data/index.ts'
import { coded, codedAll } from '../../platform/reference-data/in-words.ts'
import type { Told } from '../child/index.ts'
import { consultationContent } from './content/index.ts'
import type { BookConsultation, Consultation, DueRegard, IndirectEvent, Meeting } from './facts.ts'

/** Hours and miles to one place at most: nobody counts minutes of a drive. */
export function amount(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'cy' ? 'cy-GB' : 'en-GB', { maximumFractionDigits: 1 }).format(value)
}
const amountOf = (value: number | null, lang: Lang) => (value === null ? null : amount(value, lang))

/** An area by its name, or what is said instead of one. */
export function areaName(area: string, lang: Lang): string {
  const c = pick(consultationContent, lang).areas
  if (area === 'several') return c.several
  return localAuthority(area)?.name[lang] ?? c.unknown
}

/** Who asked, in a few words; null: nobody said. */
export function whoAsked(
  one: Pick<Consultation, 'asked_by' | 'agency' | 'organisation'>,
  lang: Lang,
): string | null {
  const parts = [one.asked_by, one.organisation ?? coded('referrer-agency', one.agency, lang)]
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? null : said.join(', ')
}

type Asked = Omit<Consultation, 'from_book'>

function tellAsked(one: Asked, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang).consultation
  return [
    { label: c.on, value: dayOf(one.on_day, lang) },
    { label: c.mode, value: coded('contact-mode', one.mode, lang) },
    { label: c.askedBy, value: one.asked_by },
    { label: c.agency, value: coded('referrer-agency', one.agency, lang) },
    { label: c.organisation, value: one.organisation },
    { label: c.topics, value: codedAll('advice-topic', one.topics, lang) },
    { label: c.question, value: one.question },
    { label: c.advice, value: one.advice },
    { label: c.actions, value: one.actions },
    { label: c.followUpOn, value: dayOf(one.follow_up_on, lang) },
    { label: c.followedUpOn, value: dayOf(one.followed_up_on, lang) },
    { label: c.outcome, value: coded('consultation-outcome', one.outcome, lang) },
    { label: c.outcomeNote, value: one.outcome_note },
    { label: c.hours, value: amountOf(one.hours, lang) },
  ]
}

export function tellConsultation(one: Consultation, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang).consultation
  const book = one.from_book === null ? [] : [{ label: c.fromBook, value: c.fromBookSaid }]
  return [...tellAsked(one, lang), ...book]
}

/** Whose it was, as far as the book may say. */
export function aboutInWords(one: Pick<BookConsultation, 'about' | 'child_age'>, lang: Lang): string {
  const c = pick(consultationContent, lang).book
  if (one.about === 'none') return c.noChild
  return one.child_age === null ? c.anonymous : c.anonymousAge(one.child_age)
}

export function tellBook(one: BookConsultation, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang)
  const age = one.child_age === null ? null : String(one.child_age)
  return [
    { label: c.entry.about, value: one.about === 'none' ? c.book.noChild : c.book.anonymous },
    ...(one.about === 'none' ? [] : [{ label: c.entry.age, value: age }]),
    { label: c.entry.area, value: areaName(one.local_authority, lang) },
    ...tellAsked(one, lang),
  ]
}

type Hours = Pick<Meeting, 'delivery_hours' | 'preparation_hours' | 'travel_hours' | 'miles'>
function tellWork(one: Hours, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang).work
  return [
    { label: c.delivery, value: amountOf(one.delivery_hours, lang) },
    { label: c.preparation, value: amountOf(one.preparation_hours, lang) },
    { label: c.travel, value: amountOf(one.travel_hours, lang) },
    { label: c.miles, value: amountOf(one.miles, lang) },
  ]
}

export function tellMeeting(one: Meeting, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang).meeting
  return [
    { label: c.on, value: dayOf(one.on_day, lang) },
    { label: c.kind, value: coded('professionals-meeting-kind', one.kind, lang) },
    { label: c.thirdParty, value: coded('third-party-type', one.third_party_type, lang) },
    { label: c.agencies, value: codedAll('third-party-type', one.agencies, lang) },
    { label: c.mode, value: coded('contact-mode', one.mode, lang) },
    { label: c.purposes, value: codedAll('contact-purpose', one.purposes, lang) },
    { label: c.childThere, value: coded('yes-no-unknown', one.child_there, lang) },
    { label: c.childViews, value: coded('yes-no-unknown', one.child_views, lang) },
    { label: c.asked, value: one.asked },
    { label: c.decided, value: one.decided },
    ...tellWork(one, lang),
    { label: c.note, value: one.note },
  ]
}

/** The authority that was asked, by its name where it has one. */
export function authorityAsked(one: Pick<DueRegard, 'whom' | 'agency'>, lang: Lang): string {
  return one.whom ?? coded('referrer-agency', one.agency, lang) ?? one.agency
}

export function tellDueRegard(one: DueRegard, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang).dueRegard
  return [
    { label: c.agency, value: coded('referrer-agency', one.agency, lang) },
    { label: c.whom, value: one.whom },
    { label: c.askedOn, value: dayOf(one.asked_on, lang) },
    { label: c.request, value: coded('due-regard-request', one.request, lang) },
    { label: c.what, value: one.what },
    { label: c.dueOn, value: dayOf(one.answer_due_on, lang) },
    { label: c.answeredOn, value: dayOf(one.answered_on, lang) },
    { label: c.answer, value: coded('due-regard-answer', one.answer, lang) },
    { label: c.answerNote, value: one.answer_note },
    { label: c.nextStep, value: one.next_step },
  ]
}

export function tellEvent(one: IndirectEvent, lang: Lang): readonly Told[] {
  const c = pick(consultationContent, lang).event
  return [
    { label: c.kind, value: coded('indirect-event-kind', one.kind, lang) },
    { label: c.name, value: one.title },
    { label: c.on, value: dayOf(one.on_day, lang) },
    { label: c.area, value: areaName(one.local_authority, lang) },
    { label: c.audience, value: codedAll('referrer-agency', one.audience, lang) },
    { label: c.topics, value: codedAll('advice-topic', one.topics, lang) },
    { label: c.people, value: one.people === null ? null : String(one.people) },
    ...tellWork(one, lang),
    { label: c.before, value: amountOf(one.confidence_before, lang) },
    { label: c.after, value: amountOf(one.confidence_after, lang) },
    { label: c.note, value: one.note },
  ]
}
