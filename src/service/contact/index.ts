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
export { lastContacts, type LastContacts } from './store.ts'
