import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import type { Fields, Form, Option, Typed, ValueOf } from '../../../platform/forms/index.ts'
import type { Wording } from '../../../platform/i18n/index.ts'
import { localAuthoritiesOn } from '../../../platform/reference-data/index.ts'
import type { ImportantQuestion, ReferralGiven } from '../given.ts'

export const sections = ['you', 'child', 'authority', 'trafficking', 'safety', 'life', 'around'] as const
export type Section = (typeof sections)[number]

/** What was typed, by question. A question that is not here has not been reached; an empty one was passed over. */
export type Answers = Readonly<Record<string, Typed>>

/** One page of the online form, whatever its fields: the list of these is the form. */
export interface Question {
  /** In the path and as key of the answers. Never changed once drafts may hold it. */
  readonly name: string
  readonly section: Section
  /** The page's question: its h1, its title, and its row among the answers. */
  readonly title: Wording
  readonly hint: Wording | null
  readonly form: Form<Fields>
  /** Marked as missing while unanswered. */
  readonly important: readonly ImportantQuestion[]
  /** False: passed by, because of an earlier answer. */
  readonly asked: (answers: Answers) => boolean
  /** The fields to draw, when not all: a list that grows. */
  readonly shows: ((typed: Typed) => readonly string[]) | null
  /** The words of the button that saves and shows the page again, longer. */
  readonly more: Wording | null
  /** What the answer adds to the referral; what cannot be read adds nothing. */
  readonly give: (given: ReferralGiven, typed: Typed, today: CalendarDay) => ReferralGiven
}

export interface QuestionSpec<F extends Fields> {
  readonly name: string
  readonly section: Section
  readonly title: Wording
  readonly hint?: Wording
  readonly form: Form<F>
  readonly important?: readonly ImportantQuestion[]
  readonly asked?: (answers: Answers) => boolean
  readonly shows?: (typed: Typed) => readonly string[]
  readonly more?: Wording
  readonly give: (value: ValueOf<F>, given: ReferralGiven, today: CalendarDay) => ReferralGiven
}

/** One entry of the list of questions. */
export function question<const F extends Fields>(spec: QuestionSpec<F>): Question {
  return {
    name: spec.name,
    section: spec.section,
    title: spec.title,
    hint: spec.hint ?? null,
    form: spec.form,
    important: spec.important ?? [],
    asked: spec.asked ?? (() => true),
    shows: spec.shows ?? null,
    more: spec.more ?? null,
    give: (given, typed, today) => {
      const parsed = spec.form.parse(typed, 'en', { today, options: optionsOn(today) })
      return parsed.ok ? spec.give(parsed.value, given, today) : given
    },
  }
}

const notKnownAuthority: Option = {
  code: 'unknown',
  label: { en: 'I do not know', cy: 'Dydw i ddim yn gwybod' },
}

/** Lists that depend on the day: the authorities that exist on it, by name. */
export function optionsOn(today: CalendarDay): Readonly<Record<string, readonly Option[]>> {
  const authorities = [...localAuthoritiesOn(today)].sort((a, b) => a.name.en.localeCompare(b.name.en, 'en'))
  return {
    local_authority: [
      notKnownAuthority,
      ...authorities.map((authority) => ({ code: authority.gss, label: authority.name })),
    ],
  }
}

/** The referral that the answers make, as far as they go; questions that are not asked add nothing. */
export function givenOf(
  questions: readonly Question[],
  answers: Answers,
  start: ReferralGiven,
  today: CalendarDay,
): ReferralGiven {
  return questions
    .filter((one) => one.asked(answers))
    .reduce((given, one) => {
      const typed = answers[one.name]
      return typed === undefined ? given : one.give(given, typed, today)
    }, start)
}
