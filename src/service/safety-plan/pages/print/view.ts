import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, stackTable } from '../../../../platform/web/pieces.ts'
import { planContent } from '../../content/index.ts'
import { levelInWords, scalarInWords } from '../../entries.ts'
import type { PlaceAddress, PlanPart } from '../../facts.ts'
import type { PlanVersion } from '../../store.ts'
import {
  childCard,
  controlsTable,
  missingCard,
  nowCard,
  prose,
  risksTable,
  safeTable,
  triggersTable,
} from '../plan-view.ts'

export interface PrintView {
  readonly plan: PlanVersion
  readonly part: PlanPart
  /** null: nobody asked for them, and none is here. */
  readonly addresses: readonly PlaceAddress[] | null
  readonly today: CalendarDay
  readonly lang: Lang
}

function addressTable({ addresses, lang }: PrintView): Html | null {
  if (addresses === null) return null
  const c = pick(planContent, lang)
  return stackTable({
    caption: c.print.addresses,
    columns: [c.columns.place, c.print.addresses].map((text) => ({ text })),
    rows: addresses.map((one) => [prose(one.place), prose(one.address)]),
    empty: c.print.noAddresses,
  })
}

const lineCard = (title: string, text: string | null): Html | null =>
  text === null ? null : card(title, html`<p class="gs-prose" dir="auto">${text}</p>`)

function whole(view: PrintView): Html {
  const { plan, today, lang } = view
  return html`${missingCard(plan, lang)} ${nowCard(plan, lang)} ${triggersTable(plan, lang)}
  ${risksTable(plan, lang)} ${controlsTable(plan, today, lang)} ${safeTable('people', plan.people, lang)}
  ${safeTable('places', plan.places, lang)} ${addressTable(view)} ${childCard(plan, lang)}`
}

/** What whoever looks after the child does. Who may be behind it, and what the child told us, is not on it. */
function carer(view: PrintView): Html {
  const { plan, today, lang } = view
  const c = pick(planContent, lang)
  const now = ['callFirst', 'supervision', 'phoneAndInternet', 'travel'] as const
  return html`${missingCard(plan, lang, 'left-out')}
    ${now.map((name) => lineCard(c.fields[name], scalarInWords(plan, name, lang)))}
    ${triggersTable(plan, lang)} ${controlsTable(plan, today, lang)} ${safeTable('people', plan.people, lang)}
    ${safeTable('places', plan.places, lang)} ${addressTable(view)}
    <p class="govuk-body">${c.print.line}</p>`
}

/** Plain words, and whom to go to: nothing of risks, restrictions or other people. */
function child(view: PrintView): Html {
  const { plan, lang } = view
  const c = pick(planContent, lang).print
  const names = (items: readonly { readonly name: string }[]): Html | null =>
    items.length === 0
      ? null
      : html`<ul class="govuk-list govuk-list--bullet">
          ${items.map((one) => html`<li dir="auto">${one.name}</li>`)}
        </ul>`
  const [people, places] = [names(plan.people), names(plan.places)]
  return html`${plan.forChild === null ? null : html`<p class="govuk-body-l gs-prose" dir="auto">${plan.forChild}</p>`}
    ${lineCard(c.childCall, plan.callFirst)} ${people === null ? null : card(c.childPeople, people)}
    ${places === null ? null : card(c.childPlaces, places)} ${addressTable(view)}
    ${lineCard(c.childWords, plan.childWords)}
    <p class="govuk-body-l">${c.childLine}</p>`
}

export function titleOf(part: PlanPart, lang: Lang): string {
  const c = pick(planContent, lang)
  return part === 'whole' ? c.title : part === 'carer' ? c.print.carerTitle : c.print.childTitle
}

/** One part of the plan as it is put on paper: without the child's name, and without an address unless one was asked for. */
export function printView(view: PrintView): Html {
  const { plan, part, addresses, lang } = view
  const c = pick(planContent, lang)
  const drawn = { whole, carer, child }
  return html`<h1 class="govuk-heading-l">${titleOf(part, lang)}</h1>
    <p class="govuk-body">
      ${part === 'child' ? null : `${c.badge(levelInWords(plan.level, lang))}. `}
      ${c.print.asOf(plan.version, formatDay(plan.inForceFrom, lang))}
      ${part === 'child' ? null : c.print.confidential} ${addresses === null ? c.print.noAddress : null}
    </p>
    ${drawn[part](view)}`
}
