import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { html } from '../../platform/web/html.ts'
import { tasksContent } from './content/index.ts'
import { taskStates } from './facts.ts'

export const taskChronicle: readonly Chronicle[] = [
  {
    table: 'task',
    group: 'deadlines',
    tell: (row, lang) => {
      const c = pick(tasksContent, lang)
      const state = taskStates.find((one) => one === row['state']) ?? 'open'
      const day = row['due_on']
      return {
        title: c.todo.told(c.case.states[state]),
        body: html`<p class="govuk-body" dir="auto">${String(row['words'])}</p>
          ${typeof day === 'string' ? html`<p class="gs-muted">${c.todo.by(formatDay(day, lang))}</p>` : null}`,
      }
    },
    correctAt: (row) => `/cases/${row.caseId}/tasks/${row.id}`,
  },
]
