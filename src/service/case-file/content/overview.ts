import { defineContent } from '../../../platform/i18n/index.ts'
import { overviewCy } from './overview-cy.ts'
import { overviewEn } from './overview-en.ts'

export const overviewContent = defineContent(overviewEn, overviewCy, {
  room: 'service/case-file/overview',
  welshChecked: false,
})
export type OverviewWords = typeof overviewEn
