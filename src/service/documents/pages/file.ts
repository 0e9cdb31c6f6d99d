import { done } from '../../../kernel/refusal.ts'
import { fileTypes, readFile, type Files } from '../../../platform/files/index.ts'
import { newFact, nextVersion } from '../../../platform/record/index.ts'
import { noSuchPage, refused, type Exchange, type Handler, type Reply } from '../../../platform/web/route.ts'
import { recordOnCase } from '../../child/index.ts'
import { documentScan } from '../facts.ts'
import { downloadName, mayLeave, needsPlace, stateOfFile } from '../rules.ts'
import { filesOf, headOf, scansOf, versionsOf } from '../store.ts'
import { documentsPath } from './path.ts'

/** The download of the file of a version: the latest unless `?version=` names an earlier one. */
function download(files: Files, withPlace: boolean): Handler {
  return async (x): Promise<Reply> => {
    const versions = await versionsOf(x.db, x.caseId(), x.params['documentId'] ?? '')
    const [latest] = versions
    const asked = x.query['version']
    const version =
      asked === undefined ? filesOf(versions)[0] : versions.find((one) => String(one.version) === asked)
    const head = await headOf(x.db, x.caseId())
    if (latest === undefined || version === undefined || head === null) return noSuchPage()
    const { columns } = version
    // What stands now of the document decides, and what was said of the file then: the stricter of the two.
    const sameFile = versions.filter((one) => one.columns.file_id === columns.file_id)
    const place = needsPlace((sameFile[0] ?? version).columns)
    if (place !== withPlace) return noSuchPage('other-way-to-this-file')
    const scan = (await scansOf(x.db, x.caseId())).get(columns.file_id)?.result ?? null
    if (!mayLeave(stateOfFile(scan, files.scanner !== null))) return refused({ code: 'file-quarantined' })
    const read = await readFile(x.db, files.seal, {
      id: columns.file_id,
      caseId: x.caseId(),
      digest: columns.file_digest,
    })
    if (read.state === 'gone') return noSuchPage('file-erased')
    // Altered bytes are no expected refusal: somebody has been at the database.
    if (read.state === 'altered') throw new Error('a stored file does not match its digest')
    if (read.state === 'key-absent')
      throw new Error('a stored file hangs on a key that came after this start: start again with it')
    return {
      kind: 'file',
      name: downloadName({
        reference: head.reference,
        kind: columns.kind,
        onDay: columns.on_day,
        version: version.version,
        ending: fileTypes[columns.file_type].endings[0],
      }),
      type: fileTypes[columns.file_type].media,
      content: read.bytes,
    }
  }
}

export const filePage = (files: Files): Handler => download(files, false)
export const filePageWithPlace = (files: Files): Handler => download(files, true)

/** Asks the scanner about a file that waits. What it says is recorded; that it does not answer changes nothing. */
export function lookAgain(files: Files): Handler {
  return async (x: Exchange) => {
    const [latest] = await versionsOf(x.db, x.caseId(), x.params['documentId'] ?? '')
    if (latest === undefined) return noSuchPage()
    const { file_id: id, file_digest: digest } = latest.columns
    const known = (await scansOf(x.db, x.caseId())).get(id)
    const read = await readFile(x.db, files.seal, { id, caseId: x.caseId(), digest })
    if (
      files.scanner === null ||
      read.state !== 'whole' ||
      (known !== undefined && known.result !== 'waiting')
    )
      return refused({ code: 'not-in-this-state', because: 'nothing-to-scan' })
    const said = await files.scanner.scan(read.bytes)
    const result = said === 'unreachable' ? 'waiting' : said
    const back = documentsPath(x, `/${x.params['documentId'] ?? ''}`)
    const fact =
      known === undefined
        ? newFact(documentScan, x.caseId(), { file_id: id, result })
        : nextVersion(documentScan, x.caseId(), known, { file_id: id, result }, 'scanned')
    return recordOnCase(x, `document.scan.${said}`, done([fact]), { answer: back, detail: { result } })
  }
}
