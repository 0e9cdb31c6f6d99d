import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { isUuid, type AccountId } from '../../../kernel/ids.ts'
import {
  date,
  defineForm,
  errorSummaryOf,
  formShell,
  select,
  text,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { newFact, nextVersion, type FactToRecord } from '../../../platform/record/index.ts'
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
import { caseBar, whoRecorded } from '../../child/index.ts'
import { tasksContent } from '../content/index.ts'
import { task } from '../facts.ts'
import { tasksOf, workersOf, type Task } from '../store.ts'

const t = wordsOf(tasksContent)
const fields = {
  words: text({
    label: t((c) => c.todo.words),
    hint: t((c) => c.todo.wordsHint),
    max: 300,
    dir: 'auto',
    span: 'full',
  }),
  due_on: date({ label: t((c) => c.todo.dueOn), span: 'full' }),
  for_account: select({ label: t((c) => c.todo.forWhom), options: 'given', span: 'full' }),
} as const
const addForm = defineForm({ fields })
const changeForm = defineForm({
  fields: { ...fields, reason: textarea({ label: t((c) => c.todo.reason), rows: 2, max: 500 }) },
})
const withdrawForm = defineForm({
  fields: { reason: textarea({ label: t((c) => c.todo.withdrawReason), rows: 2, max: 500 }) },
})

/** Whoever works with the child, whoever writes, and whoever has it now. */
async function optionsFor(x: Exchange, seen: Task | null) {
  const people = new Map((await workersOf(x.db, x.caseId(), x.now)).map((one) => [one.id, one.name]))
  if (x.person !== null) people.set(x.person.id, x.person.name)
  if (seen !== null) people.set(seen.forAccount, seen.forName ?? '')
  return {
    for_account: [...people].map(([code, name]) => ({ code: code as string, label: { en: name, cy: name } })),
  }
}

const home = (x: Exchange): string => `/cases/${x.caseId()}/tasks`

async function found(x: Exchange): Promise<Task | null> {
  const id = x.params['taskId'] ?? ''
  return isUuid(id) ? ((await tasksOf(x.db, x.caseId())).find((one) => one.id === id) ?? null) : null
}

type Shown = { readonly typed?: Typed | undefined; readonly errors?: readonly FieldError[] | undefined }

async function drawAdd(x: Exchange, { typed, errors }: Shown): Promise<Reply> {
  const c = pick(tasksContent, x.lang).todo
  const options = await optionsFor(x, null)
  const body = html`${await caseBar(x, 'tasks')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.add}</h1>
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      draftPath: draftAddress(x.path),
      body: addForm.render({ lang: x.lang, values: { for_account: x.accountId() }, typed, errors, options }),
      submitLabel: c.save,
      besides: html`<a class="govuk-link" href="${home(x)}">${c.back}</a>`,
    })}`
  return page(c.add, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

async function changeFormOf(x: Exchange, seen: Task, { typed, errors }: Shown): Promise<Html> {
  return formShell({
    lang: x.lang,
    action: `${home(x)}/${seen.id}`,
    csrf: x.form.csrf,
    idempotencyKey: x.form.key,
    version: seen.version,
    draftPath: draftAddress(`${home(x)}/${seen.id}`),
    body: changeForm.render({
      lang: x.lang,
      values: { words: seen.words, due_on: seen.dueOn, for_account: seen.forAccount },
      typed,
      errors,
      options: await optionsFor(x, seen),
    }),
    submitLabel: pick(tasksContent, x.lang).todo.saveChange,
    besides: html`<a class="govuk-link" href="${home(x)}/${seen.id}/withdraw"
      >${pick(tasksContent, x.lang).todo.withdrawTitle}</a
    >`,
  })
}

async function drawChange(x: Exchange, seen: Task, shown: Shown): Promise<Reply> {
  const c = pick(tasksContent, x.lang).todo
  const body = html`${await caseBar(x, 'tasks')} ${errorSummaryOf(shown.errors, x.lang)}
    <h1 class="govuk-heading-l">${c.change}</h1>
    ${
      seen.state === 'open'
        ? await changeFormOf(x, seen, shown)
        : html`<p class="govuk-body">${c.over}</p>
            <p class="govuk-body"><a class="govuk-link" href="${home(x)}">${c.back}</a></p>`
    }`
  return page(c.change, body, shown.errors === undefined ? {} : { hasErrors: true, status: 422 })
}

async function drawWithdraw(x: Exchange, seen: Task, { typed, errors }: Shown): Promise<Reply> {
  const c = pick(tasksContent, x.lang).todo
  const body = html`${await caseBar(x, 'tasks')} ${errorSummaryOf(errors, x.lang)}
    <h1 class="govuk-heading-l">${c.withdrawTitle}</h1>
    <p class="govuk-body" dir="auto">${seen.words}</p>
    ${formShell({
      lang: x.lang,
      action: x.path,
      csrf: x.form.csrf,
      idempotencyKey: x.form.key,
      version: seen.version,
      body: withdrawForm.render({ lang: x.lang, typed, errors }),
      submitLabel: c.withdraw,
      besides: html`<a class="govuk-link" href="${home(x)}">${c.back}</a>`,
    })}`
  return page(c.withdrawTitle, body, errors === undefined ? {} : { hasErrors: true, status: 422 })
}

/** A to-do is set for a day that can still be kept. */
function dayErrors(x: Exchange, day: string): readonly FieldError[] | undefined {
  if (day >= dayInLondon(x.now)) return undefined
  const message = pick(tasksContent, x.lang).todo.past
  return [{ field: 'due_on', message, anchor: 'due_on-day' }]
}

async function contested(x: Exchange, seen: Task, typed: Typed, yours: Pick<Task, 'words' | 'dueOn'> | null) {
  const c = pick(tasksContent, x.lang)
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'tasks'),
    fields: [
      { label: c.todo.words, yours: yours?.words ?? null, theirs: seen.words },
      {
        label: c.todo.dueOn,
        yours: yours === null ? null : formatDay(yours.dueOn, x.lang),
        theirs: formatDay(seen.dueOn, x.lang),
      },
      { label: c.case.columns.state, yours: c.case.states.open, theirs: c.case.states[seen.state] },
    ],
    changed: { at: seen.at, by: await whoRecorded(x.db, seen.actId), reason: seen.reason },
    form:
      seen.state === 'open'
        ? await changeFormOf(x, seen, { typed })
        : html`<p class="govuk-body">${c.todo.over}</p>`,
    backTo: home(x),
  })
}

