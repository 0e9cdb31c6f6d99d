import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { codeList } from '../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, chips, clock, nextSteps, type NextItem } from '../../../platform/web/pieces.ts'
import { coded, codedAll } from '../../../platform/reference-data/in-words.ts'
import { toldList, type Standing } from '../../child/index.ts'
import { justiceContent } from '../content/index.ts'
import { section45Path, section45Words } from '../glance.ts'
import type { Matter } from '../facts.ts'
import { courtDeadline, notTold, openDates, scheduleFour, stageOn } from '../rules.ts'
import type { JusticeKnown } from '../store.ts'
import { courtWhen, matterInWords, tellMatter } from '../tell.ts'
import { courtTable, custodyTable, ordersTable, stagesTable, toldTable } from './tables.ts'

export interface HomeView {
  readonly caseId: CaseId
  readonly known: JusticeKnown
  /** May the reader add and correct. */
  readonly records: boolean
  readonly now: Date
  readonly lang: Lang
}

const at = ({ caseId }: HomeView, path: string): string => `/cases/${caseId}/justice${path}`

/** What comes next: what is due at court, and who is still to be made aware of section 45. */
function steps(view: HomeView): NextItem[] {
  const { known, now, lang, records } = view
  const c = pick(justiceContent, lang).next
  const today = dayInLondon(now)
  const dates = openDates(known.dates).map(({ id, columns }): NextItem => {
    const asked = codedAll('court-request', columns.asked, lang)
    const left = courtDeadline(columns, now).dueAt.getTime() - now.getTime()
    return {
      what: c.hearing(coded('court-date-kind', columns.kind, lang) ?? '', courtWhen(columns, lang)),
      why: left < 0 ? c.afterwards : asked === null ? c.prepare : c.asked(asked),
      href: records ? at(view, `/court-dates/${id}`) : undefined,
      clock: clock(left, lang),
    }
  })
  const aware = known.matters.flatMap((matter): NextItem[] => {
    const whom = notTold(matter, known.told, known.stages, today)
    if (whom.length === 0) return []
    return [
      {
        what: section45Words(whom, lang),
        why: c.notToldWhy,
        href: records ? `/cases/${view.caseId}${section45Path(matter.id)}` : undefined,
      },
    ]
  })
  return [...dates, ...aware]
}

function link(href: string, text: string, about?: string): Html {
  return html`<a class="govuk-link" href="${href}"
    >${text}${about === undefined ? null : html`<span class="govuk-visually-hidden"> (${about})</span>`}</a
  >`
}

function matterSection(view: HomeView, matter: Standing<Matter>): Html {
  const { known, lang, records, now } = view
  const c = pick(justiceContent, lang)
  const title = matterInWords(matter.columns, lang)
  const mine = <T extends { readonly columns: { readonly matter_id: string } }>(all: readonly T[]) =>
    all.filter(({ columns }) => columns.matter_id === matter.id)
  const accused = matter.columns.role === 'accused'
  const four = scheduleFour(codeList('justice-offence'), matter.columns, dayInLondon(now))
  const below = (path: string) => at(view, `/matters/${matter.id}/${path}/new`)
  const correct = records ? (path: string) => at(view, path) : null
  return html`<section>
    <h2 class="govuk-heading-m">${title}</h2>
    <div class="gs-dense">${toldList(tellMatter(matter.columns, lang), lang)}</div>
    ${
      records
        ? html`<p class="govuk-body">
            ${link(at(view, `/matters/${matter.id}`), c.correct, title)} ·
            ${link(below('stages'), c.actions.stage, title)} ·
            ${link(below('court-dates'), c.actions.court, title)}
            ${accused ? html`· ${link(below('section-45'), c.actions.told, title)}` : null}
          </p>`
        : null
    }
    ${
      four === null
        ? null
        : card(
            c.scheduleFour.title,
            html`<p>${c.scheduleFour[four]}</p>
              <p>${c.scheduleFour.never}</p>`,
          )
    }
    ${courtTable(mine(known.dates), lang, correct)} ${stagesTable(mine(known.stages), lang, correct)}
    ${accused ? toldTable(mine(known.told), lang, correct) : null}
  </section>`
}

/** Where each matter stands, and custody that has not ended. */
function badges({ known, now, lang }: HomeView): Html | null {
  const c = pick(justiceContent, lang)
  const today = dayInLondon(now)
  return chips([
    ...known.matters.map((matter) => {
      const stage = stageOn(known.stages, matter.id, today)?.columns.stage ?? null
      return {
        text: c.badge(
          coded('justice-role', matter.columns.role, lang) ?? '',
          coded('justice-stage', stage, lang) ?? c.stageNotKnown,
        ),
      }
    }),
    ...known.custody
      .filter(({ columns }) => columns.to_day === null)
      .map(({ columns }) => ({
        text: c.inCustody(coded('custody-kind', columns.kind, lang) ?? '', formatDay(columns.from_day, lang)),
        kind: 'warning' as const,
      })),
  ])
}

export function homeView(view: HomeView): Html {
  const { known, lang, records } = view
  const c = pick(justiceContent, lang)
  const add = (path: string, text: string): Html =>
    html`<a class="govuk-button govuk-button--secondary" href="${at(view, path)}">${text}</a>`
  const correct = records ? (path: string) => at(view, path) : null
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${badges(view)}
    <p class="govuk-body">${c.lead}</p>
    ${nextSteps(steps(view), lang, known.matters.length === 0 ? c.none : c.next.nothing)}
    ${
      records
        ? html`<nav aria-label="${c.actions.label}">
            <div class="govuk-button-group">
              ${add('/matters/new', c.actions.matter)} ${add('/custody/new', c.actions.custody)}
              ${add('/orders/new', c.actions.order)}
            </div>
          </nav>`
        : null
    }
    ${known.matters.map((matter) => matterSection(view, matter))}
    ${custodyTable(known.custody, lang, correct)} ${ordersTable(known.orders, lang, correct)}`
}
