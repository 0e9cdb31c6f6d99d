import { dayInLondon } from '../../../../kernel/calendar-day.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { pagination } from '../../../../platform/web/components/index.ts'
import { html } from '../../../../platform/web/html.ts'
import { stackTable } from '../../../../platform/web/pieces.ts'
import { page, type Handler } from '../../../../platform/web/route.ts'
import { childSummaries } from '../../../child/index.ts'
import { statusContent } from '../../content/index.ts'
import { statusesDue } from '../../rules.ts'
import { casesOfMine } from '../../store.ts'

const SIZE = 25

/** What I have to record, the longest overdue first. */
export const duePage: Handler = async (x) => {
  const { lang } = x
  const c = pick(statusContent, lang).due
  const today = dayInLondon(x.now)
  const all = (await casesOfMine(x.db, x.accountId(), x.now))
    .flatMap((one) => statusesDue(one, today).map((month) => ({ ...month, caseId: one.caseId })))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.caseId < b.caseId ? -1 : 1))
  const asked = /^[1-9]\d{0,3}$/.test(x.query['page'] ?? '') ? Number(x.query['page']) : 1
  const shown = all.slice((asked - 1) * SIZE, asked * SIZE)
  const children = await childSummaries(x.db, [...new Set(shown.map((one) => one.caseId))])
  x.showed([...children.keys()])
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [c.child, c.reference, c.month, c.dueBy, c.standing].map((text) => ({ text })),
      rows: shown.map((one) => {
        const child = children.get(one.caseId)
        const month = formatDay(one.month, lang)
        return [
          html`<a href="/cases/${one.caseId}/status/${one.month}"
            >${child?.name ?? c.nameNotKnown}<span class="govuk-visually-hidden">, ${month}</span></a
          >`,
          child?.reference ?? '',
          month,
          formatDay(one.dueOn, lang),
          one.standing === 'overdue'
            ? html`<span class="gs-clock gs-clock--overdue">${c.overdue}</span>`
            : html`<span class="gs-clock gs-clock--soon">${c.due}</span>`,
        ]
      }),
      empty: c.empty,
    })}
    ${
      all.length <= SIZE
        ? null
        : pagination({
            lang,
            landmarkLabel: c.pages,
            previous: asked > 1 ? { href: `/status?page=${asked - 1}`, text: c.previous } : undefined,
            next: asked * SIZE < all.length ? { href: `/status?page=${asked + 1}`, text: c.next } : undefined,
          })
    }`
  return page(c.title, body, { wide: true })
}
