import { get, post, type Route } from '../../platform/web/route.ts'
import { editLetter, saveLetter } from './letters/edit.ts'
import { beginLetter, newLetter } from './letters/new.ts'
import { discardLetter, letterPage, sendLetter, signLetter, takeUpLetter } from './letters/page.ts'
import { printLetter } from './letters/print.ts'
import { immigrationPage } from './pages/page.ts'
import { appealPages } from './sections/appeal.ts'
import { claimPages } from './sections/claim.ts'
import { decisionPages } from './sections/decision.ts'
import { interviewPages } from './sections/interview.ts'
import { representativePages } from './sections/representative.ts'
import { statementPages } from './sections/statement.ts'

const at = '/cases/:caseId/immigration'
const letter = `${at}/letters/:letterId`

export const immigrationRoutes: readonly Route[] = [
  get(at, 'case:read', 'read:immigration', immigrationPage),
  get(`${at}/claim`, 'case:record', 'read:immigration-claim', claimPages.show),
  post(`${at}/claim`, 'case:record', 'write:immigration-claim', claimPages.save),
  get(`${at}/representatives/new`, 'case:record', 'read:representative', representativePages.show),
  post(`${at}/representatives/new`, 'case:record', 'write:representative', representativePages.save),
  get(`${at}/representatives/:factId`, 'case:record', 'read:representative', representativePages.show),
  post(`${at}/representatives/:factId`, 'case:record', 'write:representative', representativePages.save),
  get(`${at}/interviews/new`, 'case:record', 'read:immigration-interview', interviewPages.show),
  post(`${at}/interviews/new`, 'case:record', 'write:immigration-interview', interviewPages.save),
  get(`${at}/interviews/:factId`, 'case:record', 'read:immigration-interview', interviewPages.show),
  post(`${at}/interviews/:factId`, 'case:record', 'write:immigration-interview', interviewPages.save),
  get(`${at}/statements/new`, 'case:record', 'read:immigration-statement', statementPages.show),
  post(`${at}/statements/new`, 'case:record', 'write:immigration-statement', statementPages.save),
  get(`${at}/statements/:factId`, 'case:record', 'read:immigration-statement', statementPages.show),
  post(`${at}/statements/:factId`, 'case:record', 'write:immigration-statement', statementPages.save),
  get(`${at}/decisions/new`, 'case:record', 'read:immigration-decision', decisionPages.show),
  post(`${at}/decisions/new`, 'case:record', 'write:immigration-decision', decisionPages.save),
  get(`${at}/decisions/:factId`, 'case:record', 'read:immigration-decision', decisionPages.show),
  post(`${at}/decisions/:factId`, 'case:record', 'write:immigration-decision', decisionPages.save),
  get(`${at}/decisions/:decisionId/appeals/new`, 'case:record', 'read:immigration-appeal', appealPages.show),
  post(
    `${at}/decisions/:decisionId/appeals/new`,
    'case:record',
    'write:immigration-appeal',
    appealPages.save,
  ),
  get(`${at}/appeals/:factId`, 'case:record', 'read:immigration-appeal', appealPages.show),
  post(`${at}/appeals/:factId`, 'case:record', 'write:immigration-appeal', appealPages.save),
  get(`${at}/letters/new`, 'case:record', 'read:begin-support-letter', newLetter),
  post(`${at}/letters/new`, 'case:record', 'write:begin-support-letter', beginLetter),
  get(letter, 'case:read', 'read:support-letter', letterPage),
  get(`${letter}/edit`, 'case:record', 'read:write-support-letter', editLetter),
  post(`${letter}/edit`, 'case:record', 'write:support-letter', saveLetter),
  post(`${letter}/sign`, 'case:record', 'write:sign-support-letter', signLetter),
  post(`${letter}/sent`, 'case:record', 'write:send-support-letter', sendLetter),
  post(`${letter}/discard`, 'case:record', 'write:discard-support-letter', discardLetter),
  post(`${letter}/take-up`, 'case:record', 'write:take-up-support-letter', takeUpLetter),
  get(`${letter}/print`, 'case:read', 'read:print-support-letter', printLetter),
]
