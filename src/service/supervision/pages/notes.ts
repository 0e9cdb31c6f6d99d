import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { isUuid } from '../../../kernel/ids.ts'
import { decide } from '../../../platform/access/index.ts'
import { formatDay, pick } from '../../../platform/i18n/index.ts'
import { html } from '../../../platform/web/html.ts'
import { chips, facts, stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Handler } from '../../../platform/web/route.ts'
import { supervisionContent } from '../content/index.ts'
import { readNotes, supervisedBy } from '../note-store.ts'

/** What was agreed in supervision: for a supervisor of those they supervise, for everybody of themselves. */
export const notesPage: Handler = async (x) => {
  const c = pick(supervisionContent, x.lang).notes
  const notes = await readNotes(x.db)
  const supervised = decide('supervision:record', x.access, x.now).permitted
    ? await supervisedBy(x.db, x.accountId(), dayInLondon(x.now))
    : null
  const body = html`<h1 class="govuk-heading-l">${c.title}</h1>
    <p class="govuk-body">${c.lead}</p>
    ${
      supervised === null
        ? null
        : supervised.length === 0
          ? html`<p class="govuk-body">${c.nobody}</p>`
          : html`<h2 class="govuk-heading-m">${c.write}</h2>
              ${chips(supervised.map((one) => ({ text: one.name, href: `/supervision/new?worker=${one.id}` })))}`
    }
    <h2 class="govuk-heading-m">${c.list}</h2>
    ${stackTable({
      caption: c.list,
      captionHidden: true,
      columns: [
        { text: c.day },
        { text: c.worker },
        { text: c.supervisor },
        { text: c.agreed },
        { text: c.due },
      ],
      rows: notes.map((one) => [
        html`<a class="govuk-link" href="/supervision/${one.id}"
          >${formatDay(one.columns.on_day, x.lang)}</a
        >`,
        one.worker,
        one.supervisor,
        one.columns.agreed === null ? c.nothingAgreed : html`<span dir="auto">${one.columns.agreed}</span>`,
        one.columns.due_on === null ? c.noDay : formatDay(one.columns.due_on, x.lang),
      ]),
      empty: c.none,
    })}`
  return page(c.title, body, { wide: true })
}

export const notePage: Handler = async (x) => {
  const id = x.params['noteId'] ?? ''
  const note = isUuid(id) ? (await readNotes(x.db, id))[0] : undefined
  if (note === undefined) return noSuchPage()
  const c = pick(supervisionContent, x.lang).notes
  const { columns } = note
  const prose = (words: string) => html`<span class="gs-prose" dir="auto">${words}</span>`
  return page(
    c.one,
    html`<h1 class="govuk-heading-l">${c.one}</h1>
      ${facts([
        [c.day, formatDay(columns.on_day, x.lang)],
        [c.worker, note.worker],
        [c.supervisor, note.supervisor],
        [c.discussed, prose(columns.discussed)],
        [c.agreed, columns.agreed === null ? c.nothingAgreed : prose(columns.agreed)],
        [c.due, columns.due_on === null ? c.noDay : formatDay(columns.due_on, x.lang)],
      ])}
      <p class="govuk-body"><a class="govuk-link" href="/supervision">${c.back}</a></p>`,
  )
}
