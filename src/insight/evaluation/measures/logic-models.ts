import type { Chapter } from '../measure.ts'
import { postEighteen } from './post-18-worker.ts'
import { regionalPractitioner } from './regional-practitioner.ts'

export const logicModels: Chapter = {
  part: 'logic-models',
  measures: [...regionalPractitioner, ...postEighteen],
}
