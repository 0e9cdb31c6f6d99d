export { caseloadRoutes } from './routes.ts'
