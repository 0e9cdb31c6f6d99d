import {
  defineForm,
  errorSummaryOf,
  formShell,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { enteredInError } from '../../../platform/record/index.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { html } from '../../../platform/web/html.ts'
import {
  draftAddress,
  noSuchPage,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { supervisionContent } from '../content/index.ts'
import { supervisionAction, supervisionNote } from '../facts.ts'
import { actionsOf, type Note } from '../note-store.ts'
import { ownStanding } from './writer.ts'

const t = wordsOf(supervisionContent)
const form = defineForm({
  fields: {
    reason: textarea({
      label: t((c) => c.notes.withdrawReason),
      rows: 2,
      max: 300,
      dir: 'auto',
      span: 'full',
    }),
  },
})

function show(x: Exchange, note: Note, typed?: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(supervisionContent, x.lang).notes
  return page(
    c.withdraw,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${c.withdraw}</h1>
      <p class="govuk-body">${c.withdrawLead}</p>
      ${formShell({
        lang: x.lang,
        action: x.path,
        csrf: x.form.csrf,
        idempotencyKey: x.form.key,
        version: note.version,
        draftPath: draftAddress(x.path),
        body: form.render({ lang: x.lang, typed, errors }),
        submitLabel: c.withdraw,
        besides: html`<a class="govuk-link" href="/supervision/${note.id}">${c.backToNote}</a>`,
      })}`,
    errors === undefined ? {} : { hasErrors: true, status: 422 },
  )
}

export const withdrawPage: Handler = async (x) => {
  const note = await ownStanding(x)
  if (note === null) return noSuchPage()
  if (!note.ok) return refused(note.refusal)
  const draft = await x.draft()
  return show(x, note.value, draft === null ? undefined : form.typed(draft.fields))
}

/** The note stays, struck out, with the reason; what it asked of anybody is asked no longer. */
export const enterInError: Handler = async (x) => {
  const own = await ownStanding(x)
  if (own === null) return noSuchPage()
  if (!own.ok) return refused(own.refusal)
  const note = own.value
  const parsed = form.parse(x.body, x.lang)
  if (!parsed.ok) return show(x, note, parsed.typed, parsed.errors)
  if (versionOf(x.body) !== note.version) return refused({ code: 'someone-else-changed-it' })
  const { reason } = parsed.value
  const actions = (await actionsOf(x.db, note.id)).filter(({ columns }) => columns.state === 'open')
  const outcome = await x.record({
    kind: 'supervision.enter-in-error',
    caseId: null,
    happenedAt: null,
    answer: `/supervision/${note.id}`,
    facts: [
      enteredInError(supervisionNote, null, note, reason),
      ...actions.map((one) => enteredInError(supervisionAction, null, one, reason)),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
