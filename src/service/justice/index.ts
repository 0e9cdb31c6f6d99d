export { justiceDone } from './content/done.ts'
export { courtDate, custody, disruptionOrder, justiceMatter, justiceStage, section45Told } from './facts.ts'
export { justiceMigrations } from './migrations.ts'
export { justiceChronicle } from './chronicle.ts'
export { justiceRoutes } from './routes.ts'
export { justiceMonths } from './store.ts'
export {
  justiceGlance,
  section45Path,
  section45Words,
  type AccusedGlance,
  type JusticeGlance,
} from './glance.ts'
export { justiceOn, stillToTell, type Dated as DatedJustice } from './rules.ts'
export { type Matter, type MatterStage } from './facts.ts'
