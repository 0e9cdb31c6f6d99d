import './platform/access/facts.ts'
import './insight/dataset/index.ts'
import { declaredFactKinds } from './platform/record/index.ts'
import { houseRoutes } from './app.ts'

/**
 * A table of facts is declared when its room is loaded; the composition loads every room. Commands that read the whole
 * record call this so that none is left out.
 */
export function declareAllFacts(): number {
  return houseRoutes.length + declaredFactKinds().length
}
