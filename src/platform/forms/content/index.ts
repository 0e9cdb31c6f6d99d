import { defineContent } from '../../i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const formWords = defineContent(en, cy, { room: 'platform/forms', welshChecked: false })
