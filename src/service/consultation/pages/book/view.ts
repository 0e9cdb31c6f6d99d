import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { clock, nextSteps, stackTable, type NextItem } from '../../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../../child/index.ts'
import { consultationContent } from '../../content/index.ts'
import type { BookConsultation, IndirectEvent } from '../../facts.ts'
import { followUpDeadline } from '../../rules.ts'
import { aboutInWords, amount, areaName, whoAsked } from '../../tell.ts'

export interface BookView {
  readonly consultations: readonly Standing<BookConsultation>[]
  readonly followUps: readonly Standing<BookConsultation>[]
  /** null: a further page, which shows consultations only. */
  readonly events: readonly Standing<IndirectEvent>[] | null
  readonly records: boolean
  readonly pages: Html | null
  readonly now: Date
  readonly lang: Lang
}

function followUp(
  { lang, now, records }: BookView,
  { id, columns: one }: Standing<BookConsultation>,
): NextItem {
  const c = pick(consultationContent, lang).next
  const ought = followUpDeadline(one, now)
  return {
    what: c.followUp(whoAsked(one, lang) ?? c.somebody),
    why: one.actions === null ? null : c.agreed(one.actions),
    href: records ? `/consultations/${id}/correct` : `/consultations/${id}`,
    clock: ought === null ? undefined : clock(ought.dueAt.getTime() - now.getTime(), lang),
  }
}

function consultationsTable({ consultations, lang }: BookView): Html {
  const c = pick(consultationContent, lang).book
  const muted = (text: string) => html`<span class="gs-muted">${text}</span>`
  return stackTable({
    caption: c.consultations,
    columns: [c.when, c.who, c.about, c.area, c.topics].map((text) => ({ text })),
    rows: consultations.map(({ id, columns: one }) => [
      html`<a class="govuk-link" href="/consultations/${id}">${formatDay(one.on_day, lang)}</a>`,
      html`<span dir="auto">${whoAsked(one, lang) ?? muted(c.notAsked)}</span>`,
      aboutInWords(one, lang),
      areaName(one.local_authority, lang),
      codedAll('advice-topic', one.topics, lang) ?? muted(c.notAsked),
    ]),
    empty: c.noConsultations,
  })
}

/** Hours there, of preparation and of travel together; null where none of them was asked. */
function hoursOf(one: IndirectEvent): number | null {
  const known = [one.delivery_hours, one.preparation_hours, one.travel_hours].filter((part) => part !== null)
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0)
}

function eventsTable(events: readonly Standing<IndirectEvent>[], lang: Lang): Html {
  const c = pick(consultationContent, lang)
  const said = (value: number | null) =>
    value === null ? html`<span class="gs-muted">${c.book.notAsked}</span>` : amount(value, lang)
  return stackTable({
    caption: c.book.events,
    columns: [
      { text: c.book.event_ },
      { text: c.book.when },
      { text: c.book.area },
      { text: c.book.people, numeric: true },
      { text: c.book.hours, numeric: true },
      { text: c.book.confidence },
    ],
    rows: events.map(({ id, columns: one }) => [
      html`<a class="govuk-link" href="/consultations/events/${id}" dir="auto">${one.title}</a><br /><span
          class="gs-muted"
          >${coded('indirect-event-kind', one.kind, lang)}</span
        >`,
      formatDay(one.on_day, lang),
      areaName(one.local_authority, lang),
      said(one.people),
      said(hoursOf(one)),
      one.confidence_before === null || one.confidence_after === null
        ? said(null)
        : c.event.change(amount(one.confidence_before, lang), amount(one.confidence_after, lang)),
    ]),
    empty: c.book.noEvents,
  })
}

export function bookView(view: BookView): Html {
  const { lang, records, events } = view
  const c = pick(consultationContent, lang).book
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    <div class="govuk-button-group">
      ${
        records
          ? html`<a class="govuk-button" role="button" draggable="false" href="/consultations/new"
                >${c.log}</a
              >
              <a
                class="govuk-button govuk-button--secondary"
                role="button"
                draggable="false"
                href="/consultations/events/new"
                >${c.event}</a
              >`
          : null
      }
      <a class="govuk-link" href="/consultations/areas">${c.areas}</a>
    </div>
    ${
      events === null
        ? null
        : nextSteps(
            view.followUps.map((one) => followUp(view, one)),
            lang,
            c.noFollowUps,
          )
    }
    ${consultationsTable(view)} ${view.pages} ${events === null ? null : eventsTable(events, lang)}`
}
