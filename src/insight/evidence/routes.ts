import { get, type Route } from '../../platform/web/route.ts'
import { allPage } from './pages/all.ts'
import { filePage } from './pages/files.ts'
import { definitionsPage, partPage } from './pages/part.ts'
import { sitePage } from './pages/site.ts'
import type { Shelf } from './shelf.ts'

export function evidenceRoutes(shelf: Shelf): readonly Route[] {
  return [
    get('/evidence', 'evidence:read', 'read:evidence', allPage(shelf)),
    get('/evidence/definitions', 'evidence:read', 'read:evidence', definitionsPage(shelf)),
    get('/evidence/files/:file', 'evidence:read', 'read:evidence-file', filePage(shelf)),
    get('/evidence/:part', 'evidence:read', 'read:evidence', partPage(shelf)),
    get('/site/evidence', 'site-evidence:read', 'read:site-evidence', sitePage(shelf)),
  ]
}
