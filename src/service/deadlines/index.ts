export { deadline, deadlineKinds, type DeadlineKind, type DeadlineTables } from './facts.ts'
export { deadlineMigrations } from './migrations.ts'
export {
  CASE_CLOSED,
  REFERRAL_DECLINED,
  openDeadline,
  changeDeadline,
  readDeadlines,
  resting,
  waitsOrRests,
  type Deadline,
} from './store.ts'
export { firstStatusDeadline, statusDeadline, statusDueAt } from './monthly-status.ts'
export { firstVoiceDeadline, voiceAfter18Due } from './voice.ts'
export { childFound } from './found.ts'
export { deadlineWords, kindsFor, permissionFor, placeOf, type WaitsFor } from './kinds.ts'
export {
  birthdaysDue,
  clocksOfBirth,
  DURATION_REACHED,
  moveBirthdays,
  openClocksOfBirth,
  PLAN_ONLY,
  TURNING_18,
  type BirthdaysDue,
  type BornInto,
} from './of-birth.ts'
export { restAll, runAgain } from './rest.ts'
export { aboutWords, BY_LEVEL, deadlineInWords } from './about.ts'
export { contactsAfter18Due, contactsAfter18Met, moveAfter18 } from './after-18.ts'
export { followFact, type Ought } from './follow.ts'
export { AT_ENTRY, firstOccasionDue, recurringClocks, type Occasion } from './recurring.ts'
