import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import type { Chronicle } from '../../platform/record/index.ts'
import { toldChronicle } from '../child/index.ts'
import { consultationContent } from './content/index.ts'
import { consultation, dueRegard, professionalsMeeting } from './facts.ts'
import { tellConsultation, tellDueRegard, tellMeeting } from './tell.ts'

const chronicle = toldChronicle('indirect')
const c = (lang: Lang) => pick(consultationContent, lang)

export const consultationChronicle: readonly Chronicle[] = [
  chronicle(
    consultation,
    (lang) => c(lang).consultation.title,
    tellConsultation,
    (id) => `indirect/consultations/${id}`,
  ),
  chronicle(
    professionalsMeeting,
    (lang) => c(lang).meeting.title,
    tellMeeting,
    (id) => `indirect/meetings/${id}`,
  ),
  chronicle(
    dueRegard,
    (lang) => c(lang).dueRegard.title,
    tellDueRegard,
    (id) => `indirect/due-regard/${id}`,
  ),
]
