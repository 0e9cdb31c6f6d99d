import { dayInLondon } from '../../../kernel/calendar-day.ts'
import { decide } from '../../../platform/access/index.ts'
import { carried } from '../../../platform/forms/index.ts'
import { formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { button } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { card, chips, facts, stackTable } from '../../../platform/web/pieces.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { supervisionContent } from '../content/index.ts'
import { actionsOf, casesOfWorker, readNotes, supervisedBy, type Action, type Note } from '../note-store.ts'
import { noteInPath, supervisesToday } from './writer.ts'

const prose = (words: string): Html => html`<span class="gs-prose" dir="auto">${words}</span>`

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
      columns: [{ text: c.day }, { text: c.worker }, { text: c.supervisor }, { text: c.agreed }],
      rows: notes.map((one) => [
        html`<a class="govuk-link" href="/supervision/${one.id}"
          >${formatDay(one.columns.on_day, x.lang)}</a
        >`,
        one.worker,
        one.supervisor,
        one.standing === 'entered-in-error'
          ? html`<span class="gs-chip">${c.inError}</span>`
          : one.columns.agreed === null
            ? c.nothingAgreed
            : html`<span dir="auto">${one.columns.agreed}</span>`,
      ]),
      empty: c.none,
    })}`
  return page(c.title, body, { wide: true })
}

function wordsOf(note: Note, x: Exchange): Html {
  const c = pick(supervisionContent, x.lang).notes
  const { columns } = note
  return facts([
    [c.day, formatDay(columns.on_day, x.lang)],
    [c.worker, note.worker],
    [c.supervisor, note.supervisor],
    [c.discussed, prose(columns.discussed)],
    [c.agreed, columns.agreed === null ? c.nothingAgreed : prose(columns.agreed)],
    [c.due, columns.due_on === null ? null : formatDay(columns.due_on, x.lang)],
  ])
}

/** A button that ends an action. `what` tells a screen reader which. */
function actionButton(x: Exchange, action: Action, act: 'done' | 'drop', text: string): Html {
  return html`<form
    method="post"
    action="/supervision/actions/${action.id}/${act}"
    class="gs-inline-form"
    data-once
  >
    <input type="hidden" name="${carried.csrf}" value="${x.form.csrf}" />
    <input
      type="hidden"
      name="${carried.idempotencyKey}"
      value="${x.form.key}-${act}-${action.id.slice(0, 8)}"
    />
    <input type="hidden" name="${carried.version}" value="${action.version}" />
    ${button({
      html: html`${text}<span class="govuk-visually-hidden">: ${action.columns.words}</span>`,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    })}
  </form>`
}

function actionsTable(x: Exchange, actions: readonly Action[], mayDrop: boolean): Html {
  const c = pick(supervisionContent, x.lang).notes
  return html`<h2 class="govuk-heading-m">${c.actions}</h2>
    ${stackTable({
      caption: c.actions,
      captionHidden: true,
      columns: [{ text: c.what }, { text: c.whom }, { text: c.due }, { text: c.state }, { text: c.change }],
      rows: actions.map((one) => {
        const open = one.columns.state === 'open'
        const mine = one.columns.for_account === x.accountId()
        return [
          html`<span dir="auto">${one.columns.words}</span>`,
          one.who,
          formatDay(one.columns.due_on, x.lang),
          c.states[one.columns.state],
          html`${open && mine ? actionButton(x, one, 'done', c.done) : null}
          ${open && mayDrop ? actionButton(x, one, 'drop', c.drop) : null}`,
        ]
      }),
      empty: c.noActions,
    })}`
}

/** The way of a short part to the record of a child: chosen from those whom the worker works with. */
async function aboutChildren(x: Exchange, note: Note): Promise<Html> {
  const c = pick(supervisionContent, x.lang).notes
  const cases = await casesOfWorker(x.db, note.columns.worker_id, x.now)
  return html`<h2 class="govuk-heading-m">${c.aboutChild}</h2>
    <p class="govuk-body">${c.aboutChildLead}</p>
    ${
      cases.length === 0
        ? html`<p class="govuk-body">${c.noChildren}</p>`
        : chips(
            cases.map((one) => ({
              text: one.name === null ? one.reference : `${one.name}, ${one.reference}`,
              href: `/cases/${one.caseId}/supervision/from/${note.id}`,
            })),
          )
    }`
}

function earlier(x: Exchange, versions: readonly Note[]): Html | null {
  const c = pick(supervisionContent, x.lang).notes
  if (versions.length < 2) return null
  const [latest, ...before] = versions
  // A version says why it was written; the reader of an older one wants to know why it was left.
  const whys = [latest, ...before].map((one) => one?.reason ?? null)
  return html`<h2 class="govuk-heading-m">${c.earlier}</h2>
    ${before.map((one, index) =>
      card(
        formatInstant(one.recordedAt, x.lang),
        html`${wordsOf(one, x)}
          <p class="govuk-body">${c.changedBecause}: <span dir="auto">${whys[index]}</span></p>`,
      ),
    )}`
}

export const notePage: Handler = async (x) => {
  const versions = await noteInPath(x)
  const [note] = versions
  if (note === undefined) return noSuchPage()
  const c = pick(supervisionContent, x.lang).notes
  const stands = note.standing === 'recorded'
  const mine =
    stands &&
    note.columns.supervisor_id === x.accountId() &&
    decide('supervision:record', x.access, x.now).permitted &&
    (await supervisesToday(x, note.columns.worker_id))
  const actions = await actionsOf(x.db, note.id)
  const body = html`<h1 class="govuk-heading-l">${c.one}</h1>
    ${
      stands
        ? null
        : html`<p class="govuk-inset-text">
            <strong>${c.inError}</strong>: <span dir="auto">${note.reason}</span>
          </p>`
    }
    ${stands ? wordsOf(note, x) : html`<s>${wordsOf(note, x)}</s>`}
    ${
      mine
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/supervision/${note.id}/correct">${c.correct}</a> ·
            <a class="govuk-link" href="/supervision/${note.id}/entered-in-error">${c.withdraw}</a>
          </p>`
        : null
    }
    ${stands || actions.length > 0 ? actionsTable(x, actions, mine) : null}
    ${mine ? await aboutChildren(x, note) : null} ${earlier(x, versions)}
    <p class="govuk-body"><a class="govuk-link" href="/supervision">${c.back}</a></p>`
  return page(c.one, body, { wide: true })
}
