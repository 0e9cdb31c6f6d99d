import { randomUUID } from 'node:crypto'
import { decide } from '../../../platform/access/index.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { button } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { clock, stackTable } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { caseBar } from '../../child/index.ts'
import { tasksContent } from '../content/index.ts'
import { readDue } from '../due.ts'
import { endOfDay } from '../rules.ts'
import { tasksOf, type Task } from '../store.ts'
import { dueCell, sinceCell, whatCell } from './words.ts'

/** A button alone: its form carries what every write needs. */
function doneButton(x: Exchange, task: Task): Html {
  const c = pick(tasksContent, x.lang).case
  return html`<form method="post" action="/cases/${x.caseId()}/tasks/${task.id}/done" data-once>
    <input type="hidden" name="_csrf" value="${x.form.csrf}" />
    <input type="hidden" name="_key" value="${randomUUID()}" />
    <input type="hidden" name="_version" value="${task.version}" />
    <button type="submit" class="govuk-button govuk-button--secondary gs-flush">
      ${c.done}<span class="govuk-visually-hidden">${c.doneHidden(task.words)}</span>
    </button>
  </form>`
}

function openTodos(x: Exchange, tasks: readonly Task[], mayRecord: boolean): Html {
  const c = pick(tasksContent, x.lang).case
  return stackTable({
    caption: c.todos,
    captionHidden: true,
    columns: [c.columns.what, c.columns.for, c.columns.due, c.columns.act].map((text) => ({ text })),
    rows: tasks.map((task) => [
      html`<span dir="auto">${task.words}</span>`,
      task.forName ?? '',
      html`${clock(endOfDay(task.dueOn).getTime() - x.now.getTime(), x.lang)}<br />
        <small class="gs-muted">${formatDay(task.dueOn, x.lang)}</small>`,
      mayRecord
        ? html`${doneButton(x, task)}
            <a class="govuk-link" href="/cases/${x.caseId()}/tasks/${task.id}"
              >${c.change}<span class="govuk-visually-hidden">${c.doneHidden(task.words)}</span></a
            >`
        : '',
    ]),
    empty: c.noTodos,
  })
}

/** What is due for one child: what the service asks for, and what people have set themselves to do. */
export const caseTasksPage: Handler = async (x) => {
  const words = pick(tasksContent, x.lang)
  const c = words.case
  const scope = { of: 'case', caseId: x.caseId() } as const
  const due = (await readDue(x.db, scope, {}, x.now)).rows.filter((row) => row.what !== 'task')
  const tasks = await tasksOf(x.db, x.caseId())
  const over = tasks.filter((task) => task.state !== 'open')
  const mayRecord = decide('case:record', x.access, x.now).permitted
  const body = html`${await caseBar(x, 'tasks')}
    <h1 class="govuk-heading-l">${c.title}</h1>
    ${mayRecord ? button({ text: c.add, href: `/cases/${x.caseId()}/tasks/new` }) : null}
    <h2 class="govuk-heading-m">${c.rules}</h2>
    ${stackTable({
      caption: c.rules,
      captionHidden: true,
      columns: [words.columns.what, words.columns.due, words.columns.since].map((text) => ({ text })),
      rows: due.map((row) => [
        whatCell(row, x.posts, x.lang),
        dueCell(row, x.now, x.lang),
        sinceCell(row, x.lang),
      ]),
      empty: c.none,
    })}
    <h2 class="govuk-heading-m">${c.todos}</h2>
    ${openTodos(
      x,
      tasks.filter((task) => task.state === 'open'),
      mayRecord,
    )}
    ${
      over.length === 0
        ? null
        : html`<h2 class="govuk-heading-m">${c.over}</h2>
            ${stackTable({
              caption: c.over,
              captionHidden: true,
              columns: [c.columns.what, c.columns.for, c.columns.state].map((text) => ({ text })),
              rows: over.map((task) => [
                html`<span dir="auto">${task.words}</span>`,
                task.forName ?? '',
                c.states[task.state],
              ]),
              empty: c.noneOver,
            })}`
    }`
  return page(c.title, body, { wide: true })
}
