import { addDays, calendarDay } from '../../../kernel/calendar-day.ts'
import { date, defineForm, select, text, textarea, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { consultationContent } from '../content/index.ts'
import { dueRegard, type DueRegard } from '../facts.ts'
import { answerDeadline } from '../rules.ts'
import { tellDueRegard } from '../tell.ts'
import { termNow, termOn } from '../terms.ts'
import { known } from './fields.ts'
import { clockOf, common, idInPath } from './section.ts'

const t = wordsOf(consultationContent)
/** Answers that came back; the others end the waiting without one. */
const came: readonly string[] = ['done', 'in-part', 'refused']

const form = defineForm({
  fields: {
    agency: select({ label: t((c) => c.dueRegard.agency), options: known }),
    whom: text({
      label: t((c) => c.dueRegard.whom),
      hint: t((c) => c.dueRegard.whomHint),
      dir: 'auto',
      optional: true,
    }),
    asked_on: date({
      label: t((c) => c.dueRegard.askedOn),
      called: t((c) => c.dueRegard.askedOnCalled),
      latest: 'today',
    }),
    answer_due_on: date({
      label: t((c) => c.dueRegard.dueOn),
      called: t((c) => c.dueRegard.dueOnCalled),
      hint: (lang) => pick(consultationContent, lang).dueRegard.dueOnHint(termNow('answer-days')),
      optional: true,
    }),
    request: select({ label: t((c) => c.dueRegard.request), options: choices('due-regard-request') }),
    what: textarea({ label: t((c) => c.dueRegard.what), rows: 3, dir: 'auto', span: 'full' }),
    answer: select({
      label: t((c) => c.dueRegard.answer),
      options: choices('due-regard-answer'),
      optional: true,
    }),
    answered_on: date({ label: t((c) => c.dueRegard.answeredOn), latest: 'today', optional: true }),
    answer_note: textarea({
      label: t((c) => c.dueRegard.answerNote),
      hint: t((c) => c.dueRegard.answerNoteHint),
      rows: 3,
      dir: 'auto',
      optional: true,
      span: 'full',
    }),
    next_step: textarea({
      label: t((c) => c.dueRegard.nextStep),
      rows: 2,
      dir: 'auto',
      optional: true,
      span: 'full',
    }),
  },
  check: (value) => {
    const early = (day: string | null): boolean => day !== null && day < value.asked_on
    const answered = came.includes(value.answer ?? '')
    return [
      ...(early(value.answer_due_on)
        ? [{ field: 'answer_due_on' as const, message: t((c) => c.dueRegard.beforeAsked) }]
        : []),
      ...(early(value.answered_on)
        ? [{ field: 'answered_on' as const, message: t((c) => c.dueRegard.beforeAsked) }]
        : []),
      ...(answered && value.answered_on === null
        ? [{ field: 'answered_on' as const, message: t((c) => c.dueRegard.needDay) }]
        : []),
      ...(!answered && value.answered_on !== null
        ? [{ field: 'answer' as const, message: t((c) => c.dueRegard.needAnswer) }]
        : []),
      // Without its reason a refusal tells nobody what to ask next (domain §8.1).
      ...(value.answer === 'refused' && value.answer_note === null
        ? [{ field: 'answer_note' as const, message: t((c) => c.dueRegard.needReason) }]
        : []),
    ]
  },
})
type Value = FormValue<typeof form>

export const dueRegardPages = correcting<Value, DueRegard>({
  ...common(dueRegard, 'due-regard', (lang, stands) => {
    const c = pick(consultationContent, lang).dueRegard
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => html`<p class="govuk-body">${pick(consultationContent, x.lang).dueRegard.lead}</p>`,
  values: (one) => ({
    ...one,
    asked_on: one.asked_on as Value['asked_on'],
    answer_due_on: one.answer_due_on as Value['answer_due_on'],
    answered_on: one.answered_on as Value['answered_on'],
  }),
  columns: (value) => ({
    ...value,
    answer_due_on:
      value.answer_due_on ?? addDays(value.asked_on, termOn('answer-days', calendarDay(value.asked_on))),
  }),
  tell: tellDueRegard,
  also: (x, after, before) =>
    clockOf(
      x,
      'due-regard-answer',
      idInPath(x, dueRegard.table),
      answerDeadline(after, x.now),
      before === null ? 'request-recorded' : 'request-changed',
    ),
})
