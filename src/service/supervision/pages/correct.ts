import { calendarDay, dayInLondon } from '../../../kernel/calendar-day.ts'
import {
  defineForm,
  errorSummaryOf,
  formShell,
  text,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { nextVersion } from '../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import { html, type Html } from '../../../platform/web/html.ts'
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
import { supervisionNote } from '../facts.ts'
import { wordFields } from '../note-form.ts'
import type { Note } from '../note-store.ts'
import { ownStanding } from './writer.ts'

const t = wordsOf(supervisionContent)
const form = defineForm({
  fields: {
    ...wordFields,
    reason: text({
      label: t((c) => c.notes.reason),
      called: t((c) => c.notes.reasonCalled),
      max: 300,
      span: 'full',
    }),
  },
})

function drawForm(x: Exchange, note: Note, typed?: Typed, errors?: readonly FieldError[]): Html {
  const c = pick(supervisionContent, x.lang).notes
  const { on_day, discussed, agreed } = note.columns
  return formShell({
    lang: x.lang,
    action: x.path,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: note.version,
    draftPath: draftAddress(x.path),
    body: form.render({
      lang: x.lang,
      values: { on_day: calendarDay(on_day), discussed, agreed },
      typed,
      errors,
    }),
    submitLabel: c.saveCorrection,
    besides: html`<a class="govuk-link" href="/supervision/${note.id}">${c.backToNote}</a>`,
  })
}

function show(x: Exchange, note: Note, typed?: Typed, errors?: readonly FieldError[]): Reply {
  const c = pick(supervisionContent, x.lang).notes
  return page(
    c.correct,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${c.correct}</h1>
      <p class="govuk-body">${c.correctLead}</p>
      ${drawForm(x, note, typed, errors)}`,
    errors === undefined ? {} : { hasErrors: true, status: 422 },
  )
}

export const correctPage: Handler = async (x) => {
  const note = await ownStanding(x)
  if (note === null) return noSuchPage()
  if (!note.ok) return refused(note.refusal)
  const draft = await x.draft()
  return show(x, note.value, draft === null ? undefined : form.typed(draft.fields))
}

/** The next version, with its reason. The one before is kept and shown. */
export const correctNote: Handler = async (x) => {
  const own = await ownStanding(x)
  if (own === null) return noSuchPage()
  if (!own.ok) return refused(own.refusal)
  const note = own.value
  const parsed = form.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, note, parsed.typed, parsed.errors)
  const { reason, ...words } = parsed.value
  if (versionOf(x.body) !== note.version) {
    const c = pick(supervisionContent, x.lang).notes
    return conflictPage({
      lang: x.lang,
      above: html``,
      fields: [
        { label: c.discussed, yours: words.discussed, theirs: note.columns.discussed },
        { label: c.agreed, yours: words.agreed, theirs: note.columns.agreed },
      ],
      changed: { at: note.recordedAt, by: note.supervisor, reason: note.reason },
      form: drawForm(x, note, parsed.typed),
      backTo: `/supervision/${note.id}`,
    })
  }
  const outcome = await x.record({
    kind: 'supervision.correct',
    caseId: null,
    happenedAt: null,
    answer: `/supervision/${note.id}`,
    facts: [nextVersion(supervisionNote, null, note, { ...note.columns, ...words }, reason)],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
