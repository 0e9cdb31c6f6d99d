import { birthQuestion, identityQuestions, nameQuestion } from './child-questions.ts'
import { professionalsQuestion } from './professionals-question.ts'
import type { Answers, Question } from './question.ts'
import {
  authorityQuestions,
  concernsQuestion,
  dangerQuestion,
  lifeQuestions,
  missingQuestion,
  responsibilityQuestions,
  traffickingQuestions,
  youQuestions,
} from './referral-questions.ts'
import { whereQuestions } from './where-questions.ts'

/** The online form, in the order in which it is asked. A further question is one more entry. */
export const questions: readonly Question[] = [
  dangerQuestion,
  ...youQuestions,
  nameQuestion,
  birthQuestion,
  ...identityQuestions,
  ...authorityQuestions,
  ...traffickingQuestions,
  ...responsibilityQuestions,
  missingQuestion,
  ...whereQuestions,
  ...lifeQuestions,
  professionalsQuestion,
  concernsQuestion,
]

export function questionNamed(name: string): Question | null {
  return questions.find((one) => one.name === name) ?? null
}

export function askedOf(answers: Answers): readonly Question[] {
  return questions.filter((one) => one.asked(answers))
}

/** The question after this one, as the answers stand; null after the last. */
export function questionAfter(name: string, answers: Answers): Question | null {
  const at = questions.findIndex((one) => one.name === name)
  return questions.slice(at + 1).find((one) => one.asked(answers)) ?? null
}

export function questionBefore(name: string, answers: Answers): Question | null {
  const at = questions.findIndex((one) => one.name === name)
  return questions.slice(0, at).findLast((one) => one.asked(answers)) ?? null
}

/** Where somebody who comes back goes on: the first question not reached yet, or null when all were. */
export function firstUnreached(answers: Answers): Question | null {
  return askedOf(answers).find((one) => answers[one.name] === undefined) ?? null
}
