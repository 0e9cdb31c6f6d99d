export { supervisionNote } from './facts.ts'
export { supervisionMigrations } from './migrations.ts'
export { supervisionRoutes } from './routes.ts'
export { supervisionDone } from './content/index.ts'
