export { referral, type ReferralTables } from './facts.ts'
export { referralMigrations } from './migrations.ts'
export {
  importantQuestions,
  nothingSaid,
  type ImportantQuestion,
  type ProfessionalSaid,
  type ReferralGiven,
  type ReferralSaid,
} from './given.ts'
export { foundReferral, incompleteOf, type FoundedReferral } from './intake.ts'
export { freshReference } from './reference.ts'
export { referralRoutes } from './routes.ts'
export { referralChronicle } from './chronicle.ts'
export { missingInWords } from './record/view.ts'
export { readReferral } from './record/store.ts'
export { answeredLater } from './record/rules.ts'
export { questions } from './online/questions.ts'
export { givenOf, optionsOn, sections, type Answers, type Question, type Section } from './online/question.ts'
