import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { networkContent } from './content/index.ts'
import { networkLink, networkMember, networkReview, networkTie } from './facts.ts'
import { tellPart, tellReview, tellTie } from './tell.ts'

const chronicle = toldChronicle('network')
const c = (lang: Lang) => pick(networkContent, lang)

/** A link to another case is told to nobody who may not see that case: row security gives no row of it. */
export const networkChronicle: readonly Chronicle[] = [
  chronicle(
    networkMember,
    (lang) => c(lang).chronicle.member,
    tellPart,
    (id) => `network/members/${id}`,
  ),
  chronicle(
    networkTie,
    (lang) => c(lang).tie.told,
    tellTie,
    (id) => `network/ties/${id}`,
  ),
  chronicle(
    networkReview,
    (lang) => c(lang).review.told,
    tellReview,
    (id) => `network/reviews/${id}`,
  ),
  chronicle(
    networkLink,
    (lang) => c(lang).link.told,
    () => [],
  ),
]
