import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { steppingBackContent } from './content/index.ts'
import { stepBack, stepBackReview, stepBackStates } from './facts.ts'
import { tellReview, tellStepBack } from './tell.ts'

const chronicle = toldChronicle('stepping-back')
const told = chronicle(stepBack, (lang) => pick(steppingBackContent, lang).title, tellStepBack)

export const steppingBackChronicle: readonly Chronicle[] = [
  {
    ...told,
    tell: (row, lang) => {
      const state = stepBackStates.find((one) => one === row['state']) ?? 'proposed'
      return { ...told.tell(row, lang), title: pick(steppingBackContent, lang).states[state] }
    },
  },
  chronicle(stepBackReview, (lang) => pick(steppingBackContent, lang).chronology.review, tellReview),
]
