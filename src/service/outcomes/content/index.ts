import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const outcomesContent = defineContent(en, cy, { room: 'service/outcomes', welshChecked: false })
