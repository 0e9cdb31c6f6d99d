import type { Chapter, Measure } from '../measure.ts'
import type { Part } from '../../results/index.ts'
import { contact } from './contact.ts'
import { criminalJustice } from './criminal-justice.ts'
import { logicModels } from './logic-models.ts'
import { immigration } from './immigration.ts'
import { missing } from './missing.ts'
import { nrm } from './nrm.ts'
import { education, exits, traffickerContact } from './outcomes.ts'
import { profile } from './profile.ts'
import { purposes } from './purposes.ts'
import { sites } from './sites.ts'
import { volume } from './volume.ts'

/** Every measure, in the order of the report. */
export const chapters: readonly Chapter[] = [
  volume,
  profile,
  sites,
  contact,
  purposes,
  immigration,
  nrm,
  criminalJustice,
  missing,
  traffickerContact,
  education,
  exits,
  logicModels,
]

export const measures: readonly (Measure & { readonly part: Part })[] = chapters.flatMap((chapter) =>
  chapter.measures.map((measure) => ({ ...measure, part: chapter.part })),
)
