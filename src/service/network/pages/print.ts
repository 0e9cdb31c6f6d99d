import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { stackTable } from '../../../platform/web/pieces.ts'
import { paper } from '../../../platform/web/paper.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { paperMarkOf } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkPicture } from '../picture/draw.ts'
import { isRestricted, standsOn } from '../rules.ts'
import { networkKnown } from '../store.ts'
import { wayBack } from './places.ts'
import { drawn } from './view.ts'

/**
 * For the child, and with the child's leave for others: without whoever exploits or may exploit the child and without any other child, without notes, and
 * without our word on anybody's part. No case bar: initials and reference stand for the name.
 */
export const printPage: Handler = async (x) => {
  const { paper: c, notAsked } = pick(networkContent, x.lang)
  const mark = await paperMarkOf(x)
  if (mark === null) return noSuchPage('no-such-case')
  const today = dayInLondon(x.now)
  const { members, ties } = await networkKnown(x.db, x.caseId())
  const people = members.filter(({ columns }) => standsOn(columns, today) && !isRestricted(columns))
  const view = { records: false, lang: x.lang }
  const shown = people.map((one, index) => ({ ...drawn(view, one, index + 1), type: 'protective', says: '' }))
  const on = (id: string) => people.some((one) => one.id === id)
  const back = wayBack(x)
  const above = html`<div class="gs-off-paper">
    <p class="govuk-body">${c.above}</p>
    <p class="govuk-body"><a class="govuk-link" href="${back.href}">${back.text}</a></p>
  </div>`
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead} ${c.on(formatDay(today, x.lang))}.</p>
    ${networkPicture({
      people: shown,
      ties: ties
        .map(({ columns }) => [columns.one_id, columns.other_id] as const)
        .filter(([one, other]) => on(one) && on(other)),
      child: c.me,
      alt: c.alt(shown.length),
      rings: c.rings,
      shortRings: c.rings,
    })}
    ${stackTable({
      caption: c.list,
      columns: [c.who, c.trust, c.contact].map((text) => ({ text })),
      rows: people.map(({ columns: one }, index) => [
        html`<strong>${index + 1}</strong> <span dir="auto">${one.called}</span>`,
        one.trust === 'would-not-say'
          ? c.outsideTrust
          : (coded('network-trust', one.trust, x.lang) ?? notAsked),
        coded('network-frequency', one.frequency, x.lang) ?? notAsked,
      ]),
      empty: c.none,
    })}`
  return page(c.title, html`${above} ${paper(x.lang, mark, body)}`)
}
