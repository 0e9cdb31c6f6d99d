import { datasetMigrations } from './insight/dataset/index.ts'
import { accessMigrations } from './platform/access/index.ts'
import type { Migrations } from './platform/database/migrate.ts'
import { fileMigrations } from './platform/files/index.ts'
import { draftMigrations } from './platform/drafts/index.ts'
import { recordMigrations } from './platform/record/index.ts'
import { signInMigrations } from './platform/sign-in/index.ts'
import { allocationMigrations } from './service/allocation/index.ts'
import { childMigrations } from './service/child/index.ts'
import { closureMigrations } from './service/closure/index.ts'
import { consultationMigrations } from './service/consultation/index.ts'
import { contactMigrations } from './service/contact/index.ts'
import { deadlineMigrations } from './service/deadlines/index.ts'
import { eligibilityMigrations } from './service/eligibility/index.ts'
import { documentMigrations } from './service/documents/index.ts'
import { deskMigrations } from './service/desk/index.ts'
import { justiceMigrations } from './service/justice/index.ts'
import { immigrationMigrations } from './service/immigration/index.ts'
import { matchingMigrations } from './service/matching/index.ts'
import { needsMigrations } from './service/needs/index.ts'
import { networkMigrations } from './service/network/index.ts'
import { nrmMigrations } from './service/nrm/index.ts'
import { outcomeMigrations } from './service/outcomes/index.ts'
import { missingMigrations } from './service/missing/index.ts'
import { decisionMigrations } from './service/decisions/index.ts'
import { referralMigrations } from './service/referral/index.ts'
import { safetyPlanMigrations } from './service/safety-plan/index.ts'
import { qSortMigrations } from './service/q-sort/index.ts'
import { statusMigrations } from './service/status/index.ts'
import { steppingBackMigrations } from './service/stepping-back/index.ts'
import { supervisionMigrations } from './service/supervision/index.ts'
import { taskMigrations } from './service/tasks/index.ts'
import { transitionMigrations } from './service/transition/index.ts'
import { triageMigrations } from './service/triage/index.ts'

/** Every migration of the house; their names put them in order. A room brings its own and is named here once. */
export const migrations: Migrations = {
  ...recordMigrations,
  ...accessMigrations,
  ...draftMigrations,
  ...signInMigrations,
  ...childMigrations,
  ...outcomeMigrations,
  ...referralMigrations,
  ...deadlineMigrations,
  ...deskMigrations,
  ...matchingMigrations,
  ...allocationMigrations,
  ...eligibilityMigrations,
  ...contactMigrations,
  ...statusMigrations,
  ...decisionMigrations,
  ...missingMigrations,
  ...closureMigrations,
  ...triageMigrations,
  ...taskMigrations,
  ...supervisionMigrations,
  ...steppingBackMigrations,
  ...datasetMigrations,
  ...immigrationMigrations,
  ...safetyPlanMigrations,
  ...justiceMigrations,
  ...needsMigrations,
  ...networkMigrations,
  ...consultationMigrations,
  ...nrmMigrations,
  ...transitionMigrations,
  ...fileMigrations,
  ...documentMigrations,
  ...qSortMigrations,
}
