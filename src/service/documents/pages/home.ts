import { decide } from '../../../platform/access/index.ts'
import { kindAndSize, type Files } from '../../../platform/files/index.ts'
import { dayOf, formatDay, formatInstant, pick } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { chips, stackTable } from '../../../platform/web/pieces.ts'
import { page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { coded } from '../../../platform/reference-data/in-words.ts'
import { caseBar, type Standing } from '../../child/index.ts'
import { supportLettersOf } from '../../immigration/index.ts'
import { documentContent } from '../content/index.ts'
import type { CaseDocument, CaseLetter, LetterSent } from '../facts.ts'
import { needsPlace, stateOfFile } from '../rules.ts'
import { documentsOf, lettersOf, scansOf, type ScanKnown } from '../store.ts'
import { documentsPath } from './path.ts'

type Documents = readonly Standing<CaseDocument>[]

/** The kinds there are, as a filter; nothing where there is but one. */
function kinds(x: Exchange, documents: Documents, current: string | null): Html | null {
  const c = pick(documentContent, x.lang).documents
  const codes = [...new Set(documents.map(({ columns }) => columns.kind))]
  if (codes.length < 2) return null
  const count = (code: string) => documents.filter(({ columns }) => columns.kind === code).length
  return html`<nav aria-label="${c.kind}">
    ${chips([
      { text: c.all, href: documentsPath(x), current: current === null },
      ...codes.map((code) => ({
        text: c.ofKind(coded('document-kind', code, x.lang) ?? code, count(code)),
        href: documentsPath(x, `?kind=${code}`),
        current: code === current,
      })),
    ])}
  </nav>`
}

function documentsTable(
  x: Exchange,
  documents: Documents,
  scans: ReadonlyMap<string, ScanKnown>,
  scanning: boolean,
): Html {
  const c = pick(documentContent, x.lang)
  const sorted = [...documents].sort(
    (a, b) =>
      a.columns.kind.localeCompare(b.columns.kind) ||
      (b.columns.on_day ?? '').localeCompare(a.columns.on_day ?? ''),
  )
  return stackTable({
    caption: c.documents.title,
    captionHidden: true,
    columns: [
      { text: c.documents.what },
      { text: c.documents.kind },
      { text: c.documents.day },
      { text: c.documents.from },
      { text: c.documents.file },
    ],
    empty: c.documents.none,
    rows: sorted.map(({ id, columns }) => {
      const state = stateOfFile(scans.get(columns.file_id)?.result ?? null, scanning)
      const place = columns.holds_place === 'yes' ? c.documents.place : c.documents.placeUnknown
      return [
        html`<a class="govuk-link" dir="auto" href="${documentsPath(x, `/${id}`)}">${columns.what}</a>`,
        coded('document-kind', columns.kind, x.lang),
        dayOf(columns.on_day, x.lang) ?? html`<span class="gs-muted">${c.documents.undated}</span>`,
        columns.from_whom === null
          ? html`<span class="gs-muted">${c.documents.notAsked}</span>`
          : html`<span dir="auto">${columns.from_whom}</span>`,
        html`${kindAndSize(columns.file_type, columns.file_bytes, x.lang)}<br /><span class="gs-muted"
            >${c.states[state]}</span
          >${needsPlace(columns) ? html`<br /><strong>${place}</strong>` : null}`,
      ]
    }),
  })
}

function lettersTable(
  x: Exchange,
  letters: readonly Standing<CaseLetter>[],
  sent: readonly Standing<LetterSent>[],
): Html {
  const c = pick(documentContent, x.lang).letters
  return stackTable({
    caption: c.title,
    captionHidden: true,
    columns: [{ text: c.letter }, { text: c.to }, { text: c.written }, { text: c.sent }],
    empty: c.none,
    rows: letters.map(({ id, columns, recordedAt }) => {
      const last = sent.filter((one) => one.columns.letter_id === id).at(-1)?.columns
      const how = last === undefined ? null : (coded('letter-sent-how', last.how, x.lang) ?? last.how)
      return [
        html`<a class="govuk-link" href="${documentsPath(x, `/letters/${id}`)}"
          >${coded('case-letter', columns.template, x.lang)}</a
        >`,
        html`<span dir="auto">${columns.addressee.split('\n')[0]}</span>`,
        formatInstant(recordedAt, x.lang),
        last === undefined || how === null
          ? html`<span class="gs-muted">${c.notSent}</span>`
          : c.sentOn(formatDay(last.on_day, x.lang), how),
      ]
    }),
  })
}

export function homePage(files: Files): Handler {
  return async (x) => {
    const c = pick(documentContent, x.lang)
    const documents = await documentsOf(x.db, x.caseId())
    const scans = await scansOf(x.db, x.caseId())
    const { letters, sent } = await lettersOf(x.db, x.caseId())
    const support = await supportLettersOf(x.db, x.caseId())
    const kind = documents.some(({ columns }) => columns.kind === x.query['kind'])
      ? (x.query['kind'] ?? null)
      : null
    const chosen = documents.filter(({ columns }) => kind === null || columns.kind === kind)
    const records = decide('case:record', x.access, x.now).permitted
    const body = html`${await caseBar(x, 'documents')}
      <h1 class="govuk-heading-l">${c.title}</h1>
      <p class="govuk-body">${c.lead}</p>
      ${
        records
          ? html`<nav aria-label="${c.actions.label}">
              ${chips([
                { text: c.actions.upload, href: documentsPath(x, '/new'), current: false },
                { text: c.actions.letter, href: documentsPath(x, '/letters/new'), current: false },
              ])}
            </nav>`
          : null
      }
      <h2 class="govuk-heading-m">${c.documents.title}</h2>
      ${files.scanner === null ? html`<p class="govuk-hint">${c.notScannedHere}</p>` : null}
      ${kinds(x, documents, kind)} ${documentsTable(x, chosen, scans, files.scanner !== null)}
      <h2 class="govuk-heading-m">${c.letters.title}</h2>
      ${lettersTable(x, letters, sent)}
      <p class="govuk-body">
        <a class="govuk-link" href="/cases/${x.caseId()}/immigration#letters"
          >${c.letters.ofSupport(support.length)}</a
        >
      </p>`
    return page(c.title, body, { wide: true })
  }
}
