import { get, post, type Route } from '../../platform/web/route.ts'
import { seePage, sortsPage, withdrawSort } from './pages/case-home.ts'
import { closeStudy, openStudy, studiesPage, studyPage } from './pages/design-home.ts'
import {
  addStatementsPage,
  recordStatements,
  removeStatement,
  saveStatement,
  statementPage,
} from './pages/design-statements.ts'
import { editStudyPage, newStudyPage, recordStudy, saveStudy } from './pages/design-study.ts'
import { gridPage, keepGrid } from './pages/grid.ts'
import { invitePage, recordInvitation } from './pages/invite.ts'
import { keepPiles, pilesPage } from './pages/piles.ts'
import { donePage, finishSort, wordsPage } from './pages/words.ts'

const may = 'q-sort:design'
const study = '/q-sort/studies/:studyId'
const at = '/cases/:caseId/q-sort'
const sort = `${at}/sorts/:sortId`

export const qSortRoutes: readonly Route[] = [
  get('/q-sort', may, 'read:q-studies', studiesPage),
  get('/q-sort/studies/new', may, 'read:q-study-new', newStudyPage),
  post('/q-sort/studies/new', may, 'write:q-study', recordStudy),
  get(study, may, 'read:q-study', studyPage),
  get(`${study}/edit`, may, 'read:q-study-edit', editStudyPage),
  post(`${study}/edit`, may, 'write:q-study', saveStudy),
  get(`${study}/statements/new`, may, 'read:q-statements', addStatementsPage),
  post(`${study}/statements/new`, may, 'write:q-statements', recordStatements),
  get(`${study}/statements/:statementId`, may, 'read:q-statement', statementPage),
  post(`${study}/statements/:statementId`, may, 'write:q-statement', saveStatement),
  post(`${study}/statements/:statementId/remove`, may, 'write:q-statement-remove', removeStatement),
  post(`${study}/open`, may, 'write:q-study-open', openStudy),
  post(`${study}/close`, may, 'write:q-study-close', closeStudy),
  get(at, 'case:read', 'read:q-sorts', sortsPage),
  get(`${at}/invite/:studyId`, 'case:record', 'read:q-sort-invite', invitePage),
  post(`${at}/invite/:studyId`, 'case:record', 'write:q-sort-begin', recordInvitation),
  get(sort, 'case:read', 'read:q-sort', seePage),
  get(`${sort}/piles`, 'case:record', 'read:q-sort-piles', pilesPage),
  post(`${sort}/piles`, 'case:record', 'write:q-sort-piles', keepPiles),
  get(`${sort}/grid`, 'case:record', 'read:q-sort-grid', gridPage),
  post(`${sort}/grid`, 'case:record', 'write:q-sort-grid', keepGrid),
  get(`${sort}/words`, 'case:record', 'read:q-sort-words', wordsPage),
  post(`${sort}/words`, 'case:record', 'write:q-sort-finish', finishSort),
  get(`${sort}/done`, 'case:record', 'read:q-sort-done', donePage),
  post(`${sort}/withdraw`, 'case:record', 'write:q-sort-withdraw', withdrawSort),
]
