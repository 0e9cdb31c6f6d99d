export {
  childIdentity,
  childName,
  childLocation,
  safeContact,
  professional,
  type ChildTables,
} from './facts.ts'
export { childMigrations } from './migrations.ts'
export { childSummaries, type ChildSummary } from './store.ts'
export { searchKey } from './search-key.ts'
export { caseBar, caseBarView, ageInWords, type CaseTab } from './case-bar.ts'
