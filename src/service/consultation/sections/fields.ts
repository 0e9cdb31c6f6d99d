import { checkboxes, date, number, select, text, textarea } from '../../../platform/forms/index.ts'
import { pick, wordsOf, type Wording } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { consultationContent } from '../content/index.ts'
import { termNow } from '../terms.ts'

const t = wordsOf(consultationContent)

/** No advice is no topic; and we are not the agency that asks us, though an agency may be one that nobody noted. */
const topics = choices('advice-topic').filter((one) => one.code !== 'none')
const others = choices('referrer-agency').filter((one) => one.code !== 'guardianship-service')
/** A meeting or a consultation is not held by message alone. */
export const ways = choices('contact-mode').filter((one) => one.code !== 'text')

export const topicsField = (label: Wording) =>
  checkboxes({ label, options: topics, optional: true, span: 'full' })
export const agencies = others
export const known = others.filter((one) => one.code !== 'unknown')

const hours = (label: Wording, hint?: Wording) =>
  number({ label, hint, min: 0, max: 200, decimals: true, width: 4, optional: true })

/** The fields of every consultation. `free`: said under each field in which words may be written. */
export function consultationFields(free?: Wording) {
  return {
    on_day: date({
      label: t((c) => c.consultation.on),
      called: t((c) => c.consultation.onCalled),
      latest: 'today',
    }),
    mode: select({ label: t((c) => c.consultation.mode), options: choices('contact-mode'), optional: true }),
    asked_by: text({
      label: t((c) => c.consultation.askedBy),
      hint: t((c) => c.consultation.askedByHint),
      dir: 'auto',
      optional: true,
    }),
    agency: select({ label: t((c) => c.consultation.agency), options: others, optional: true }),
    organisation: text({ label: t((c) => c.consultation.organisation), optional: true }),
    topics: topicsField(t((c) => c.consultation.topics)),
    question: textarea({
      label: t((c) => c.consultation.question),
      hint: free,
      rows: 3,
      dir: 'auto',
      optional: true,
    }),
    advice: textarea({
      label: t((c) => c.consultation.advice),
      hint: free,
      rows: 4,
      dir: 'auto',
      optional: true,
    }),
    actions: textarea({
      label: t((c) => c.consultation.actions),
      hint: free,
      rows: 3,
      dir: 'auto',
      optional: true,
    }),
    follow_up_on: date({
      label: t((c) => c.consultation.followUpOn),
      called: t((c) => c.consultation.followUpCalled),
      hint: (lang) => pick(consultationContent, lang).consultation.followUpHint(termNow('follow-up-days')),
      optional: true,
    }),
    hours: hours(
      t((c) => c.consultation.hours),
      t((c) => c.consultation.hoursHint),
    ),
    followed_up_on: date({
      label: t((c) => c.consultation.followedUpOn),
      latest: 'today',
      optional: true,
    }),
    outcome: select({
      label: t((c) => c.consultation.outcome),
      options: choices('consultation-outcome'),
      optional: true,
    }),
    outcome_note: textarea({
      label: t((c) => c.consultation.outcomeNote),
      hint: free,
      rows: 2,
      dir: 'auto',
      optional: true,
    }),
  }
}

type Days = {
  readonly on_day: string
  readonly follow_up_on: string | null
  readonly followed_up_on: string | null
}
/** Nothing is followed up before it was said. */
export function followUpFirst(value: Days) {
  const wrong = (day: string | null): boolean => day !== null && day < value.on_day
  const message = t((c) => c.consultation.followUpFirst)
  return [
    ...(wrong(value.follow_up_on) ? [{ field: 'follow_up_on' as const, message }] : []),
    ...(wrong(value.followed_up_on) ? [{ field: 'followed_up_on' as const, message }] : []),
  ]
}

/** Hours of the work itself, of preparing and of travelling, and miles: the time cost was a finding of the evaluation. */
export function workFields() {
  return {
    delivery_hours: hours(
      t((c) => c.work.delivery),
      t((c) => c.work.hoursHint),
    ),
    preparation_hours: hours(t((c) => c.work.preparation)),
    travel_hours: hours(t((c) => c.work.travel)),
    miles: number({
      label: t((c) => c.work.miles),
      min: 0,
      max: 2000,
      decimals: true,
      width: 4,
      optional: true,
    }),
  }
}
