import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { immigrationContent, letterContent } from './content/index.ts'
import {
  immigrationAppeal,
  immigrationClaim,
  immigrationDecision,
  immigrationInterview,
  immigrationStatement,
  legalRepresentative,
  supportLetter,
} from './facts.ts'
import { tellLetter } from './letters/words.ts'
import {
  tellAppeal,
  tellClaim,
  tellDecision,
  tellInterview,
  tellRepresentative,
  tellStatement,
} from './tell.ts'

const chronicle = toldChronicle('immigration')
const c = (lang: Lang) => pick(immigrationContent, lang)

export const immigrationChronicle: readonly Chronicle[] = [
  chronicle(
    immigrationClaim,
    (lang) => c(lang).claim.title,
    tellClaim,
    () => `immigration/claim`,
  ),
  chronicle(
    legalRepresentative,
    (lang) => c(lang).representative.title,
    tellRepresentative,
    (id) => `immigration/representatives/${id}`,
  ),
  chronicle(
    immigrationInterview,
    (lang) => c(lang).interview.title,
    tellInterview,
    (id) => `immigration/interviews/${id}`,
  ),
  chronicle(
    immigrationStatement,
    (lang) => c(lang).statement.title,
    tellStatement,
    (id) => `immigration/statements/${id}`,
  ),
  chronicle(
    immigrationDecision,
    (lang) => c(lang).decision.title,
    tellDecision,
    (id) => `immigration/decisions/${id}`,
  ),
  chronicle(
    immigrationAppeal,
    (lang) => c(lang).appeal.title,
    tellAppeal,
    (id) => `immigration/appeals/${id}`,
  ),
  chronicle(
    supportLetter,
    (lang) => pick(letterContent, lang).title,
    tellLetter,
    (id) => `immigration/letters/${id}`,
  ),
]
