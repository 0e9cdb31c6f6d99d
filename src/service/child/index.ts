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
export { childDetails, whoRecorded, type ChildDetails, type Standing } from './details.ts'
export {
  tellIdentity,
  tellName,
  tellProfessional,
  tellSafeContact,
  type Identity,
  type Name,
  type Professional,
  type SafeContact,
  type Told,
} from './tell.ts'
export { toldList, professionalList } from './pages/details/view.ts'
export { childChronicle } from './chronicle.ts'
export { accommodationOn, accommodationsOf } from './accommodation.ts'
export { readBirths, type BirthFollower, type Births } from './births.ts'
export { childRoutes } from './routes.ts'
export { caseFormPage, caseFormShell, contestedCaseForm, recordOnCase, type CaseForm } from './case-form.ts'
export { correcting, type Section } from './correcting.ts'
export { caseIsOver } from './over.ts'
export { standingFact, standingFacts } from './standing.ts'
export { paperMarkOf } from './paper-mark.ts'
export { toldChronicle } from './told-chronicle.ts'
