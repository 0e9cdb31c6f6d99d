import type { FactToRecord } from '../../platform/record/index.ts'
import { changeDeadline, waitsOrRests, type Deadline } from './store.ts'

/** The child is no longer missing: nobody need decide about a child long missing (DT-6). In the act that says so. */
export function childFound(deadlines: readonly Deadline[]): FactToRecord[] {
  return deadlines
    .filter((one) => one.kind === 'manager-decision' && one.about === 'long-term-missing')
    .filter(waitsOrRests)
    .map((one) => changeDeadline(one, { state: 'lapsed' }, 'found'))
}
