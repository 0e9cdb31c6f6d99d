import { defineContent } from '../../../platform/i18n/index.ts'

/** One sentence for each kind of act after which a worker lands elsewhere. What a child does says nothing to whoever comes after. */
export const outcomesDone = defineContent(
  {
    'voice.answers': 'The child’s answers are saved, as the child gave them.',
    'voice.goal': 'The goal is saved.',
    'voice.occasion.correct': 'The occasion is corrected.',
    'voice.occasion.record': 'The occasion is saved. Now ask, and say what you see.',
    'voice.see': 'What you see is saved. It stands beside what the child said.',
  },
  {
    'voice.answers': 'Mae atebion y plentyn wedi’u cadw, fel y’u rhoddwyd.',
    'voice.goal': 'Mae’r nod wedi’i gadw.',
    'voice.occasion.correct': 'Mae’r achlysur wedi’i gywiro.',
    'voice.occasion.record': 'Mae’r achlysur wedi’i gadw. Nawr gofynnwch, a dywedwch beth a welwch.',
    'voice.see': 'Mae’r hyn a welwch wedi’i gadw. Saif wrth ochr yr hyn a ddywedodd y plentyn.',
  },
  { room: 'service/outcomes', welshChecked: false },
)