function save(x: Exchange, kind: string, facts: readonly FactToRecord[]) {
  return x.record({ kind, caseId: x.caseId(), happenedAt: null, answer: home(x), facts })
}

export const addTodoPage: Handler = async (x) => {
  const draft = await x.draft()
  return drawAdd(x, draft === null ? {} : { typed: addForm.typed(draft.fields) })
}

export const addTodo: Handler = async (x) => {
  const options = await optionsFor(x, null)
  const parsed = addForm.parse(x.body, x.lang, { options })
  if (!parsed.ok) return drawAdd(x, parsed)
  const errors = dayErrors(x, parsed.value.due_on)
  if (errors !== undefined) return drawAdd(x, { typed: parsed.typed, errors })
  const outcome = await save(x, 'task.record', [
    newFact(task, x.caseId(), { ...parsed.value, state: 'open' }),
  ])
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

export const changeTodoPage: Handler = async (x) => {
  const seen = await found(x)
  if (seen === null) return noSuchPage()
  const draft = await x.draft()
  return drawChange(x, seen, draft === null ? {} : { typed: changeForm.typed(draft.fields) })
}

export const changeTodo: Handler = async (x) => {
  const seen = await found(x)
  if (seen === null) return noSuchPage()
  const parsed = changeForm.parse(x.body, x.lang, { options: await optionsFor(x, seen) })
  if (!parsed.ok) return drawChange(x, seen, parsed)
  const { reason, ...columns } = parsed.value
  const yours = { words: columns.words, dueOn: columns.due_on }
  if (versionOf(x.body) !== seen.version) return contested(x, seen, parsed.typed, yours)
  if (seen.state !== 'open') return refused({ code: 'not-in-this-state', because: seen.state })
  const errors = columns.due_on === seen.dueOn ? undefined : dayErrors(x, columns.due_on)
  if (errors !== undefined) return drawChange(x, seen, { typed: parsed.typed, errors })
  const kind = (columns.for_account as AccountId) === seen.forAccount ? 'task.correct' : 'task.reassign'
  const outcome = await save(x, kind, [
    nextVersion(task, x.caseId(), seen, { ...columns, state: 'open' }, reason),
  ])
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await found(x) : null
  return now === null ? refused(outcome.refusal) : contested(x, now, parsed.typed, yours)
}

/** The to-do in its last state; all else as it was. */
const over = (x: Exchange, seen: Task, state: 'done' | 'withdrawn', reason: string): FactToRecord =>
  nextVersion(
    task,
    x.caseId(),
    seen,
    { words: seen.words, due_on: seen.dueOn, for_account: seen.forAccount, state },
    reason,
  )

export const completeTodo: Handler = async (x) => {
  const seen = await found(x)
  if (seen === null) return noSuchPage()
  if (seen.state !== 'open') return refused({ code: 'already-done', because: seen.state })
  // A button, and no words to lose: whoever presses it on an old page is shown what stands now.
  if (versionOf(x.body) !== seen.version) return contested(x, seen, {}, null)
  const outcome = await save(x, 'task.complete', [over(x, seen, 'done', 'done')])
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}

export const withdrawTodoPage: Handler = async (x) => {
  const seen = await found(x)
  if (seen === null) return noSuchPage()
  return seen.state === 'open' ? drawWithdraw(x, seen, {}) : drawChange(x, seen, {})
}

export const withdrawTodo: Handler = async (x) => {
  const seen = await found(x)
  if (seen === null) return noSuchPage()
  if (seen.state !== 'open') return refused({ code: 'already-done', because: seen.state })
  const parsed = withdrawForm.parse(x.body, x.lang)
  if (!parsed.ok) return drawWithdraw(x, seen, parsed)
  if (versionOf(x.body) !== seen.version) return contested(x, seen, parsed.typed, null)
  const outcome = await save(x, 'task.withdraw', [over(x, seen, 'withdrawn', parsed.value.reason)])
  return outcome.ok ? redirect(outcome.value.answer) : refused(outcome.refusal)
}
