import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../child/index.ts'
import { immigrationContent, letterContent } from '../content/index.ts'
import type { Appeal, Decision } from '../facts.ts'
import { letterState } from '../letters/words.ts'
import { appealDueOn, statementDueOn } from '../rules.ts'
import { termsNow } from '../store.ts'
import { interviewWhen, leaveEnd } from '../tell.ts'
import { at, type HomeView } from './view-parts.ts'

const said = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`
const lines = (parts: readonly Renderable[]): Html =>
  html`${parts
    .filter((one) => one !== null)
    .map((one, index) => html`${index === 0 ? null : html`<br />`}${one}`)}`
const named = (name: string, value: string | null): string | null =>
  value === null ? null : `${name} ${value}`

/** What a row is, with the way to correct it for whoever may. */
function head(view: HomeView, text: Renderable, about: string, path: string): Html {
  if (!view.records) return html`${text}`
  const c = pick(immigrationContent, view.lang)
  return html`${text}<br /><a class="govuk-link" href="${at(view, path)}"
      >${c.correct}<span class="govuk-visually-hidden"> (${about})</span></a
    >`
}

/** The latest first. */
const latest = <C>(all: readonly Standing<C>[], day: (columns: C) => string | null): readonly Standing<C>[] =>
  [...all].sort((a, b) => ((day(a.columns) ?? '') < (day(b.columns) ?? '') ? 1 : -1))

export function representativesTable(view: HomeView): Html {
  const { known, lang } = view
  const c = pick(immigrationContent, lang)
  const r = c.representative
  return stackTable({
    caption: r.table,
    columns: [r.who, r.state, r.days, c.note].map((text) => ({ text })),
    rows: latest(known.representatives, (one) => one.instructed_on ?? one.sought_on).map(
      ({ id, columns: one }) => {
        const kind = coded('representative-kind', one.kind, lang) ?? ''
        const name = [one.name, one.firm].filter((part) => part !== null).join(', ')
        return [
          head(
            view,
            lines([kind, said(name === '' ? null : name)]),
            `${kind} ${name}`,
            `/representatives/${id}`,
          ),
          coded('representative-state', one.state, lang),
          lines([
            named(r.sought, day(one.sought_on, view)),
            named(r.instructed, day(one.instructed_on, view)),
            named(r.ended, day(one.ended_on, view)),
          ]),
          said(one.note),
        ]
      },
    ),
    empty: r.none,
  })
}

const day = (one: string | null, { lang }: HomeView): string | null =>
  one === null ? null : formatDay(one, lang)

export function interviewsTable(view: HomeView): Html {
  const { known, lang } = view
  const c = pick(immigrationContent, lang)
  const i = c.interview
  const yesNo = (code: string | null) => coded('yes-no-unknown', code, lang)
  return stackTable({
    caption: i.table,
    columns: [i.when, i.kind, i.asked, i.outcome].map((text) => ({ text })),
    rows: latest(known.interviews, (one) => one.on_day).map(({ id, columns: one }) => {
      const when = interviewWhen(one, lang)
      return [
        head(view, when, when, `/interviews/${id}`),
        lines([
          coded('immigration-interview-kind', one.kind, lang),
          said(one.place),
          named(i.local, yesNo(one.local)),
          named(i.companions, codedAll('interview-companion', one.companions, lang)),
        ]),
        lines([
          codedAll('interview-request', one.asked, lang),
          said(one.asked_note),
          named(i.granted, yesNo(one.granted)),
        ]),
        lines([
          coded('interview-outcome', one.outcome, lang),
          named(i.guardian, yesNo(one.guardian_there)),
          said(one.note),
        ]),
      ]
    }),
    empty: i.none,
  })
}

export function statementsTable(view: HomeView): Html {
  const { known, lang } = view
  const c = pick(immigrationContent, lang)
  const s = c.statement
  return stackTable({
    caption: s.table,
    columns: [s.kind, s.dueColumn, s.submitted, c.note].map((text) => ({ text })),
    rows: latest(known.statements, (one) => one.asked_on).map(({ id, columns: one }) => {
      const kind = coded('immigration-statement', one.kind, lang) ?? ''
      const due = statementDueOn(one, termsNow().statements)
      return [
        head(view, kind, kind, `/statements/${id}`),
        due === null ? html`<span class="gs-muted">${s.noDue}</span>` : formatDay(due, lang),
        one.submitted_on === null
          ? one.still_needed === 'no'
            ? s.notNeeded
            : null
          : formatDay(one.submitted_on, lang),
        said(one.note),
      ]
    }),
    empty: s.none,
  })
}

function appealLine(view: HomeView, { id, columns: one }: Standing<Appeal>): Html {
  const a = pick(immigrationContent, view.lang).appeal
  const state = coded('appeal-state', one.state, view.lang) ?? ''
  return lines([
    html`<strong>${state}</strong>`,
    named(a.lodged, day(one.lodged_on, view)),
    named(a.heard, day(one.heard_on, view)),
    named(a.decided, day(one.decided_on, view)),
    said(one.reference),
    said(one.note),
    view.records
      ? html`<a class="govuk-link" href="${at(view, `/appeals/${id}`)}"
          >${pick(immigrationContent, view.lang).correct}<span class="govuk-visually-hidden">
            (${a.title}: ${state})</span
          ></a
        >`
      : null,
  ])
}

function decisionRow(view: HomeView, { id, columns: one }: Standing<Decision>): Renderable[] {
  const { known, lang } = view
  const c = pick(immigrationContent, lang)
  const what = coded('immigration-decision', one.decision, lang) ?? ''
  const due = appealDueOn(one, termsNow().appeals)
  const mine = known.appeals.filter(({ columns }) => columns.decision_id === id)
  const leave =
    one.leave_until !== null
      ? c.decision.until(leaveEnd(one, lang))
      : one.leave_ends === null
        ? null
        : leaveEnd(one, lang)
  return [
    head(view, lines([what, formatDay(one.decided_on, lang)]), what, `/decisions/${id}`),
    lines([
      coded('appeal-kind', one.appeal, lang),
      due === null
        ? null
        : one.appeal_by === null
          ? c.decision.appealCounted(formatDay(due, lang))
          : c.decision.appealUntil(formatDay(due, lang)),
    ]),
    lines([
      ...mine.map((appeal) => appealLine(view, appeal)),
      view.records && due !== null
        ? html`<a class="govuk-link" href="${at(view, `/decisions/${id}/appeals/new`)}"
            >${c.actions.appeal}<span class="govuk-visually-hidden">
              (${what}, ${formatDay(one.decided_on, lang)})</span
            ></a
          >`
        : null,
    ]),
    lines([leave === null ? null : c.decision.leaveLine(leave), said(one.note)]),
  ]
}

export function decisionsTable(view: HomeView): Html {
  const c = pick(immigrationContent, view.lang)
  const d = c.decision
  return stackTable({
    caption: d.table,
    columns: [d.decision, d.appeal, c.appeal.title, c.note].map((text) => ({ text })),
    rows: latest(view.known.decisions, (one) => one.decided_on).map((one) => decisionRow(view, one)),
    empty: d.none,
  })
}

export function lettersTable(view: HomeView): Html {
  const { letters, lang } = view
  const c = pick(letterContent, lang)
  return html`<div id="letters">
    ${stackTable({
      caption: c.table,
      columns: [c.new.template, c.page.to, c.page.state].map((text) => ({ text })),
      rows: letters.map(({ id, columns: one }) => [
        html`<a class="govuk-link" href="${at(view, `/letters/${id}`)}"
          >${coded('letter-template', one.template, lang)}</a
        >`,
        said(one.addressee.split('\n')[0] ?? null),
        letterState(one, lang),
      ]),
      empty: c.none,
    })}
    <p class="govuk-body"><a class="govuk-link" href="/cases/${view.caseId}/documents">${c.others}</a></p>
  </div>`
}
