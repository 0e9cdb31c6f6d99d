import { defineContent } from '../../../platform/i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const qSortContent = defineContent(en, cy, { room: 'service/q-sort', welshChecked: false })
