import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import {
  date,
  defineForm,
  radios,
  textarea,
  type FieldError,
  type Typed,
} from '../../../platform/forms/index.ts'
import { formatDay, pick, wordsOf } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { facts } from '../../../platform/web/pieces.ts'
import { noSuchPage, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { versionOf } from '../../../platform/web/conflict-page.ts'
import { nrmContent } from '../content/index.ts'
import { askers, nrmReconsideration, reconsiderationGrounds } from '../facts.ts'
import { answerReconsideration, askReconsideration, reconsiderationProblems } from '../rules-reconsider.ts'
import { readNrmCase, type DecisionRow, type NrmCase, type ReconsiderationRow } from '../store.ts'
import { actingPage, errorsOf, recorded } from './acting.ts'
import { own } from './options.ts'

const t = wordsOf(nrmContent)
const asking = defineForm({
  fields: {
    asked_on: date({ label: t((c) => c.reconsider.askedOn), latest: 'today', span: 'full' }),
    asked_by: radios({ label: t((c) => c.reconsider.askedBy), options: own(askers, (c) => c.askers) }),
    grounds: radios({
      label: t((c) => c.reconsider.grounds),
      options: own(reconsiderationGrounds, (c) => c.reasons),
    }),
    detail: textarea({ label: t((c) => c.reconsider.detail), rows: 4, dir: 'auto' }),
  },
})
const answering = defineForm({
  fields: {
    state: radios({
      label: t((c) => c.reconsider.state),
      options: own(['changed', 'stands', 'not-taken'] as const, (c) => c.states),
      span: 'full',
    }),
    outcome_on: date({ label: t((c) => c.reconsider.outcomeOn), latest: 'today', span: 'full' }),
    outcome_detail: textarea({
      label: t((c) => c.reconsider.outcomeDetail),
      optional: true,
      rows: 4,
      dir: 'auto',
    }),
  },
})

interface Opened {
  readonly known: NrmCase
  readonly decision: DecisionRow
  readonly row: ReconsiderationRow | null
}

/** The negative decision of the path, with its reconsideration if one was asked for. */
async function open(x: Exchange): Promise<Opened | null> {
  const id = x.params['id'] ?? ''
  const known = isUuid(id) ? await readNrmCase(x.db, x.caseId()) : null
  const decision = known?.decisions.find((one) => one.id === id && one.outcome === 'negative')
  if (known === null || decision === undefined) return null
  return { known, decision, row: known.reconsiderations.find((one) => one.decision_id === id) ?? null }
}

function show(x: Exchange, { decision, row }: Opened, typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(nrmContent, x.lang)
  const form = row === null ? asking : answering
  const over = row !== null && row.state !== 'asked'
  return actingPage(x, {
    title: row === null ? c.reconsider.title : c.reconsider.outcomeTitle,
    lead: row === null ? c.reconsider.lead : undefined,
    above: facts([
      [
        c.reconsider.decision,
        `${c.grounds[decision.grounds]}: ${c.outcomes[decision.outcome].toLowerCase()}`,
      ],
      [c.decide.decidedOn, formatDay(decision.decided_on, x.lang)],
      [
        c.decide.because,
        decision.because === null ? null : html`<span class="gs-prose" dir="auto">${decision.because}</span>`,
      ],
      [c.reconsider.askedOn, row === null ? null : formatDay(row.asked_on, x.lang)],
      [
        c.reconsider.detail,
        row?.detail === null || row === null
          ? null
          : html`<span class="gs-prose" dir="auto">${row.detail}</span>`,
      ],
      [c.reconsider.state, over ? c.states[row.state] : null],
    ]),
    form: over ? null : form.render({ lang: x.lang, typed, errors }),
    version: row?.version,
    errors,
  })
}

export const reconsiderPage: Handler = async (x) => {
  const opened = await open(x)
  if (opened === null) return noSuchPage()
  const draft = await x.draft()
  const form = opened.row === null ? asking : answering
  return show(x, opened, draft === null ? undefined : form.typed(draft.fields))
}

export const recordReconsideration: Handler = async (x) => {
  const opened = await open(x)
  if (opened === null) return noSuchPage()
  // Sent from the page on which it was asked for: somebody was quicker, and what they asked is shown.
  const asksAgain = opened.row !== null && versionOf(x.body) === null
  return opened.row === null || asksAgain ? ask(x, opened) : answer(x, opened, opened.row)
}

async function ask(x: Exchange, opened: Opened) {
  const { known, decision } = opened
  const parsed = asking.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, opened, parsed.typed, parsed.errors)
  const columns = {
    ...parsed.value,
    decision_id: decision.id,
    state: 'asked' as const,
    outcome_on: null,
    outcome_detail: null,
  }
  const problems = reconsiderationProblems(decision, columns, x.now)
  const wrong = errorsOf(x, problems, (field) => [`${field}-day`])
  if (wrong.length > 0) return show(x, opened, parsed.typed, wrong)
  return recorded(x, 'nrm.reconsider', askReconsideration(known, decision, columns, x.now))
}

async function answer(x: Exchange, opened: Opened, row: ReconsiderationRow) {
  const { known, decision } = opened
  const parsed = answering.parse(x.body, x.lang, { today: dayInLondon(x.now) })
  if (!parsed.ok) return show(x, opened, parsed.typed, parsed.errors)
  const columns = { ...nrmReconsideration.columns.parse(row), ...parsed.value }
  const problems = reconsiderationProblems(decision, columns, x.now)
  const wrong = errorsOf(x, problems, (field) => [`${field}-day`])
  if (wrong.length > 0) return show(x, opened, parsed.typed, wrong)
  const facts = answerReconsideration(known, decision, row, columns, 'outcome', x.now)
  return recorded(x, 'nrm.reconsidered', facts, { detail: { outcome: parsed.value.state } })
}
