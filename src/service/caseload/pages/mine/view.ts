import { DAY_OF_24_HOURS } from '../../../../kernel/clock.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { carried } from '../../../../platform/forms/index.ts'
import { formatDay, formatInstant, inLondon, pick } from '../../../../platform/i18n/index.ts'
import { button } from '../../../../platform/web/components/index.ts'
import { html, nothing, type Html } from '../../../../platform/web/html.ts'
import { clock, nextSteps, stackTable, telephone, type NextItem } from '../../../../platform/web/pieces.ts'
import { deadlineInWords, deadlineWords, placeOf } from '../../../deadlines/index.ts'
import { caseloadContent } from '../../content/index.ts'
import { PAGE, type ChildRow, type NextRow } from '../../mine.ts'
import { childCell, daysAgo, missingMark, pager, riskMark } from '../words.ts'

export interface MineParts {
  readonly lang: Lang
  readonly now: Date
  readonly form: { readonly csrf: string; readonly key: string }
  /** The page of the list of children. */
  readonly number: number
  readonly next: { readonly rows: readonly NextRow[]; readonly total: number; readonly overdue: number }
  readonly children: { readonly rows: readonly ChildRow[]; readonly total: number }
}

/** Each button is an act of its own: hence the case in the key. */
function seenButton(row: NextRow, parts: MineParts): Html {
  const c = pick(caseloadContent, parts.lang)
  return html`<form
    method="post"
    action="/cases/${row.caseId}/allocation/seen"
    class="gs-inline-form"
    data-once
  >
    <input type="hidden" name="${carried.csrf}" value="${parts.form.csrf}" />
    <input
      type="hidden"
      name="${carried.idempotencyKey}"
      value="${parts.form.key}-${row.caseId.slice(0, 8)}"
    />
    <input type="hidden" name="back" value="caseload" />
    ${button({
      html: html`${c.mine.seen}<span class="govuk-visually-hidden">: ${row.name ?? row.reference}</span>`,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    })}
  </form>`
}

function nextItem(row: NextRow, parts: MineParts): NextItem {
  const { lang, now } = parts
  const c = pick(caseloadContent, lang)
  const whose = html`<span dir="auto">${row.name ?? c.nameNotKnown}</span>, ${row.reference}`
  const left = row.at.getTime() - now.getTime()
  switch (row.what) {
    case 'new':
    case 'new-cover':
      return {
        what: row.what === 'new' ? c.mine.newToYou : c.mine.newCover,
        why: whose,
        href: `/cases/${row.caseId}`,
        clock: seenButton(row, parts),
      }
    case 'quiet':
      return {
        what: c.mine.quiet(Math.floor(-left / DAY_OF_24_HOURS)),
        why: whose,
        href: `/cases/${row.caseId}/contacts/new`,
      }
    case 'cover-ends':
      return {
        what: c.mine.coverEnds,
        why: whose,
        href: `/cases/${row.caseId}/allocation`,
        clock: clock(left, lang),
      }
    case 'breach':
      return { what: c.mine.breach, why: whose, href: `/cases/${row.caseId}/clock/breach` }
    default:
      return {
        what: deadlineInWords(row.what, row.about, lang),
        why: row.telephone === null ? whose : html`${whose}. ${c.mine.ring}: ${telephone(row.telephone)}`,
        href: `/cases/${row.caseId}${placeOf(row.what, row.about)}`,
        clock: clock(left, lang),
      }
  }
}

function childRow(row: ChildRow, { lang, now }: MineParts) {
  const c = pick(caseloadContent, lang)
  return [
    html`${childCell(row, now, lang)}
    ${
      row.coveringUntil === null
        ? null
        : html`<span class="gs-chip"
            >${c.covering(formatDay(inLondon(new Date(row.coveringUntil.getTime() - 1)).day, lang))}</span
          >`
    }${missingMark(row.missing, lang)}${row.steppedBack ? html`<span class="gs-chip gs-chip--careful">${c.steppedBack}</span>` : null}`,
    c.stages[row.stage],
    riskMark(row.risk, lang),
    row.lastContact === null
      ? html`<span class="gs-muted">${c.noContactYet}</span>`
      : html`<span title="${formatInstant(row.lastContact, lang)}"
          >${daysAgo(row.lastContact, now, lang)}</span
        >`,
    row.dueAt === null || row.dueKind === null
      ? html`<span class="gs-muted">${c.nothingDue}</span>`
      : html`${pick(deadlineWords, lang)[row.dueKind]} ${clock(row.dueAt.getTime() - now.getTime(), lang)}`,
  ]
}

/** First what to do next, then the children. Pure. */
export function mineView(parts: MineParts): Html {
  const { lang, next, children } = parts
  const c = pick(caseloadContent, lang)
  const more = next.total - next.rows.length
  // What is past its time stands first, so what of it is shown is at the top.
  const lateBelow = Math.max(0, next.overdue - next.rows.length)
  return html`<h1 class="govuk-heading-l">${c.mine.title}</h1>
    ${nextSteps(
      next.rows.map((row) => nextItem(row, parts)),
      lang,
      c.mine.nothingToDo,
    )}
    ${
      more > 0
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/tasks">${c.mine.more(more, lateBelow)}</a>
          </p>`
        : nothing
    }
    <p class="govuk-body"><a class="govuk-link" href="/status">${c.mine.statuses}</a></p>
    <p class="govuk-body"><a class="govuk-link" href="/site/transition">${c.site.turning18}</a></p>
    <div class="gs-dense">
      ${
        children.total === 0
          ? html`<p class="govuk-body">${c.mine.empty}</p>`
          : html`<h2 class="govuk-heading-m">${c.mine.children(children.total)}</h2>`
      }
      ${
        children.rows.length === 0
          ? nothing
          : stackTable({
              caption: c.mine.caption,
              captionHidden: true,
              columns: [
                { text: c.columns.child },
                { text: c.columns.stage },
                { text: c.columns.risk },
                { text: c.columns.lastContact },
                { text: c.columns.nextDue },
              ],
              rows: children.rows.map((row) => childRow(row, parts)),
              empty: c.mine.empty,
            })
      }
      ${pager('/caseload', parts.number, children.total, PAGE, lang)}
    </div>`
}
