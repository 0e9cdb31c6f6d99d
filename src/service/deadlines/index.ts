export { deadline, deadlineKinds, type DeadlineKind, type DeadlineTables } from './facts.ts'
export { deadlineMigrations } from './migrations.ts'
export { openDeadline, changeDeadline, readDeadlines, type Deadline } from './store.ts'
export { birthdaysDue, moveBirthdays, TURNING_18, type BirthdaysDue } from './of-birth.ts'
