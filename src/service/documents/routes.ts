import type { Files } from '../../platform/files/index.ts'
import { get, post, postFile, type Route } from '../../platform/web/route.ts'
import { correctPages } from './pages/correct.ts'
import { documentPage } from './pages/document.ts'
import { filePage, filePageWithPlace, lookAgain } from './pages/file.ts'
import { homePage } from './pages/home.ts'
import { editPages } from './pages/letter-edit.ts'
import { newLetter, saveLetter } from './pages/letter-new.ts'
import { sentPages } from './pages/letter-sent.ts'
import { letterPage } from './pages/letter.ts'
import { replacePages } from './pages/replace.ts'
import { uploadPages } from './pages/upload.ts'

const at = '/cases/:caseId/documents'
const one = `${at}/:documentId`
const letter = `${at}/letters/:letterId`

export function documentRoutes(files: Files): readonly Route[] {
  const upload = uploadPages(files)
  const replace = replacePages(files)
  return [
    get(at, 'case:read', 'read:documents', homePage(files)),
    get(`${at}/new`, 'case:record', 'read:add-document', upload.show),
    postFile(`${at}/new`, 'case:record', 'write:document', upload.save),
    get(`${at}/letters/new`, 'case:record', 'read:write-letter', newLetter),
    post(`${at}/letters/new`, 'case:record', 'write:letter', saveLetter),
    get(letter, 'case:read', 'read:letter', letterPage),
    get(`${letter}/edit`, 'case:record', 'read:change-letter', editPages.show),
    post(`${letter}/edit`, 'case:record', 'write:letter', editPages.save),
    get(`${letter}/sent`, 'case:record', 'read:letter-sent', sentPages.show),
    post(`${letter}/sent`, 'case:record', 'write:letter-sent', sentPages.save),
    get(one, 'case:read', 'read:document', documentPage(files)),
    get(`${one}/file`, 'case:read', 'read:document-file', filePage(files)),
    get(`${one}/file-with-place`, 'case:see-location', 'read:document-with-place', filePageWithPlace(files)),
    get(`${one}/replace`, 'case:record', 'read:replace-document', replace.show),
    postFile(`${one}/replace`, 'case:record', 'write:replace-document', replace.save),
    get(`${one}/correct`, 'case:record', 'read:correct-document', correctPages.show),
    post(`${one}/correct`, 'case:record', 'write:correct-document', correctPages.save),
    post(`${one}/scan`, 'case:record', 'write:scan-document', lookAgain(files)),
  ]
}
