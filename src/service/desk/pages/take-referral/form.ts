import { dayInLondon, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { defineForm, type FieldError, type Fields, type Typed } from '../../../../platform/forms/index.ts'
import { wordsOf } from '../../../../platform/i18n/index.ts'
import type { FormBody } from '../../../../platform/web/route.ts'
import {
  givenOf,
  nothingSaid,
  optionsOn,
  questions,
  type Section,
  type Answers,
  type ReferralGiven,
} from '../../../referral/index.ts'
import { deskContent } from '../../content/index.ts'
import { dayField, momentOf, timeField } from '../../moment.ts'
import type { Call } from '../../store.ts'

const t = wordsOf(deskContent)

/** When the call was taken, where no logged call says so. */
export const momentForm = defineForm({
  fields: { taken_on: dayField(t((c) => c.log.takenOn)), taken_at: timeField(t((c) => c.log.takenAt)) },
})

/** Every question of the referral as one form, to be drawn section by section: the same fields as online. */
const allFields: Fields = Object.assign({}, ...questions.map((question) => question.form.fields))
export const wholeForm = defineForm({ fields: allFields })

/** The fields of each section in the order of the questions, with the places for people that are needed so far. */
export function fieldsOf(section: Section, typed: Typed): readonly string[] {
  return questions
    .filter((question) => question.section === section)
    .flatMap((question) => question.shows?.(typed) ?? Object.keys(question.form.fields))
}

export type TakenReferral =
  | { readonly ok: true; readonly given: ReferralGiven; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed }

/** Reads the page. `from`: the call it was carried over from, whose moment is the receipt of the referral. */
export function readReferral(body: FormBody, from: Call | null, now: Date, lang: Lang): TakenReferral {
  const today = dayInLondon(now)
  const options = optionsOn(today)
  const moment = from === null ? momentForm.parse(body, lang, { today }) : null
  const answers: Answers = Object.fromEntries(
    questions.map((question) => [question.name, question.form.typed(body)]),
  )
  const typed = { ...moment?.typed, ...wholeForm.typed(body) }
  // A question that an earlier answer rules out is not held against whoever typed in it.
  const errors = [
    ...(moment === null || moment.ok ? [] : moment.errors),
    ...questions
      .filter((question) => question.asked(answers))
      .flatMap((question) => {
        const parsed = question.form.parse(answers[question.name] ?? {}, lang, { today, options })
        return parsed.ok ? [] : parsed.errors
      }),
  ]
  const receivedAt =
    from !== null
      ? from.columns.taken_at
      : moment?.ok === true
        ? momentOf(moment.value.taken_on, moment.value.taken_at)
        : now
  if (receivedAt > now) {
    const message = deskContent[lang].log.future
    errors.push({ field: 'taken_at', anchor: 'taken_at', message })
  }
  if (errors.length > 0) return { ok: false, errors, typed }
  const start = { ...nothingSaid('phone', receivedAt), callId: from?.id ?? null }
  return { ok: true, typed, given: givenOf(questions, answers, start, today) }
}

/** Of an age alone the year of birth is known to within one: the later is taken, as for every part of a birth date. */
export function bornAboutYear(age: number | null, on: CalendarDay): string | null {
  return age === null ? null : String(Number(on.slice(0, 4)) - age)
}

/** What a call already said, as if it had been typed into the referral: nothing is asked twice. */
export function carriedOver({ columns: said }: Call): Typed {
  const [year = '', month = '', day = ''] = (said.child_dob ?? '').split('-')
  const bornAbout =
    said.child_dob === null ? (bornAboutYear(said.child_age, dayInLondon(said.taken_at)) ?? '') : ''
  const plain = (digits: string): string => digits.replace(/^0/, '')
  const partly = bornAbout !== '' || (year !== '' && day === '')
  const typed: Record<string, string | null> = {
    referrer_name: said.caller_name,
    referrer_agency: said.caller_agency,
    referrer_organisation: said.caller_organisation,
    referrer_telephone: said.caller_telephone,
    given_name: said.child_name,
    'dob-day': plain(day),
    'dob-month': plain(month),
    'dob-year': year === '' ? bornAbout : year,
    dob_standing: partly ? 'approximate' : year === '' ? null : 'exact',
    gender: said.child_gender,
    local_authority: said.local_authority,
    concerns: said.worry,
  }
  return Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  )
}
