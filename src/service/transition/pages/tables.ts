import type { ContactStanding } from '../../../kernel/policy/transition.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { label } from '../../../platform/reference-data/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../child/index.ts'
import { transitionContent } from '../content/index.ts'
import type { AdultService, Information, NrmAnswer, TransitionReview } from '../facts.ts'
import { standingAnswer } from '../rules.ts'
import type { PlanVersion } from '../store.ts'

/** Where a fact is corrected; null: the reader may not. */
export type Correct = ((path: string) => string) | null

const said = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`
const lines = (parts: readonly Renderable[]): Html =>
  html`${parts
    .filter((one) => one !== null)
    .map((one, index) => html`${index === 0 ? null : html`<br />`}${one}`)}`

function head(text: string, path: string, lang: Lang, correct: Correct): Html {
  if (correct === null) return html`${text}`
  const c = pick(transitionContent, lang)
  return html`${text}<br /><a class="govuk-link" href="${correct(path)}"
      >${c.correct}<span class="govuk-visually-hidden"> (${text})</span></a
    >`
}

/** The latest first. */
const latest = <C>(all: readonly Standing<C>[], day: (columns: C) => string): readonly Standing<C>[] =>
  [...all].sort((a, b) => (day(a.columns) < day(b.columns) ? 1 : -1))

export function servicesTable(all: readonly Standing<AdultService>[], lang: Lang, correct: Correct): Html {
  const c = pick(transitionContent, lang).service
  return stackTable({
    caption: c.table,
    columns: [c.service, c.contactedOn, c.state, c.contact].map((text) => ({ text })),
    rows: latest(all, (one) => one.contacted_on).map(({ id, columns: one }) => [
      head(coded('adult-service', one.service, lang) ?? '', `/services/${id}`, lang, correct),
      lines([formatDay(one.contacted_on, lang), said(one.organisation)]),
      lines([
        coded('adult-service-state', one.state, lang),
        one.answered_on === null ? null : formatDay(one.answered_on, lang),
        said(one.refused_why),
      ]),
      lines([
        said(one.named_contact),
        one.met_together_on === null ? null : html`${c.met} ${formatDay(one.met_together_on, lang)}`,
        said(one.note),
      ]),
    ]),
    empty: c.none,
  })
}

export function informationTable(all: readonly Standing<Information>[], lang: Lang, correct: Correct): Html {
  const c = pick(transitionContent, lang).information
  return stackTable({
    caption: c.table,
    columns: [c.on, c.what, c.by, c.understood].map((text) => ({ text })),
    rows: latest(all, (one) => one.given_on).map(({ id, columns: one }) => [
      head(formatDay(one.given_on, lang), `/nrm-information/${id}`, lang, correct),
      codedAll('nrm-at-18-information', one.what, lang),
      lines([said(one.given_by), coded('language', one.language, lang)]),
      lines([coded('yes-no-unknown', one.understood, lang), said(one.child_words), said(one.note)]),
    ]),
    empty: c.none,
  })
}

export function answersTable(all: readonly Standing<NrmAnswer>[], lang: Lang, correct: Correct): Html {
  const c = pick(transitionContent, lang).answer
  const stands = standingAnswer(all.map((one) => ({ ...one.columns, id: one.id })))?.id
  return stackTable({
    caption: c.table,
    columns: [c.on, c.answer, c.way, c.support].map((text) => ({ text })),
    rows: latest(all, (one) => one.given_on).map(({ id, columns: one }) => [
      head(formatDay(one.given_on, lang), `/nrm-answers/${id}`, lang, correct),
      lines([
        coded('nrm-at-18-answer', one.answer, lang),
        id === stands && all.length > 1 ? html`<strong>${c.stands}</strong>` : null,
        said(one.child_words),
      ]),
      lines([coded('nrm-consent-way', one.way, lang), coded('nrm-first-responder', one.through, lang)]),
      lines([
        coded('yes-no-unknown', one.adult_support, lang),
        one.adult_support_on === null ? null : formatDay(one.adult_support_on, lang),
        said(one.note),
      ]),
    ]),
    empty: c.none,
  })
}

export function reviewsTable(all: readonly Standing<TransitionReview>[], lang: Lang, correct: Correct): Html {
  const c = pick(transitionContent, lang).review
  return stackTable({
    caption: c.table,
    columns: [c.on, c.outcome, c.found, c.next].map((text) => ({ text })),
    rows: latest(all, (one) => one.held_on).map(({ id, columns: one }) => [
      head(formatDay(one.held_on, lang), `/reviews/${id}`, lang, correct),
      coded('transition-review-outcome', one.outcome, lang),
      lines([said(one.found), said(one.child_words)]),
      one.next_on === null ? null : formatDay(one.next_on, lang),
    ]),
    empty: c.none,
  })
}

export function versionsTable(versions: readonly PlanVersion[], lang: Lang): Html {
  const c = pick(transitionContent, lang).plan
  return stackTable({
    caption: c.versions,
    columns: [c.version, c.by, c.agreed, c.why].map((text) => ({ text })),
    rows: versions.map((one) => [
      String(one.version),
      formatDay(one.madeOn, lang),
      coded('transition-agreement', one.agreed, lang),
      one.reason === null ? c.first : said(one.reason),
    ]),
    empty: c.none,
  })
}

/** Planned against made. */
export function contactsTable(contacts: readonly ContactStanding[], lang: Lang): Html {
  const c = pick(transitionContent, lang).contacts
  const made = (one: ContactStanding): Renderable => {
    if ((one.state === 'made' || one.state === 'made-late') && one.madeOn !== null)
      return c.states[one.state](formatDay(one.madeOn, lang))
    if (one.state === 'missed')
      return html`<strong class="gs-chip gs-chip--warning">${c.states.missed}</strong>`
    return one.state === 'due'
      ? html`<strong class="gs-chip gs-chip--careful">${c.states.due}</strong>`
      : html`<span class="gs-muted">${c.states.ahead}</span>`
  }
  return stackTable({
    caption: c.title,
    captionHidden: true,
    columns: [c.when, c.by, c.made].map((text) => ({ text })),
    rows: contacts.map((one) => [
      label('transition-contact', one.code, lang),
      formatDay(one.dueOn, lang),
      made(one),
    ]),
    empty: c.none,
  })
}
