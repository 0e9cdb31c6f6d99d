import { decide } from '../../../platform/access/index.ts'
import { kindAndSize, type Files } from '../../../platform/files/index.ts'
import { formatInstant, pick } from '../../../platform/i18n/index.ts'
import { button } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import { noSuchPage, page, type Exchange, type Handler } from '../../../platform/web/route.ts'
import { caseBar, toldList } from '../../child/index.ts'
import { documentContent } from '../content/index.ts'
import { caseDocument } from '../facts.ts'
import { mayLeave, needsPlace, stateOfFile } from '../rules.ts'
import { filesOf, filesThere, scansOf, versionsOf, type DocumentVersion, type ScanKnown } from '../store.ts'
import { tellDocument } from '../tell.ts'
import { documentsPath, link } from './path.ts'

interface Shown {
  readonly files: Files
  readonly versions: readonly DocumentVersion[]
  readonly scans: ReadonlyMap<string, ScanKnown>
  readonly seesPlace: boolean
  /** The files that were not erased. */
  readonly there: ReadonlySet<string>
}

/** One file of the document: what it is, whether it may be opened, and the way to it. */
function fileLine(x: Exchange, shown: Shown, one: DocumentVersion): Html {
  const c = pick(documentContent, x.lang)
  const { columns } = one
  const state = stateOfFile(shown.scans.get(columns.file_id)?.result ?? null, shown.files.scanner !== null)
  const standing = shown.versions.find((other) => other.columns.file_id === columns.file_id) ?? one
  const place = needsPlace(standing.columns)
  const at = documentsPath(x, `/${x.params['documentId'] ?? ''}`)
  const when = formatInstant(one.recordedAt, x.lang)
  const there = shown.there.has(columns.file_id)
  const opens = !place || shown.seesPlace
  return html`<p class="govuk-body">
    ${
      there && mayLeave(state) && opens
        ? html`<strong
              >${link(`${at}/${place ? 'file-with-place' : 'file'}?version=${one.version}`, c.document.open, columns.what)}</strong
            >
            – `
        : null
    }${kindAndSize(columns.file_type, columns.file_bytes, x.lang)}<br />
    ${c.states[state]}${columns.redrawn ? html` · ${c.document.redrawn}` : null}<br />
    <span class="gs-muted" dir="auto">${c.document.named(columns.file_name)}</span><br />
    <span class="gs-muted"
      >${one.by === null ? c.document.keptBySomeone(when) : c.document.kept(when, one.by)}${
        one.reason === null ? null : html` · ${c.document.why(one.reason)}`
      }</span
    >${opens ? null : html`<br />${c.document.noPlace}`}${there ? null : html`<br />${c.document.erased}`}
  </p>`
}

function lookForm(x: Exchange): Html {
  return html`<form
    method="post"
    action="${documentsPath(x, `/${x.params['documentId'] ?? ''}/scan`)}"
    data-once
  >
    <input type="hidden" name="_csrf" value="${x.form.csrf}" />
    <input type="hidden" name="_key" value="${x.form.key}" />
    ${button({ text: pick(documentContent, x.lang).document.look, classes: 'govuk-button--secondary' })}
  </form>`
}

export function documentPage(files: Files): Handler {
  return async (x) => {
    const id = x.params['documentId'] ?? ''
    const versions = await versionsOf(x.db, x.caseId(), id)
    const [latest] = versions
    if (latest === undefined) return noSuchPage()
    const c = pick(documentContent, x.lang)
    const scans = await scansOf(x.db, x.caseId())
    const seesPlace = decide('case:see-location', x.access, x.now).permitted
    const records = decide('case:record', x.access, x.now).permitted
    const shown = { files, versions, scans, seesPlace, there: await filesThere(x.db, x.caseId()) }
    const [current, ...earlier] = filesOf(versions)
    const scan = scans.get(latest.columns.file_id)?.result ?? null
    const waits = records && files.scanner !== null && stateOfFile(scan, true) === 'quarantined'
    const title = c.tell.document
    const body = html`${await caseBar(x, 'documents')}
      <h1 class="govuk-heading-l">${title}</h1>
      <div class="gs-dense">${toldList(tellDocument(latest.columns, x.lang), x.lang)}</div>
      <h2 class="govuk-heading-m">${c.document.files}</h2>
      <p class="govuk-hint">${c.document.audited}</p>
      ${current === undefined ? null : fileLine(x, shown, current)} ${waits ? lookForm(x) : null}
      ${earlier.map(
        (one) =>
          html`<h3 class="govuk-heading-s">${c.document.earlier(one.version)}</h3>
            ${fileLine(x, shown, one)}`,
      )}
      ${
        records
          ? html`<p class="govuk-body">
              ${link(documentsPath(x, `/${id}/replace`), c.document.replace)} ·
              ${link(documentsPath(x, `/${id}/correct`), c.correct)} ·
              ${link(`/cases/${x.caseId()}/facts/${caseDocument.table}/${id}/entered-in-error`, c.document.withdraw)}
            </p>`
          : null
      }
      <p class="govuk-body">${link(documentsPath(x), c.back)}</p>`
    return page(title, body)
  }
}
