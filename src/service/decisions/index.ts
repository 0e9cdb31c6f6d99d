export {
  managerDecision,
  decisionSubjects,
  decisionAnswers,
  type DecisionSubject,
  type DecisionAnswer,
  type DecisionTables,
} from './facts.ts'
export { decisionMigrations } from './migrations.ts'
export {
  pendingDecisions,
  decisionsMade,
  decidedToClose,
  type PendingDecision,
  type DecisionMade,
} from './store.ts'
export { decisionRoutes } from './routes.ts'
export { decisionChronicle } from './chronicle.ts'
export { raisedBy, ruleInForce, type ChildFacts } from './rules.ts'
export { readKnown, modelOf, headColumns, type KnownOfCase } from './child-facts.ts'
