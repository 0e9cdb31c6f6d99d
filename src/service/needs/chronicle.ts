import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { needsContent } from './content/index.ts'
import { exceptionalNeed, needsAssessment } from './facts.ts'
import { tellAssessment, tellDecision } from './tell.ts'

const chronicle = toldChronicle('needs')
export const needsChronicle: readonly Chronicle[] = [
  chronicle(
    needsAssessment,
    (lang) => pick(needsContent, lang).assessment.title,
    tellAssessment,
    (id) => `needs/${id}`,
  ),
  chronicle(exceptionalNeed, (lang) => pick(needsContent, lang).exceptional.title, tellDecision),
]
