import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { errorSummaryOf, formShell, type FieldError, type Typed } from '../../../platform/forms/index.ts'
import { pick } from '../../../platform/i18n/index.ts'
import { factIdOf, newFact } from '../../../platform/record/index.ts'
import { html } from '../../../platform/web/html.ts'
import {
  draftAddress,
  page,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { supervisionContent } from '../content/index.ts'
import { supervisionNote } from '../facts.ts'
import { actionLines, actionsFrom, boundOptions, noteForm, pastLines } from '../note-form.ts'
import { supervisedBy } from '../note-store.ts'

/** Only whom the asker supervises today may be chosen; the database refuses any other as well. */
async function optionsOf(x: Exchange) {
  const found = await supervisedBy(x.db, x.accountId(), dayInLondon(x.now))
  const worker = found.map(({ id, name }) => ({ code: id, label: { en: name, cy: name } }))
  return { worker, ...boundOptions(x) }
}

async function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]): Promise<Reply> {
  const c = pick(supervisionContent, x.lang).notes
  const options = await optionsOf(x)
  const asked = x.query['worker'] ?? ''
  const draw = (only: readonly (keyof typeof noteForm.fields)[], unmarked: boolean) =>
    noteForm.render({
      lang: x.lang,
      only,
      unmarked,
      values: {
        on_day: dayInLondon(x.now),
        ...(options.worker.some(({ code }) => code === asked) ? { worker: asked } : {}),
      },
      typed,
      errors,
      options,
    })
  return page(
    c.write,
    html`${errorSummaryOf(errors, x.lang)}
      <h1 class="govuk-heading-l">${c.write}</h1>
      <p class="govuk-body">${c.who}</p>
      ${formShell({
        lang: x.lang,
        action: x.path,
        csrf: x.form.csrf,
        idempotencyKey: x.form.key,
        draftPath: draftAddress(x.path),
        classes: 'gs-dense',
        body: html`${draw(['worker', 'on_day', 'discussed', 'agreed'], false)}
          <h2 class="govuk-heading-m">${c.actions}</h2>
          <p class="govuk-body">${c.actionsLead}</p>
          ${draw(
            actionLines.flatMap((n) => [`action_${n}`, `for_${n}`, `due_${n}`] as const),
            true,
          )}`,
        submitLabel: c.submit,
        besides: html`<a class="govuk-link" href="/supervision">${c.back}</a>`,
      })}`,
    { wide: true, ...(errors === undefined ? {} : { hasErrors: true, status: 422 as const }) },
  )
}

export const writePage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, draft === null ? undefined : noteForm.typed(draft.fields))
}

/** The note and its actions, in one act; then the page on which a part about a child may go to that child's record. */
export const writeNote: Handler = async (x) => {
  const parsed = noteForm.parse(x.body, x.lang, { today: dayInLondon(x.now), options: await optionsOf(x) })
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const { value } = parsed
  const past = pastLines(value, x.now)
  if (past.length > 0) {
    const message = pick(supervisionContent, x.lang).notes.past
    const wrong = past.map((n) => ({ field: `due_${n}`, anchor: `due_${n}-day`, message }))
    return show(x, parsed.typed, wrong)
  }
  const id = factIdOf(supervisionNote.table, x.accountId(), x.form.key)
  const { worker, on_day, discussed, agreed } = value
  const supervisor = x.accountId()
  const columns = { supervisor_id: supervisor, worker_id: worker, on_day, discussed, agreed, due_on: null }
  const outcome = await x.record({
    kind: 'supervision.note',
    caseId: null,
    happenedAt: null,
    answer: `/supervision/${id}`,
    facts: [newFact(supervisionNote, null, columns, id), ...actionsFrom(value, { id, supervisor, worker })],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
