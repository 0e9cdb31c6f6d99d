import type { CaseFactColumns, FactColumns, Once } from '../database/tables.ts'
import type { ServiceRole as Role } from '../../kernel/policy/roles.ts'

/** Where a case stands on the child's path. Explicit, so that no list has to guess it. */
export const caseStages = [
  'referred',
  'more-information',
  'accepted',
  'declined',
  'allocated',
  'closing',
  'closed',
] as const
export type CaseStage = (typeof caseStages)[number]

/** Direct or indirect support, and by whom (domain DT-2, DT-4). */
export type CaseRoute = 'direct' | 'indirect' | 'exceptional-need' | 'post-18'

/** The head of a case: one row is what every list, every access decision and every row policy starts from. */
export interface CaseFileTable extends CaseFactColumns {
  child_id: Once<string>
  /** What people say on the telephone, e.g. `G-4F7K-2M`: drawn at random, so that it tells nothing. */
  reference: Once<string>
  received_at: Once<Date>
  stage: Once<CaseStage>
  site: Once<string | null>
  local_authority: Once<string | null>
  route: Once<CaseRoute | null>
  model_version: Once<string | null>
}

/** Who works with the child: the one truth of allocation and cover. */
export interface CaseRelationshipTable extends CaseFactColumns {
  account_id: Once<string>
  kind: Once<'allocated' | 'covering'>
  /** The role in which the person works with this child. */
  capacity: Once<Role>
  from_at: Once<Date>
  to_at: Once<Date | null>
  reason_code: Once<string | null>
}

/** A declared conflict of interest: refuses always, whatever else would permit. */
export interface ConflictOfInterestTable extends CaseFactColumns {
  account_id: Once<string>
  nature: Once<string>
  withdrawn: Once<boolean>
}

export interface AccountTable extends FactColumns {
  name: Once<string>
  email: Once<string>
  account_standing: Once<'invited' | 'active' | 'suspended' | 'left'>
  language: Once<'en' | 'cy'>
  /** Languages the person speaks with children (ISO 639-3). */
  speaks: Once<string[]>
  telephone: Once<string | null>
}

export interface RoleAssignmentTable extends FactColumns {
  account_id: Once<string>
  role: Once<Role>
  /** null: every site. */
  site: Once<string | null>
  from_day: Once<string>
  to_day: Once<string | null>
  full_time_share: Once<number | null>
}

/** A worker whose cases a supervisor may see beside those of the supervisor's own sites. */
export interface SupervisionTable extends FactColumns {
  supervisor_id: Once<string>
  worker_id: Once<string>
  to_day: Once<string | null>
}

/** On duty on the desk, for one site or (site null) for all. */
export interface DutyTable extends FactColumns {
  account_id: Once<string>
  site: Once<string | null>
  from_at: Once<Date>
  to_at: Once<Date | null>
}

export interface StaffLeaveTable extends FactColumns {
  account_id: Once<string>
  from_day: Once<string>
  to_day: Once<string>
}

export interface SessionTable {
  id: Once<string>
  account_id: Once<string>
  token_hash: Once<string>
  created_at: Once<Date>
  device: Once<string>
}

/** Insert-only like everything else: the present state of a session is its latest events. */
export interface SessionEventTable {
  session_id: Once<string>
  at: Once<Date>
  kind: Once<'seen' | 'locked' | 'unlocked' | 'ended'>
}

export interface AccessTables {
  case_file: CaseFileTable
  case_relationship: CaseRelationshipTable
  conflict_of_interest: ConflictOfInterestTable
  account: AccountTable
  role_assignment: RoleAssignmentTable
  supervision: SupervisionTable
  duty: DutyTable
  staff_leave: StaffLeaveTable
  session: SessionTable
  session_event: SessionEventTable
}
