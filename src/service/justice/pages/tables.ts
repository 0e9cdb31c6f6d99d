import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import type { CourtDate, Custody, MatterStage, Order, Told45 } from '../facts.ts'
import { courtWhen } from '../tell.ts'

/** Where a fact is corrected; null: the reader may not. */
type Correct = ((path: string) => string) | null

const said = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`
const lines = (parts: readonly Renderable[]): Html =>
  html`${parts
    .filter((one) => one !== null)
    .map((one, index) => html`${index === 0 ? null : html`<br />`}${one}`)}`

function head(text: string, path: string, lang: Lang, correct: Correct): Html {
  if (correct === null) return html`${text}`
  const c = pick(justiceContent, lang)
  return html`${text}<br /><a class="govuk-link" href="${correct(path)}"
      >${c.correct}<span class="govuk-visually-hidden"> (${text})</span></a
    >`
}

/** The latest first. */
const latest = <C>(all: readonly Standing<C>[], day: (columns: C) => string): readonly Standing<C>[] =>
  [...all].sort((a, b) => (day(a.columns) < day(b.columns) ? 1 : -1))

export function courtTable(dates: readonly Standing<CourtDate>[], lang: Lang, correct: Correct): Html {
  const c = pick(justiceContent, lang).court
  return stackTable({
    caption: c.table,
    columns: [c.when, c.kind, c.asked, c.outcome].map((text) => ({ text })),
    rows: latest(dates, (one) => one.on_day).map(({ id, columns: one }) => [
      head(courtWhen(one, lang), `/court-dates/${id}`, lang, correct),
      lines([coded('court-date-kind', one.kind, lang), said(one.court)]),
      lines([
        codedAll('court-request', one.asked, lang),
        said(one.asked_note),
        one.granted === null ? null : html`${c.granted} ${coded('yes-no-unknown', one.granted, lang)}`,
      ]),
      lines([coded('court-outcome', one.outcome, lang), said(one.note)]),
    ]),
    empty: c.none,
  })
}

export function stagesTable(stages: readonly Standing<MatterStage>[], lang: Lang, correct: Correct): Html {
  const c = pick(justiceContent, lang).stage
  return stackTable({
    caption: c.table,
    columns: [c.on, c.stage, c.note].map((text) => ({ text })),
    rows: latest(stages, (one) => one.on_day).map(({ id, columns: one }) => [
      head(formatDay(one.on_day, lang), `/stages/${id}`, lang, correct),
      coded('justice-stage', one.stage, lang),
      said(one.note),
    ]),
    empty: c.none,
  })
}

export function toldTable(told: readonly Standing<Told45>[], lang: Lang, correct: Correct): Html {
  const c = pick(justiceContent, lang).told
  return stackTable({
    caption: c.table,
    columns: [c.whom, c.on, c.by, c.note].map((text) => ({ text })),
    rows: latest(told, (one) => one.on_day).map(({ id, columns: one }) => [
      head(coded('section45-audience', one.told, lang) ?? '', `/section-45/${id}`, lang, correct),
      formatDay(one.on_day, lang),
      said(one.told_by),
      said(one.note),
    ]),
    empty: c.none,
  })
}

export function custodyTable(held: readonly Standing<Custody>[], lang: Lang, correct: Correct): Html {
  const c = pick(justiceContent, lang).custody
  return stackTable({
    caption: c.table,
    columns: [c.kind, c.from, c.to, c.note].map((text) => ({ text })),
    rows: latest(held, (one) => one.from_day).map(({ id, columns: one }) => [
      head(coded('custody-kind', one.kind, lang) ?? '', `/custody/${id}`, lang, correct),
      formatDay(one.from_day, lang),
      one.to_day === null ? html`<strong>${c.still}</strong>` : formatDay(one.to_day, lang),
      said(one.note),
    ]),
    empty: c.none,
  })
}

export function ordersTable(orders: readonly Standing<Order>[], lang: Lang, correct: Correct): Html {
  const c = pick(justiceContent, lang).order
  const step = (name: string, day: string | null) =>
    day === null ? null : html`${name} ${formatDay(day, lang)}`
  return stackTable({
    caption: c.table,
    columns: [c.kind, c.stage, c.days, c.conditions].map((text) => ({ text })),
    rows: orders.map(({ id, columns: one }) => [
      head(coded('disruption-order', one.kind, lang) ?? '', `/orders/${id}`, lang, correct),
      lines([coded('disruption-stage', one.stage, lang), said(one.applicant)]),
      lines([
        step(c.advised, one.advised_on),
        step(c.sought, one.sought_on),
        step(c.decided, one.decided_on),
        step(c.until, one.until_day),
      ]),
      lines([said(one.conditions), said(one.note)]),
    ]),
    empty: c.none,
  })
}
