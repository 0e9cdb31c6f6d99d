import { accessMigrations } from './platform/access/index.ts'
import type { Migrations } from './platform/database/migrate.ts'
import { draftMigrations } from './platform/drafts/index.ts'
import { recordMigrations } from './platform/record/index.ts'
import { signInMigrations } from './platform/sign-in/index.ts'
import { allocationMigrations } from './service/allocation/index.ts'
import { childMigrations } from './service/child/index.ts'
import { closureMigrations } from './service/closure/index.ts'
import { contactMigrations } from './service/contact/index.ts'
import { deadlineMigrations } from './service/deadlines/index.ts'
import { eligibilityMigrations } from './service/eligibility/index.ts'
import { deskMigrations } from './service/desk/index.ts'
import { matchingMigrations } from './service/matching/index.ts'
import { decisionMigrations } from './service/decisions/index.ts'
import { referralMigrations } from './service/referral/index.ts'
import { statusMigrations } from './service/status/index.ts'
import { triageMigrations } from './service/triage/index.ts'

/** Every migration of the house; their names put them in order. A room brings its own and is named here once. */
export const migrations: Migrations = {
  ...recordMigrations,
  ...accessMigrations,
  ...draftMigrations,
  ...signInMigrations,
  ...childMigrations,
  ...referralMigrations,
  ...deadlineMigrations,
  ...deskMigrations,
  ...matchingMigrations,
  ...allocationMigrations,
  ...eligibilityMigrations,
  ...contactMigrations,
  ...statusMigrations,
  ...decisionMigrations,
  ...closureMigrations,
  ...triageMigrations,
}
