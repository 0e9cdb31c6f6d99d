export { monthlyStatus, type StatusTables } from './facts.ts'
export { statusMigrations } from './migrations.ts'
export { latestStatus, type StatusRow } from './store.ts'
