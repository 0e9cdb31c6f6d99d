export {
  adultService,
  leavingCare,
  nrmAnswer,
  nrmInformation,
  transitionAssessment,
  transitionPlan,
  transitionReview,
} from './facts.ts'
export { transitionMigrations } from './migrations.ts'
export { transitionChronicle } from './chronicle.ts'
export { transitionRoutes } from './routes.ts'
export { transitionGlance, type TransitionGlance } from './glance.ts'
export { clocksWithout, transitionBirthdays } from './around.ts'
export { transitionDone } from './content/done.ts'
