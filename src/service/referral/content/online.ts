import { defineContent } from '../../../platform/i18n/index.ts'
import { onlineCy } from './online.cy.ts'
import { onlineEn } from './online.en.ts'

export const onlineContent = defineContent(onlineEn, onlineCy, {
  room: 'service/referral/online',
  welshChecked: false,
})
