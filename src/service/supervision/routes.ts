import { get, post, type Route } from '../../platform/web/route.ts'
import {
  aboutChildCorrected,
  aboutChildPage,
  correctAboutChild,
  recordAboutChild,
} from './pages/about-child.ts'
import { actionDone, dropAction } from './pages/actions.ts'
import { correctNote, correctPage } from './pages/correct.ts'
import { notePage, notesPage } from './pages/notes.ts'
import { weekPage } from './pages/week.ts'
import { enterInError, withdrawPage } from './pages/withdraw.ts'
import { writeNote, writePage } from './pages/write.ts'

const note = '/supervision/:noteId'
const child = '/cases/:caseId/supervision'

export const supervisionRoutes: readonly Route[] = [
  get('/site/week', 'site:read', 'read:site-week', weekPage),
  get('/supervision', 'supervision:read', 'read:supervision', notesPage),
  get('/supervision/new', 'supervision:record', 'read:supervision-note', writePage),
  post('/supervision/new', 'supervision:record', 'write:supervision-note', writeNote),
  post('/supervision/actions/:actionId/done', 'supervision:read', 'write:supervision-action', actionDone),
  post('/supervision/actions/:actionId/drop', 'supervision:record', 'write:supervision-action', dropAction),
  get(note, 'supervision:read', 'read:supervision-note', notePage),
  get(`${note}/correct`, 'supervision:record', 'read:correct-supervision-note', correctPage),
  post(`${note}/correct`, 'supervision:record', 'write:correct-supervision-note', correctNote),
  get(`${note}/entered-in-error`, 'supervision:record', 'read:correct-supervision-note', withdrawPage),
  post(`${note}/entered-in-error`, 'supervision:record', 'write:withdraw-supervision-note', enterInError),
  get(`${child}/from/:noteId`, 'case:record', 'read:supervision-about-child', aboutChildPage),
  post(`${child}/from/:noteId`, 'case:record', 'write:supervision-about-child', recordAboutChild),
  get(`${child}/:factId`, 'case:record', 'read:supervision-about-child', aboutChildCorrected),
  post(`${child}/:factId`, 'case:record', 'write:supervision-about-child', correctAboutChild),
]
