import type { Kept, Once } from '../database/tables.ts'

interface PasswordTable {
  seq: Kept<number>
  account_id: Once<string>
  set_at: Once<Date>
  hash: Once<string>
}
interface AuthenticatorTable {
  seq: Kept<number>
  id: Once<string>
  account_id: Once<string>
  added_at: Once<Date>
  /** The secret, encrypted with a key outside the database and bound to the account. */
  sealed: Once<string>
}
interface TotpUseTable {
  account_id: Once<string>
  authenticator_id: Once<string>
  step: Once<number>
  used_at: Once<Date>
}
interface RecoverySetTable {
  seq: Kept<number>
  id: Once<string>
  account_id: Once<string>
  made_at: Once<Date>
}
interface RecoveryCodeTable {
  account_id: Once<string>
  set_id: Once<string>
  hash: Once<string>
}
interface RecoveryUseTable extends RecoveryCodeTable {
  used_at: Once<Date>
}
interface InvitationTable {
  seq: Kept<number>
  id: Once<string>
  account_id: Once<string>
  token_hash: Once<string>
  made_at: Once<Date>
  expires_at: Once<Date>
}
interface InvitationUseTable {
  invitation_id: Once<string>
  account_id: Once<string>
  used_at: Once<Date>
}
interface SignInAttemptTable {
  seq: Kept<number>
  at: Once<Date>
  subject: Once<string>
  account_id: Once<string | null>
  address: Once<string>
  device: Once<string | null>
  ticket: Once<string | null>
  outcome: Once<'tried' | 'succeeded'>
}

// A type, not an interface: Kysely's withTables wants an index signature.
export type SignInTables = {
  password: PasswordTable
  authenticator: AuthenticatorTable
  totp_use: TotpUseTable
  recovery_set: RecoverySetTable
  recovery_code: RecoveryCodeTable
  recovery_use: RecoveryUseTable
  invitation: InvitationTable
  invitation_use: InvitationUseTable
  sign_in_attempt: SignInAttemptTable
}
