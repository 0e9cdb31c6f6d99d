import { defineContent } from '../../../platform/i18n/index.ts'
import { questionsCy } from './questions.cy.ts'
import { questionsEn } from './questions.en.ts'

export const questionsContent = defineContent(questionsEn, questionsCy, {
  room: 'service/referral/questions',
  welshChecked: false,
})
