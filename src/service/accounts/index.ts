export { accountsDone } from './content/done.ts'
export { accountsRoutes } from './routes.ts'
