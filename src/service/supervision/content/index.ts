import { defineContent } from '../../../platform/i18n/index.ts'
import { childCy, childEn } from './child.ts'
import { notesCy, notesEn } from './notes.ts'
import { weekCy, weekEn } from './week.ts'

export { supervisionDone } from './done.ts'
export const supervisionContent = defineContent(
  { week: weekEn, notes: notesEn, child: childEn },
  { week: weekCy, notes: notesCy, child: childCy },
  { room: 'service/supervision', welshChecked: false },
)
