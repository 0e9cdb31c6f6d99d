export {
  decide,
  sessionState,
  IDLE_LOCK,
  LONGEST_SESSION,
  type AccessFacts,
  type CaseFacts,
  type Decision,
  type Permit,
  type Person,
  type Post,
  type SessionFacts,
} from './decide.ts'
export {
  permissions,
  mayToSomeCase,
  ruleOf,
  relations,
  type Permission,
  type Relation,
  type Rule,
} from './permissions.ts'
export { openRequest, foundCase, hashOfToken } from './open-request.ts'
export { accessMigrations, supervisesCase } from './migrations.ts'
export * from './facts.ts'
export { caseStages, type CaseStage, type CaseRoute } from './tables.ts'
