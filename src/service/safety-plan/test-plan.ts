import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Plan } from './store.ts'

/** An invented plan, for tests. */
export const aPlan: Plan = {
  level: 'full',
  inForceFrom: calendarDay('2026-06-01'),
  photoHeld: 'yes',
  phoneAndInternet: 'Old number blocked; new phone from the carer',
  supervision: 'An adult in the house at night',
  knownNumbers: null,
  travel: 'Taken to college and back',
  callFirst: 'The carer, then this line',
  triggers: [
    { what: 'A call from a withheld number', signs: 'Goes quiet, packs a bag', likelihood: 'likely' },
  ],
  risks: [{ kind: 'debt', detail: 'Says that the family owes money' }],
  controls: [
    {
      action: 'Carer keeps the phone at night',
      owner: 'The carer',
      until: '2026-12-01',
      restricts: 'yes',
      necessity: 'Calls come at night',
    },
  ],
  people: [{ name: 'Mrs Invented', why: 'Foster carer' }],
  places: [{ name: 'The boxing club', why: 'Knows the trainer' }],
  missingWhen: 'Not home by nine',
  missingFirstHour: 'Ring the phone, then the police',
  missingWho: 'The carer',
  missingForPolice: 'Photo on the file; known names',
  childWords: 'I want to be able to go out',
  childHeard: 'in-person',
  agreement: 'in-part',
  forChild: 'If you are worried, ring us. You are not in trouble.',
}
