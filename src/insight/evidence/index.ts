export { openShelf, type Shelf } from './shelf.ts'
export { evidenceRoutes } from './routes.ts'
export { reckon } from './reckon.ts'
