export { qEvidenceRoutes } from './routes.ts'
