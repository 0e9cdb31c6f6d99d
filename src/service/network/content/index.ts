import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const networkContent = defineContent(en, cy, { room: 'service/network', welshChecked: false })
