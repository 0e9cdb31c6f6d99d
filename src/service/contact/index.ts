export {
  contact,
  clockPause,
  breachReason,
  noContactReason,
  interpreterAnswers,
  type ContactTables,
  type InterpreterAnswer,
} from './facts.ts'
export { contactMigrations } from './migrations.ts'
export {
  clockFacts,
  clockFactsOf,
  contactsByMonth,
  lastContacts,
  type LastContacts,
  type MonthOfContacts,
} from './store.ts'
export {
  breachUnexplained,
  firstContact,
  firstContactStanding,
  type ClockFacts,
  type ContactKnown,
  type PauseKnown,
} from './rules.ts'
export { contactRoutes } from './routes.ts'
export { contactChronicle } from './chronicle.ts'
