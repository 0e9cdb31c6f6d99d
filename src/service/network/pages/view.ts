import { dayInLondon } from '../../../kernel/calendar-day.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, clock, facts, nextSteps, type NextItem } from '../../../platform/web/pieces.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../child/index.ts'
import type { Deadline } from '../../deadlines/index.ts'
import { networkContent } from '../content/index.ts'
import type { Member } from '../facts.ts'
import { networkPicture, type Drawn } from '../picture/draw.ts'
import { pictureKey } from '../picture/key.ts'
import { overTime } from '../picture/over-time.ts'
import { isRestricted, networkOn, standsOn, trustOf } from '../rules.ts'
import type { NetworkKnown } from '../store.ts'
import { countsInWords } from '../tell.ts'
import { mapsTable, nameOf, peopleTable } from './tables.ts'

export interface HomeView {
  readonly caseId: CaseId
  readonly known: NetworkKnown
  readonly deadlines: readonly Deadline[]
  /** May the reader add and correct, and have the names of those who are restricted. */
  readonly records: boolean
  readonly now: Date
  readonly lang: Lang
}

const at = ({ caseId }: HomeView, path: string): string => `/cases/${caseId}/network${path}`
const standing = ({ known, now }: HomeView): readonly Standing<Member>[] =>
  known.members.filter(({ columns }) => standsOn(columns, dayInLondon(now)))

function steps(view: HomeView): NextItem[] {
  const { known, deadlines, now, lang, records } = view
  const c = pick(networkContent, lang).next
  const href = (path: string) => (records ? at(view, path) : undefined)
  const due = deadlines.flatMap(({ state, dueAt }): NextItem[] =>
    state === 'open' && dueAt !== null
      ? [{ what: c.map, href: href('/reviews/new'), clock: clock(dueAt.getTime() - now.getTime(), lang) }]
      : [],
  )
  if (known.members.length === 0)
    return [{ what: c.none, why: c.noneWhy, href: href('/members/new') }, ...due]
  const unrated = standing(view).filter(({ columns }) => columns.trust === null).length
  return [...due, ...(unrated === 0 ? [] : [{ what: c.trust(unrated), why: c.trustWhy }])]
}

function glance({ known, now, lang }: HomeView): Html {
  const c = pick(networkContent, lang)
  const members = known.members.map(({ columns }) => columns)
  const { counts, reading } = networkOn(members, known.reviews.length > 0, dayInLondon(now))
  const last = known.reviews[0]?.columns
  const mightBeMore = counts.unknown > 0 && (reading === 'empty' || reading === 'partial')
  return card(
    c.now.title,
    html`${facts([
      [c.now.reading, html`<strong>${c.now.readings[reading]}</strong>`],
      [c.now.counts, countsInWords(counts, lang)],
      [c.now.professionals, counts.professionals],
      [
        c.now.agreed,
        last === undefined
          ? c.now.never
          : c.now.agreedOn(
              formatDay(last.on_day, lang),
              coded('network-review-point', last.point, lang) ?? '',
            ),
      ],
    ])}
    ${mightBeMore ? html`<p class="gs-muted">${c.now.atMost(counts.unknown)}</p>` : null}`,
    reading === 'empty' || counts.exploitative > 0 ? 'warning' : 'plain',
  )
}

/** What a picture shows of one person; the same words for the eye as the table has. */
export function drawn(
  view: Pick<HomeView, 'records' | 'lang'>,
  one: Standing<Member>,
  number: number,
): Drawn {
  const { columns: member } = one
  const value = trustOf(member.trust)
  const part = coded('network-type', member.type, view.lang) ?? ''
  return {
    id: one.id,
    number,
    called: nameOf(view, member),
    says: value === null ? part : `${part}, ${value}/4`,
    type: member.type,
    trust: member.trust,
    frequency: member.frequency,
    restricted: isRestricted(member),
  }
}

function picture(view: HomeView, numbers: ReadonlyMap<string, number>): Html {
  const { known, lang } = view
  const c = pick(networkContent, lang)
  const people = standing(view).map((one) => drawn(view, one, numbers.get(one.id) ?? 0))
  const { counts } = networkOn(
    known.members.map(({ columns }) => columns),
    true,
    dayInLondon(view.now),
  )
  return html`<section>
    <h2 class="govuk-heading-m">${c.picture.title}</h2>
    <p class="govuk-body">${c.picture.how}</p>
    <figure class="gs-figure">
      ${networkPicture({
        people,
        ties: known.ties.map(({ columns }) => [columns.one_id, columns.other_id]),
        child: c.picture.child,
        alt: c.picture.alt(countsInWords(counts, lang) ?? '0'),
        rings: c.picture.rings,
        shortRings: c.picture.shortRings,
      })}
      <figcaption>${pictureKey(lang)}</figcaption>
    </figure>
  </section>`
}

export function homeView(view: HomeView): Html {
  const { known, lang, records } = view
  const c = pick(networkContent, lang)
  const there = standing(view)
  const numbers = new Map(there.map(({ id }, index) => [id, index + 1]))
  const restricted = there.filter(({ columns }) => isRestricted(columns))
  const gone = known.members.filter(({ id }) => !numbers.has(id))
  const add = (path: string, text: string, first = false): Html =>
    html`<a class="govuk-button ${first ? null : 'govuk-button--secondary'}" href="${at(view, path)}"
      >${text}</a
    >`
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${nextSteps(steps(view), lang, c.next.nothing)}
    <nav aria-label="${c.actions.label}">
      <div class="govuk-button-group">
        ${
          records
            ? html`${add('/members/new', c.actions.add, true)} ${add('/reviews/new', c.actions.review)}
              ${known.members.length > 1 ? add('/ties/new', c.actions.tie) : null}`
            : null
        }
        ${known.members.length === 0 ? null : add('/print', c.actions.child)}
      </div>
    </nav>
    ${
      known.members.length === 0 && known.reviews.length === 0
        ? html`<p class="gs-muted">${c.none}</p>`
        : html`${glance(view)} ${there.length === 0 ? null : picture(view, numbers)}
            ${peopleTable(
              view,
              c.table.people,
              there.filter(({ columns }) => !isRestricted(columns)),
              numbers,
            )}
            ${
              restricted.length === 0
                ? null
                : html`<div class="gs-off-paper">
                    <p class="govuk-body">${c.table.restrictedLead}</p>
                    ${peopleTable(view, c.table.restricted, restricted, numbers)}
                  </div>`
            }
            ${
              gone.length === 0
                ? null
                : html`<div class="gs-off-paper">${peopleTable(view, c.table.gone, gone, numbers)}</div>`
            }
            <section>
              <h2 class="govuk-heading-m">${c.time.title}</h2>
              ${overTime(
                known.reviews.map(({ columns }) => columns),
                lang,
              )}
              ${mapsTable(view)}
            </section>`
    }`
}
