import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { supervisionContent } from './content/index.ts'
import { supervisionAboutChild } from './facts.ts'
import { tellAboutChild } from './tell.ts'

export const supervisionChronicle: readonly Chronicle[] = [
  toldChronicle('supervision')(
    supervisionAboutChild,
    (lang) => pick(supervisionContent, lang).child.told,
    tellAboutChild,
    (id) => `supervision/${id}`,
  ),
]
