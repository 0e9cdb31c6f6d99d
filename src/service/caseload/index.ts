export { caseloadRoutes } from './routes.ts'
export { childCell, pageAsked, pager } from './pages/words.ts'
export { sitesOf, sitesShown } from './sites-of.ts'
export { casesOf } from './site.ts'
