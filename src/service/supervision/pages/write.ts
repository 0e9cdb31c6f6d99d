import { dayInLondon } from '../../../kernel/calendar-day.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  select,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
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
import { supervisedBy } from '../note-store.ts'

const t = wordsOf(supervisionContent)
const form = defineForm({
  fields: {
    worker: select({ label: t((c) => c.notes.worker), options: 'given' }),
    on_day: date({ label: t((c) => c.notes.day) }),
    discussed: textarea({
      label: t((c) => c.notes.discussed),
      hint: t((c) => c.notes.hint),
      rows: 6,
      dir: 'auto',
    }),
    agreed: textarea({ label: t((c) => c.notes.agreed), rows: 3, dir: 'auto', optional: true }),
    due_on: date({ label: t((c) => c.notes.due), optional: true }),
  },
  check: ({ agreed, due_on }) =>
    agreed === null && due_on !== null
      ? [{ field: 'agreed' as const, message: t((c) => c.notes.agreedMissing) }]
      : [],
})

/** Only whom the asker supervises today may be chosen; the database refuses any other as well. */
async function workers(x: Exchange) {
  const found = await supervisedBy(x.db, x.accountId(), dayInLondon(x.now))
  return { worker: found.map(({ id, name }) => ({ code: id, label: { en: name, cy: name } })) }
}

async function show(x: Exchange, typed?: Typed, errors?: readonly FieldError[]): Promise<Reply> {
  const c = pick(supervisionContent, x.lang).notes
  const options = await workers(x)
  const asked = x.query['worker'] ?? ''
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
        body: form.render({
          lang: x.lang,
          values: {
            on_day: dayInLondon(x.now),
            ...(options.worker.some(({ code }) => code === asked) ? { worker: asked } : {}),
          },
          typed,
          errors,
          options,
        }),
        submitLabel: c.submit,
        besides: html`<a class="govuk-link" href="/supervision">${c.back}</a>`,
      })}`,
    errors === undefined ? {} : { hasErrors: true, status: 422 },
  )
}

export const writePage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, draft === null ? undefined : form.typed(draft.fields))
}

export const writeNote: Handler = async (x) => {
  const today = dayInLondon(x.now)
  const parsed = form.parse(x.body, x.lang, { today, options: await workers(x) })
  if (!parsed.ok) return show(x, parsed.typed, parsed.errors)
  const { worker, ...rest } = parsed.value
  if (rest.on_day > today) {
    const message = pick(supervisionContent, x.lang).notes.future
    return show(x, parsed.typed, [{ field: 'on_day', anchor: 'on_day-day', message }])
  }
  const outcome = await x.record({
    kind: 'supervision.note',
    caseId: null,
    happenedAt: null,
    answer: '/supervision',
    facts: [
      newFact(
        supervisionNote,
        null,
        { supervisor_id: x.accountId(), worker_id: worker, ...rest },
        factIdOf(supervisionNote.table, x.accountId(), x.form.key),
      ),
    ],
  })
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
