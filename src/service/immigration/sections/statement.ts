import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { entryOf } from '../../../kernel/code-list.ts'
import { date, defineForm, select, textarea, yesNo, type FormValue } from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { choices } from '../../../platform/reference-data/choices.ts'
import { html } from '../../../platform/web/html.ts'
import { correcting } from '../../child/index.ts'
import { followFact, readDeadlines } from '../../deadlines/index.ts'
import { immigrationContent } from '../content/index.ts'
import { immigrationStatement, type Statement } from '../facts.ts'
import { runsBackwards, statementDeadline } from '../rules.ts'
import { tellStatement } from '../tell.ts'
import { common, idInPath } from './section.ts'

const t = wordsOf(immigrationContent)
const form = defineForm({
  fields: {
    kind: select({ label: t((c) => c.statement.kind), options: choices('immigration-statement') }),
    asked_on: date({ label: t((c) => c.statement.asked), latest: 'today', optional: true }),
    due_on: date({ label: t((c) => c.statement.due), hint: t((c) => c.statement.dueHint), optional: true }),
    submitted_on: date({ label: t((c) => c.statement.submitted), latest: 'today', optional: true }),
    still_needed: yesNo({ label: t((c) => c.statement.needed), unknown: true, optional: true }),
    note: textarea({ label: t((c) => c.note), optional: true, rows: 3, dir: 'auto', span: 'full' }),
  },
  check: ({ asked_on, submitted_on }) =>
    runsBackwards([asked_on, submitted_on])
      ? [{ field: 'submitted_on', message: t((c) => c.statement.sentFirst) }]
      : [],
})
type Value = FormValue<typeof form>

export const statementPages = correcting<Value, Statement>({
  ...common(immigrationStatement, 'statement', (lang, stands) => {
    const c = pick(immigrationContent, lang).statement
    return stands ? c.correctTitle : c.title
  }),
  form,
  above: (x) => {
    const row = entryOf(codeList('immigration-statement'), 'evidence-form', dayInLondon(x.now))
    const days = Number(row?.extra['days'] ?? 0)
    return html`<p class="govuk-body">${pick(immigrationContent, x.lang).statement.lead(days)}</p>`
  },
  values: (one) => ({
    ...one,
    asked_on: one.asked_on as Value['asked_on'],
    due_on: one.due_on as Value['due_on'],
    submitted_on: one.submitted_on as Value['submitted_on'],
    still_needed: one.still_needed as Value['still_needed'],
  }),
  columns: (value) => ({ ...value }),
  tell: tellStatement,
  also: async (x, after, before) => {
    const caseId = x.caseId()
    const kind = 'statement-due' as const
    const deadlines = await readDeadlines(x.db, {
      caseIds: [caseId],
      kinds: [kind],
      states: ['open', 'paused', 'met', 'lapsed'],
    })
    const ought = statementDeadline(after, codeList('immigration-statement'), x.now)
    const why = before === null ? 'statement-recorded' : 'statement-changed'
    return followFact(caseId, kind, idInPath(x, immigrationStatement.table), ought, deadlines, why)
  },
})
