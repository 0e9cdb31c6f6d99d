export {
  safetyPlanReview,
  reviewOutcomes,
  reviewStates,
  type ReviewOutcome,
  type SafetyReviewTables,
} from './facts.ts'
export { endOfDay, firstPlanDue, reviewRaisedBy, reviewsRaisedBy, type RaisingEvent } from './rules.ts'
export { planDeadlines, reviewsOf, type Review } from './store.ts'
