import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const matchingContent = defineContent(en, cy, { room: 'service/matching', welshChecked: false })
