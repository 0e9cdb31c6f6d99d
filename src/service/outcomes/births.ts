import type { BirthFollower } from '../child/index.ts'
import { ofBirth, voiceClocks } from './clocks.ts'
import { clockFacts, voiceKnown } from './store.ts'

/** When a young person is asked at 17½ and after 18, moved with a corrected birth date. Nothing begins in a case that is over. */
export const voiceBirthdays: BirthFollower = async (db, { caseId, dob }, now) => {
  const { stage, ...facts } = await clockFacts(db, caseId)
  if (stage === 'closed' || stage === 'declined') return []
  const { occasions } = await voiceKnown(db, caseId)
  const all = voiceClocks({ ...facts, caseId, dob, occasions }, now, 'birth-date-changed')
  return all.filter(({ columns }) => ofBirth.some((kind) => kind === columns['kind']))
}
