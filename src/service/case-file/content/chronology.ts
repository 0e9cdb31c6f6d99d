import { defineContent } from '../../../platform/i18n/index.ts'
import { chronologyCy } from './chronology-cy.ts'
import { chronologyEn } from './chronology-en.ts'

export const chronologyContent = defineContent(chronologyEn, chronologyCy, {
  room: 'service/case-file/chronology',
  welshChecked: false,
})
export type ChronologyWords = typeof chronologyEn
