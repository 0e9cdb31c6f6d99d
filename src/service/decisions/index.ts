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
