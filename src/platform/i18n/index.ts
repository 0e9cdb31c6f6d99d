export { defineContent, pick, say, uncheckedWelsh, wordsOf, type Room, type Wording } from './content.ts'
export {
  dayOf,
  formatDay,
  formatDue,
  formatInstant,
  formatTimeLeft,
  formatWeekday,
  fromLondon,
  inLondon,
} from './dates.ts'
