import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html, type Html, type Renderable } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import type { Standing } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import type { Member } from '../facts.ts'
import { isRestricted } from '../rules.ts'
import { countsInWords, countsOf } from '../tell.ts'
import type { HomeView } from './view.ts'

const prose = (text: string | null): Html | null =>
  text === null ? null : html`<span class="gs-prose" dir="auto">${text}</span>`
const lines = (parts: readonly Renderable[]): Html =>
  html`${parts
    .filter((one) => one !== null && one !== undefined)
    .map((one, index) => html`${index === 0 ? null : html`<br />`}${one}`)}`

/** The name, for whoever may have it: of the restricted ones only those who work with the child. */
export function nameOf(view: Pick<HomeView, 'records' | 'lang'>, member: Member): string {
  return view.records || !isRestricted(member) ? member.called : pick(networkContent, view.lang).withheld
}

function who(view: HomeView, one: Standing<Member>, number: number | null): Html {
  const c = pick(networkContent, view.lang)
  const about = html`<span class="govuk-visually-hidden">
    (${number === null ? nameOf(view, one.columns) : c.aboutWhom(number)})</span
  >`
  const link = (path: string, text: string): Html =>
    html`<a class="govuk-link" href="/cases/${view.caseId}/network/members/${one.id}${path}"
      >${text}${about}</a
    >`
  return html`${number === null ? null : html`<strong>${number}</strong> `}<span dir="auto"
      >${nameOf(view, one.columns)}</span
    >${
      view.records
        ? html`<br /><span class="gs-off-paper"
              >${link('/move', c.move)} ·
              ${link('', c.correct)}${
                isRestricted(one.columns) ? html` · ${link('/known', c.joined)}` : null
              }</span
            >`
        : null
    }`
}

function more(view: HomeView, one: Standing<Member>): Html {
  const c = pick(networkContent, view.lang).table
  const { known, lang } = view
  const ties = known.ties.flatMap(({ id, columns: tie }) => {
    const other = tie.one_id === one.id ? tie.other_id : tie.other_id === one.id ? tie.one_id : null
    const person = known.members.find(({ id }) => id === other)
    if (person === undefined) return []
    // On a paper the tie would tell of somebody who is not on it.
    const text = c.tie(
      coded('network-tie', tie.kind, lang) ?? c.tieKindNotAsked,
      nameOf(view, person.columns),
    )
    const correct = view.records
      ? html` <a class="govuk-link gs-off-paper" href="/cases/${view.caseId}/network/ties/${id}"
          >${pick(networkContent, lang).correct}<span class="govuk-visually-hidden"> (${text})</span></a
        >`
      : null
    return [
      isRestricted(person.columns)
        ? html`<span class="gs-off-paper">${text}${correct}</span>`
        : html`${text}${correct}`,
    ]
  })
  const links = known.links
    .filter(({ memberId }) => memberId === one.id)
    .map(
      ({ id, otherCase, reference }) =>
        html`${c.known} <a class="govuk-link" href="/cases/${otherCase}">${reference}</a> ${
            view.records
              ? html`(<a
                    class="govuk-link"
                    href="/cases/${view.caseId}/facts/network_link/${id}/entered-in-error"
                    >${c.unlink}</a
                  >)`
              : null
          }`,
    )
  const note = view.records || !isRestricted(one.columns) ? prose(one.columns.note) : null
  return lines([note, ...ties, ...links])
}

/** `numbers`: of those who are on the picture. */
export function peopleTable(
  view: HomeView,
  caption: string,
  people: readonly Standing<Member>[],
  numbers: ReadonlyMap<string, number>,
): Html {
  const { table: c, notAsked } = pick(networkContent, view.lang)
  const { lang } = view
  const asked = (text: string | null): Renderable => text ?? html`<span class="gs-muted">${notAsked}</span>`
  const safe: Readonly<Record<string, string>> = c.safe
  return stackTable({
    caption,
    columns: [c.who, c.kind, c.type, c.trust, c.contact, c.more].map((text) => ({ text })),
    rows: people.map((one) => {
      const { columns: member } = one
      const known = member.safe_to_contact === null ? null : (safe[member.safe_to_contact] ?? null)
      return [
        who(view, one, numbers.get(one.id) ?? null),
        lines([
          coded('network-kind', member.kind, lang),
          member.since === null ? null : html`<small>${c.from(formatDay(member.since, lang))}</small>`,
          member.until === null ? null : html`<small>${c.until(formatDay(member.until, lang))}</small>`,
        ]),
        coded('network-type', member.type, lang),
        asked(coded('network-trust', member.trust, lang)),
        lines([
          asked(coded('network-frequency', member.frequency, lang)),
          known === null ? html`<span class="gs-muted">${c.safeNotAsked}</span>` : known,
        ]),
        more(view, one),
      ]
    }),
    empty: c.none,
  })
}

export function mapsTable(view: HomeView): Html {
  const { time: c, correct, now } = pick(networkContent, view.lang)
  const { lang } = view
  return stackTable({
    caption: c.table,
    columns: [c.on, c.reading, c.counts, c.words].map((text) => ({ text })),
    rows: view.known.reviews.map(({ id, columns: map }) => {
      const on = now.agreedOn(
        formatDay(map.on_day, lang),
        coded('network-review-point', map.point, lang) ?? '',
      )
      return [
        html`${on}${
          view.records
            ? html`<br /><a class="govuk-link gs-off-paper" href="/cases/${view.caseId}/network/reviews/${id}"
                  >${correct}<span class="govuk-visually-hidden"> (${on})</span></a
                >`
            : null
        }`,
        html`<strong>${coded('network-reading', map.reading, lang)}</strong>`,
        c.some(countsInWords(countsOf(map), lang) ?? '0', map.professionals),
        lines([
          map.with_child === 'yes' ? c.withChild : c.withoutChild,
          html`<span dir="auto">${c.by(map.agreed_by)}</span>`,
          prose(map.child_words),
          prose(map.note),
        ]),
      ]
    }),
    empty: c.none,
  })
}
