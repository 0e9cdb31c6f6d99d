export { referral, type ReferralTables } from './facts.ts'
export { referralMigrations } from './migrations.ts'
