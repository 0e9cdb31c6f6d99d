export {
  guardianFeedback,
  voiceConsent,
  voiceGoal,
  voiceGoalRating,
  voiceOccasion,
  voiceRating,
} from './facts.ts'
export { outcomeMigrations } from './migrations.ts'
export { outcomesChronicle } from './chronicle.ts'
export { outcomeRoutes } from './routes.ts'
export { voiceGlance, type VoiceGlance } from './glance.ts'
export { exitAskedFor } from './clocks.ts'
export { clocksWithoutOccasion, exitOf } from './store.ts'
export { feedbackNotice, feedbackToRead, type FeedbackToRead } from './to-read.ts'
export { outcomesDone } from './content/done.ts'
export { voiceBirthdays } from './births.ts'
