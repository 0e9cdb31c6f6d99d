export { recordAct, auditAct, earlierAnswer, type ActToRecord, type Author, type Recorded } from './act.ts'
export {
  factKind,
  newFact,
  nextVersion,
  enteredInError,
  declaredFactKinds,
  type FactKind,
  type FactToRecord,
  type FactsOrRefusal,
  type ColumnsOf,
} from './fact.ts'
export { factIdOf } from './fact-id.ts'
export { chronicleGroups, type Chronicle, type ChronicleGroup } from './chronicle.ts'
export { standingAt, settle } from './as-of.ts'
export { verifyRecord, chainHead, type Verification } from './verify.ts'
export { headInWords, publishHead, publishHourly } from './publish.ts'
export type { ChainHead, Finding } from './chain.ts'
export { recordMigrations, CHAIN_LOCK } from './migrations.ts'
export { newReference, newCode, readReference, plainCode } from './reference.ts'
