import { get, post, type Route } from '../../platform/web/route.ts'
import { notePage, notesPage } from './pages/notes.ts'
import { weekPage } from './pages/week.ts'
import { writeNote, writePage } from './pages/write.ts'

export const supervisionRoutes: readonly Route[] = [
  get('/site/week', 'site:read', 'read:site-week', weekPage),
  get('/supervision', 'supervision:read', 'read:supervision', notesPage),
  get('/supervision/new', 'supervision:record', 'read:supervision-note', writePage),
  post('/supervision/new', 'supervision:record', 'write:supervision-note', writeNote),
  get('/supervision/:noteId', 'supervision:read', 'read:supervision-note', notePage),
]
