import type { CaseId } from '../../../../kernel/ids.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { clock, nextSteps, stackTable, type NextItem } from '../../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../../child/index.ts'
import { consultationContent } from '../../content/index.ts'
import { answerDeadline, daysToAnswer, followUpDeadline } from '../../rules.ts'
import type { IndirectKnown } from '../../store.ts'
import { authorityAsked, whoAsked } from '../../tell.ts'

export interface IndirectView {
  readonly caseId: CaseId
  readonly known: IndirectKnown
  /** May the reader add and correct; and does the reader keep the book. */
  readonly records: boolean
  readonly keepsBook: boolean
  readonly now: Date
  readonly lang: Lang
}

const at = ({ caseId }: IndirectView, path: string): string => `/cases/${caseId}/indirect${path}`
const said = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`
/** What is known, a line each; an empty cell would leave the reader to guess, so it says that nobody asked. */
function lines(parts: readonly Renderable[], lang: Lang): Html {
  const given = parts.filter((one) => one !== null)
  if (given.length === 0)
    return html`<span class="gs-muted">${pick(consultationContent, lang).book.notAsked}</span>`
  return html`${given.map((one, index) => html`${index === 0 ? null : html`<br />`}${one}`)}`
}
const latest = <C>(all: readonly Standing<C>[], day: (columns: C) => string): readonly Standing<C>[] =>
  [...all].sort((a, b) => (day(a.columns) < day(b.columns) ? 1 : -1))

/** What waits for somebody to ring or to write: soonest first. */
function steps(view: IndirectView): NextItem[] {
  const { known, now, lang, records } = view
  const c = pick(consultationContent, lang).next
  const href = (path: string) => (records ? at(view, path) : undefined)
  const item = (dueAt: Date, rest: Pick<NextItem, 'what' | 'why' | 'href'>) => ({
    dueAt,
    step: { ...rest, clock: clock(dueAt.getTime() - now.getTime(), lang) },
  })
  const followUps = known.consultations.flatMap(({ id, columns: one }) => {
    const ought = followUpDeadline(one, now)
    if (ought?.state !== 'open') return []
    const why = one.actions === null ? null : c.agreed(one.actions)
    const what = c.followUp(whoAsked(one, lang) ?? c.somebody)
    return [item(ought.dueAt, { what, why, href: href(`/consultations/${id}`) })]
  })
  const answers = known.requests.flatMap(({ id, columns: one }) => {
    const ought = answerDeadline(one, now)
    if (ought.state !== 'open') return []
    const what = c.answer(authorityAsked(one, lang))
    return [item(ought.dueAt, { what, why: c.asked(one.what), href: href(`/due-regard/${id}`) })]
  })
  return [...followUps, ...answers]
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map(({ step }) => step)
}

function head(view: IndirectView, text: string, path: string): Html {
  if (!view.records) return html`${text}`
  const c = pick(consultationContent, view.lang)
  return html`${text}<br /><a class="govuk-link" href="${at(view, path)}"
      >${c.correct}<span class="govuk-visually-hidden"> (${text})</span></a
    >`
}

function consultations(view: IndirectView): Html {
  const { lang, known } = view
  const c = pick(consultationContent, lang).consultation
  return stackTable({
    caption: c.table,
    columns: [c.on, c.askedBy, c.advised, c.followUp].map((text) => ({ text })),
    rows: latest(known.consultations, (one) => one.on_day).map(({ id, columns: one }) => [
      head(view, formatDay(one.on_day, lang), `/consultations/${id}`),
      lines(
        [said(whoAsked(one, lang)), codedAll('advice-topic', one.topics, lang), said(one.question)],
        lang,
      ),
      lines([said(one.advice), said(one.actions)], lang),
      lines(
        [
          one.follow_up_on === null
            ? c.noFollowUp
            : one.followed_up_on === null
              ? c.dueOn(formatDay(one.follow_up_on, lang))
              : null,
          one.followed_up_on === null ? null : c.doneOn(formatDay(one.followed_up_on, lang)),
          coded('consultation-outcome', one.outcome, lang),
          said(one.outcome_note),
        ],
        lang,
      ),
    ]),
    empty: c.noTable,
  })
}

function meetings(view: IndirectView): Html {
  const { lang, known } = view
  const c = pick(consultationContent, lang).meeting
  return stackTable({
    caption: c.table,
    columns: [c.when, c.who, c.outcome, c.views].map((text) => ({ text })),
    rows: latest(known.meetings, (one) => one.on_day).map(({ id, columns: one }) => [
      head(view, formatDay(one.on_day, lang), `/meetings/${id}`),
      lines(
        [
          coded('professionals-meeting-kind', one.kind, lang),
          coded('third-party-type', one.third_party_type, lang),
          codedAll('third-party-type', one.agencies, lang),
          html`<span class="gs-muted">${codedAll('contact-purpose', one.purposes, lang)}</span>`,
        ],
        lang,
      ),
      lines([said(one.asked), said(one.decided), said(one.note)], lang),
      lines([coded('yes-no-unknown', one.child_views, lang)], lang),
    ]),
    empty: c.noTable,
  })
}

function requests(view: IndirectView): Html {
  const { lang, known } = view
  const c = pick(consultationContent, lang).dueRegard
  return stackTable({
    caption: c.table,
    columns: [c.asked, c.whomColumn, c.what, c.back].map((text) => ({ text })),
    rows: latest(known.requests, (one) => one.asked_on).map(({ id, columns: one }) => {
      const days = daysToAnswer(one)
      return [
        head(view, formatDay(one.asked_on, lang), `/due-regard/${id}`),
        html`<span dir="auto">${authorityAsked(one, lang)}</span>`,
        lines([coded('due-regard-request', one.request, lang), said(one.what)], lang),
        lines(
          [
            one.answer === null
              ? c.awaited(formatDay(one.answer_due_on, lang))
              : coded('due-regard-answer', one.answer, lang),
            days === null ? null : c.took(days),
            said(one.answer_note),
            said(one.next_step),
          ],
          lang,
        ),
      ]
    }),
    empty: c.noTable,
  })
}

export function indirectView(view: IndirectView): Html {
  const { known, lang, records } = view
  const c = pick(consultationContent, lang)
  const add = (path: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${at(view, path)}">${text}</a>`
  const nothing = known.consultations.length + known.meetings.length + known.requests.length === 0
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${nextSteps(steps(view), lang, nothing ? c.none : c.nothingDue)}
    ${
      records
        ? html`<nav aria-label="${c.actions.label}">
            <div class="govuk-button-group">
              ${add('/consultations/new', c.actions.consultation)} ${add('/meetings/new', c.actions.meeting)}
              ${add('/due-regard/new', c.actions.dueRegard)}
              ${
                view.keepsBook
                  ? html`<a class="govuk-link" href="${at(view, '/tie')}">${c.actions.tie}</a>`
                  : null
              }
            </div>
          </nav>`
        : null
    }
    ${consultations(view)} ${meetings(view)} ${requests(view)}`
}
