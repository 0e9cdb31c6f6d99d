export { safetyPlan, type SafetyPlanTables } from './facts.ts'
export { safetyPlanMigrations } from './migrations.ts'
export {
  readPlanKnown,
  planVersions,
  readWatch,
  type Plan,
  type PlanKnown,
  type PlanVersion,
} from './store.ts'
export { planChronicle } from './chronicle.ts'
export { planRoutes } from './routes.ts'
export { watchContactChanges } from './rules-step-down.ts'
export { planStatusesOf, type PlanStatus } from './status.ts'
export { planGlance, type PlanGlance } from './glance.ts'
