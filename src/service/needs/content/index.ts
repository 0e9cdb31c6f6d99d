import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const needsContent = defineContent(en, cy, { room: 'service/needs', welshChecked: false })
