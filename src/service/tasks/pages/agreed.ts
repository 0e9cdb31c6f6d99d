import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { carried } from '../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { button } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { clock, stackTable } from '../../../platform/web/pieces.ts'
import type { Exchange } from '../../../platform/web/route.ts'
import type { Agreed } from '../agreed.ts'
import { tasksContent } from '../content/index.ts'

/** Each button is an act of its own: hence the action in the key. */
function doneButton(x: Exchange, one: Agreed): Html {
  const c = pick(tasksContent, x.lang).agreed
  return html`<form
    method="post"
    action="/supervision/actions/${one.id}/done"
    class="gs-inline-form"
    data-once
  >
    <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${x.form.key}-${one.id.slice(0, 8)}" />
    <input type="hidden" name="${carried.version}" value="${one.version}" />
    <input type="hidden" name="back" value="tasks" />
    ${button({
      html: html`${c.done}<span class="govuk-visually-hidden">: ${one.words}</span>`,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    })}
  </form>`
}

/** What the reader agreed in supervision and has not done; nothing where there is none. */
export function agreedTable(x: Exchange, agreed: readonly Agreed[]): Html | null {
  if (agreed.length === 0) return null
  const c = pick(tasksContent, x.lang).agreed
  return html`<h2 class="govuk-heading-m">${c.title} (${agreed.length})</h2>
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [{ text: c.what }, { text: c.due }, { text: c.act }],
      rows: agreed.map((one) => [
        html`<a class="govuk-link" dir="auto" href="/supervision/${one.noteId}">${one.words}</a>`,
        html`${clock(one.dueAt.getTime() - x.now.getTime(), x.lang)}<br />
          <small class="gs-muted"
            >${formatDay(dayInLondon(new Date(one.dueAt.getTime() - 1)), x.lang)}</small
          >`,
        doneButton(x, one),
      ]),
      empty: '',
    })}`
}
