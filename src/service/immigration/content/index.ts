import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'
import { lettersCy } from './letters-cy.ts'
import { lettersEn } from './letters-en.ts'

export const immigrationContent = defineContent(en, cy, { room: 'service/immigration', welshChecked: false })
export const letterContent = defineContent(lettersEn, lettersCy, {
  room: 'service/immigration/letters',
  welshChecked: false,
})
