import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const contactContent = defineContent(en, cy, { room: 'service/contact', welshChecked: false })
