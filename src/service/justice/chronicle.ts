import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { justiceContent } from './content/index.ts'
import { courtDate, custody, disruptionOrder, justiceMatter, justiceStage, section45Told } from './facts.ts'
import { tellCourt, tellCustody, tellMatter, tellOrder, tellStage, tellTold } from './tell.ts'

const chronicle = toldChronicle('justice')
const c = (lang: Lang) => pick(justiceContent, lang)

export const justiceChronicle: readonly Chronicle[] = [
  chronicle(
    justiceMatter,
    (lang) => c(lang).matter.title,
    tellMatter,
    (id) => `justice/matters/${id}`,
  ),
  chronicle(
    justiceStage,
    (lang) => c(lang).stage.title,
    tellStage,
    (id) => `justice/stages/${id}`,
  ),
  chronicle(
    courtDate,
    (lang) => c(lang).court.title,
    tellCourt,
    (id) => `justice/court-dates/${id}`,
  ),
  chronicle(
    section45Told,
    (lang) => c(lang).told.title,
    tellTold,
    (id) => `justice/section-45/${id}`,
  ),
  chronicle(
    custody,
    (lang) => c(lang).custody.title,
    tellCustody,
    (id) => `justice/custody/${id}`,
  ),
  chronicle(
    disruptionOrder,
    (lang) => c(lang).order.title,
    tellOrder,
    (id) => `justice/orders/${id}`,
  ),
]
