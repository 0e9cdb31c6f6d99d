export { clocksWithoutImmigration } from './clocks.ts'
export {
  immigrationAppeal,
  immigrationClaim,
  immigrationDecision,
  immigrationInterview,
  immigrationStatement,
  legalRepresentative,
  supportLetter,
} from './facts.ts'
export { immigrationMigrations } from './migrations.ts'
export { immigrationChronicle } from './chronicle.ts'
export { immigrationRoutes } from './routes.ts'
export { immigrationMonths } from './store.ts'
export { glanceTables, immigrationGlance, immigrationStageNow, type ImmigrationGlance } from './glance.ts'
export { lettersOf as supportLettersOf } from './letters/store.ts'
export { immigrationDone } from './content/done.ts'
