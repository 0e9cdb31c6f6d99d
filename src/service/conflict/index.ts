export { conflictRoutes } from './routes.ts'
export { conflictChronicle } from './chronicle.ts'
