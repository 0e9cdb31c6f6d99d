import { dayInLondon } from '../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { factIdOf } from '../../../platform/record/index.ts'
import { codedAll } from '../../../platform/reference-data/in-words.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import { noSuchPage, refused, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { steppingBackContent } from '../content/index.ts'
import { stepBackReview } from '../facts.ts'
import { approved, type StepBackKnown } from '../rhythm.ts'
import { askedBy, review } from '../rules.ts'
import { readStepBackKnown } from '../store.ts'
import { actingPage, recorded } from './acting.ts'

const t = wordsOf(steppingBackContent)
const form = defineForm({
  fields: {
    held_on: date({
      label: t((c) => c.review.heldOn),
      called: t((c) => c.review.heldOnCalled),
      latest: 'today',
      span: 'full',
    }),
    found: textarea({ label: t((c) => c.review.found), rows: 4, dir: 'auto' }),
    child_view: textarea({ label: t((c) => c.review.childView), rows: 4, dir: 'auto', optional: true }),
    outcome: radios({
      label: t((c) => c.review.outcome),
      options: [
        { code: 'stay', label: t((c) => c.review.stay) },
        { code: 'take-up', label: t((c) => c.review.takeUp) },
      ],
      span: 'full',
    }),
  },
})

function show(
  x: Exchange,
  known: StepBackKnown,
  typed?: Typed,
  errors?: readonly FieldError[],
): Promise<Reply> {
  const c = pick(steppingBackContent, x.lang)
  const one = approved(known)
  const events = one === null ? null : codedAll('safety-plan-event', askedBy(known), x.lang)
  return actingPage(x, {
    title: c.review.title,
    lead: one === null ? c.review.not : c.review.lead,
    above: events === null ? null : html`<p class="govuk-inset-text">${c.next.because(events)}</p>`,
    form:
      one === null
        ? null
        : form.render({ lang: x.lang, typed, errors, values: { held_on: dayInLondon(x.now) } }),
    submit: c.review.submit,
    version: one?.version,
    errors,
  })
}

export const reviewPage: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const draft = await x.draft()
  return show(x, known, draft === null ? undefined : form.typed(draft.fields))
}

export const recordReview: Handler = async (x) => {
  const known = await readStepBackKnown(x.db, x.caseId())
  if (known === null) return noSuchPage('no-such-case')
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, known, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== (approved(known)?.version ?? null))
    return refused({ code: 'someone-else-changed-it' })
  const { held_on: heldOn, child_view: childView, found, outcome } = parsed.value
  const id = factIdOf(stepBackReview.table, x.caseId(), x.form.key)
  const facts = review(known, { heldOn, childView, found, outcome }, x.accountId(), x.now, id)
  return recorded(x, outcome === 'take-up' ? 'step-back.take-up' : 'step-back.review', facts)
}
