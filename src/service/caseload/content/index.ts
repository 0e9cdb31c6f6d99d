import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const caseloadContent = defineContent(en, cy, { room: 'service/caseload', welshChecked: false })
