import { defineContent } from '../../../platform/i18n/index.ts'
import { notesCy, notesEn } from './notes.ts'
import { weekCy, weekEn } from './week.ts'

export { supervisionDone } from './notes.ts'
export const supervisionContent = defineContent(
  { week: weekEn, notes: notesEn },
  { week: weekCy, notes: notesCy },
  { room: 'service/supervision', welshChecked: false },
)
