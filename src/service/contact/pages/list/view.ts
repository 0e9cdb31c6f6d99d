import type { CaseId } from '../../../../kernel/ids.ts'
import type { Lang } from '../../../../kernel/lang.ts'
import { formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { label } from '../../../../platform/reference-data/index.ts'
import { button, pagination, select } from '../../../../platform/web/components/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { chips, stackTable } from '../../../../platform/web/pieces.ts'
import { contactContent } from '../../content/index.ts'
import type { ContactFilter, ListedContact } from '../../store.ts'
import { purposesInWords, whomInWords } from '../../words.ts'

export interface ContactList {
  readonly lang: Lang
  readonly caseId: CaseId
  readonly rows: readonly ListedContact[]
  readonly filter: ContactFilter
  readonly page: number
  readonly more: boolean
  readonly mayRecord: boolean
}

export function listView(list: ContactList): Html {
  const c = pick(contactContent, list.lang).list
  const base = `/cases/${list.caseId}`
  const filtered = list.filter.counterpart !== null || list.filter.reached !== null
  return html`<h1 class="govuk-heading-l">${c.title}</h1>
    ${
      list.mayRecord
        ? button({ text: c.add, href: `${base}/contacts/new`, attributes: { 'data-key': 'n' } })
        : null
    }
    ${chips([
      { text: c.clock, href: `${base}/clock` },
      ...(list.mayRecord ? [{ text: c.neverContacted, href: `${base}/no-contact` }] : []),
    ])}
    ${filterForm(list)}
    ${stackTable({
      caption: c.title,
      captionHidden: true,
      columns: [c.when, c.whom, c.how, c.outcome, c.purposes, c.by, c.correctShort].map((text) => ({ text })),
      rows: list.rows.map((row) => cells(row, list)),
      empty: filtered ? c.emptyFilter : c.empty,
    })}
    ${pages(list)}`
}

function cells(row: ListedContact, list: ContactList) {
  const { lang } = list
  const c = pick(contactContent, lang).list
  const when = formatInstant(row.happened_at, lang)
  const reached = row.outcome === 'successful'
  return [
    html`<time datetime="${row.happened_at.toISOString()}">${when}</time>`,
    whomInWords(row, lang),
    label('contact-mode', row.mode, lang),
    reached
      ? html`<strong>${label('contact-outcome', row.outcome, lang)}</strong>`
      : label('contact-outcome', row.outcome, lang),
    html`${purposesInWords(row.purposes, lang)}
    ${row.note === null ? null : html`<div class="gs-prose" dir="auto">${row.note}</div>`}
    ${row.child_words === null ? null : html`<blockquote dir="auto">${row.child_words}</blockquote>`}`,
    html`${row.recorded_by ?? ''}`,
    list.mayRecord
      ? html`<a class="govuk-link" href="/cases/${list.caseId}/contacts/${row.id}"
          >${c.correctShort}<span class="govuk-visually-hidden"> ${when}</span></a
        >`
      : '',
  ]
}

function filterForm(list: ContactList): Html {
  const { lang, filter } = list
  const c = pick(contactContent, lang).list
  return html`<form
    method="get"
    class="gs-inline-form govuk-!-margin-bottom-4"
    action="/cases/${list.caseId}/contacts"
  >
    ${select({
      id: 'with',
      name: 'with',
      label: { text: c.counterpart },
      value: filter.counterpart ?? '',
      items: [
        { value: '', text: c.everyone },
        { value: 'child', text: label('contact-counterpart', 'child', lang) },
        { value: 'third-party', text: label('contact-counterpart', 'third-party', lang) },
      ],
    })}
    ${select({
      id: 'kind',
      name: 'kind',
      label: { text: c.reached },
      value: filter.reached ?? '',
      items: [
        { value: '', text: c.all },
        { value: 'made', text: c.made },
        { value: 'tried', text: c.tried },
      ],
    })}
    ${button({ text: c.apply, classes: 'govuk-button--secondary' })}
  </form>`
}

function pages(list: ContactList): Html | null {
  if (list.page === 1 && !list.more) return null
  const c = pick(contactContent, list.lang).list
  const at = (number: number): string => {
    const query = new URLSearchParams()
    if (list.filter.counterpart !== null) query.set('with', list.filter.counterpart)
    if (list.filter.reached !== null) query.set('kind', list.filter.reached)
    query.set('page', String(number))
    return `/cases/${list.caseId}/contacts?${query.toString()}`
  }
  return pagination({
    lang: list.lang,
    landmarkLabel: c.pages,
    previous: list.page > 1 ? { href: at(list.page - 1), text: c.previous } : undefined,
    next: list.more ? { href: at(list.page + 1), text: c.next } : undefined,
  })
}
