import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const documentContent = defineContent(en, cy, { room: 'service/documents', welshChecked: false })
