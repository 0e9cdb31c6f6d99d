import { defineContent } from '../../../platform/i18n/index.ts'
import { recordCy } from './record.cy.ts'
import { recordEn } from './record.en.ts'

export const recordContent = defineContent(recordEn, recordCy, {
  room: 'service/referral/record',
  welshChecked: false,
})
