import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { mayToSomeCase, type Post } from '../../../platform/access/index.ts'
import { formatDay, formatDue, pick } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { clock, stackTable } from '../../../platform/web/pieces.ts'
import { childCell } from '../../caseload/index.ts'
import {
  deadlineInWords,
  deadlineKinds,
  deadlineWords,
  permissionFor,
  placeOf,
} from '../../deadlines/index.ts'
import { tasksContent } from '../content/index.ts'
import type { Due, DueKind } from '../due.ts'
import { dueGroups, endOfWeek, groupOf } from '../rules.ts'

export const dueKinds: readonly DueKind[] = [...deadlineKinds, 'task']

export function kindWords(kind: DueKind, lang: Lang): string {
  return kind === 'task' ? pick(tasksContent, lang).ownTodo : pick(deadlineWords, lang)[kind]
}

/** The kind that an address asks for; null for none, and for any other text. */
export function kindAsked(query: Readonly<Record<string, string>>): DueKind | null {
  return dueKinds.find((kind) => kind === query['kind']) ?? null
}

/** What is due, in words: a to-do in its own, a deadline in its kind's. */
export function whatWords(row: Pick<Due, 'what' | 'about' | 'words'>, lang: Lang): string {
  if (row.what === 'task') return row.words ?? kindWords('task', lang)
  return deadlineInWords(row.what, row.about, lang)
}

/** What is due, leading straight to the page that clears it where the reader may open that. */
export function whatCell(row: Due, posts: readonly Post[], lang: Lang): Html {
  const words = html`<span dir="auto">${whatWords(row, lang)}</span>`
  const permission = row.what === 'task' ? 'case:read' : permissionFor(row.what)
  if (!mayToSomeCase(permission, posts)) return words
  const place = row.what === 'task' ? '/tasks' : placeOf(row.what, row.about)
  return html`<a class="govuk-link" href="/cases/${row.caseId}${place}">${words}</a>`
}

export function dueCell(row: Due, now: Date, lang: Lang): Html {
  if (row.dueAt === null)
    return html`<span class="gs-clock gs-clock--met">${pick(tasksContent, lang).stands}</span>`
  return html`${clock(row.dueAt.getTime() - now.getTime(), lang)}<br />
    <small class="gs-muted">${formatDue(row.dueAt, lang)}</small>`
}

export const sinceCell = (row: Due, lang: Lang): string => formatDay(dayInLondon(row.since), lang)

interface GroupParts {
  readonly rows: readonly Due[]
  readonly posts: readonly Post[]
  readonly now: Date
  readonly lang: Lang
  /** A site's list says who works with the child; one's own says why it is there. */
  readonly who?: boolean
}

/** The rows under their headings: overdue, today, this week, later, and what stands still. Pure. */
export function dueGroupTables({ rows, posts, now, lang, who = false }: GroupParts): Html {
  const c = pick(tasksContent, lang)
  const note = (row: Due): Renderable =>
    who
      ? (row.workers ?? html`<span class="gs-muted">${c.nobody}</span>`)
      : row.whose === 'own'
        ? ''
        : c.whose[row.whose]
  const title = (group: (typeof dueGroups)[number]): string =>
    group === 'week' ? c.groups.week(formatDay(endOfWeek(dayInLondon(now)), lang)) : c.groups[group]
  return html`${dueGroups.map((group) => {
    const here = rows.filter((row) => groupOf(row.dueAt, now) === group)
    if (here.length === 0) return null
    return html`<h2 class="govuk-heading-m">${title(group)} (${here.length})</h2>
      ${stackTable({
        caption: title(group),
        captionHidden: true,
        columns: [c.columns.what, c.columns.child, c.columns.due, c.columns.since, c.columns.who].map(
          (text) => ({ text }),
        ),
        rows: here.map((row) => [
          whatCell(row, posts, lang),
          html`<div>${childCell(row, now, lang)}</div>`,
          dueCell(row, now, lang),
          sinceCell(row, lang),
          note(row),
        ]),
        empty: '',
      })}`
  })}`
}
