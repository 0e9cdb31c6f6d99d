export { stepBack, stepBackReview, type StepBack } from './facts.ts'
export { steppingBackMigrations } from './migrations.ts'
export { steppingBackRoutes } from './routes.ts'
export { steppingBackChronicle } from './chronicle.ts'
export { steppingBackDone } from './content/index.ts'
export { stepBackGlance, type StepBackGlance } from './glance.ts'
export { endedByClosing } from './rhythm.ts'
export {
  clocksWithoutStepBack,
  isSteppedBack,
  professionalContactChanges,
  standingStepBack,
} from './store.ts'
