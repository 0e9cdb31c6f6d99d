export { matchDecision, type MatchingTables, type MatchAnswer } from './facts.ts'
export { matchingMigrations } from './migrations.ts'
export { matchingRoutes } from './routes.ts'
export { matchingChronicle } from './chronicle.ts'
export {
  possibleSameChild,
  matchDecisions,
  matchReasons,
  type MatchDecision,
  type MatchReason,
  type PossibleChild,
} from './store.ts'
export { possibleChildNotice, stageName } from './pages/matching/view.ts'
