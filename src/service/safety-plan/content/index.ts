import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const planContent = defineContent(en, cy, { room: 'service/safety-plan', welshChecked: false })
