import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { transitionContent } from './content/index.ts'
import {
  adultService,
  leavingCare,
  nrmAnswer,
  nrmInformation,
  transitionAssessment,
  transitionPlan,
  transitionReview,
} from './facts.ts'
import {
  tellAnswer,
  tellAssessment,
  tellInformation,
  tellLeavingCare,
  tellPlan,
  tellReview,
  tellService,
} from './tell.ts'

const chronicle = toldChronicle('transition')
const c = (lang: Lang) => pick(transitionContent, lang)

export const transitionChronicle: readonly Chronicle[] = [
  chronicle(
    transitionAssessment,
    (lang) => c(lang).assessment.title,
    tellAssessment,
    () => `transition/assessment`,
  ),
  chronicle(
    transitionPlan,
    (lang) => c(lang).plan.title,
    tellPlan,
    () => `transition/plan`,
  ),
  chronicle(
    adultService,
    (lang) => c(lang).service.title,
    tellService,
    (id) => `transition/services/${id}`,
  ),
  chronicle(
    nrmInformation,
    (lang) => c(lang).information.title,
    tellInformation,
    (id) => `transition/nrm-information/${id}`,
  ),
  chronicle(
    nrmAnswer,
    (lang) => c(lang).answer.title,
    tellAnswer,
    (id) => `transition/nrm-answers/${id}`,
  ),
  chronicle(
    leavingCare,
    (lang) => c(lang).leaving.title,
    tellLeavingCare,
    () => `transition/leaving-care`,
  ),
  chronicle(
    transitionReview,
    (lang) => c(lang).review.title,
    tellReview,
    (id) => `transition/reviews/${id}`,
  ),
]
