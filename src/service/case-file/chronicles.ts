import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../../platform/i18n/index.ts'
import { declaredFactKinds, type Chronicle } from '../../platform/record/index.ts'
import { allocationChronicle } from '../allocation/index.ts'
import { childChronicle } from '../child/index.ts'
import { conflictChronicle } from '../conflict/index.ts'
import { closureChronicle } from '../closure/index.ts'
import { consultationChronicle } from '../consultation/index.ts'
import { contactChronicle } from '../contact/index.ts'
import { decisionChronicle } from '../decisions/index.ts'
import { documentChronicle } from '../documents/index.ts'
import { deskChronicle } from '../desk/index.ts'
import { eligibilityChronicle } from '../eligibility/index.ts'
import { justiceChronicle } from '../justice/index.ts'
import { immigrationChronicle } from '../immigration/index.ts'
import { missingChronicle } from '../missing/index.ts'
import { matchingChronicle } from '../matching/index.ts'
import { needsChronicle } from '../needs/index.ts'
import { networkChronicle } from '../network/index.ts'
import { referralChronicle } from '../referral/index.ts'
import { nrmChronicle } from '../nrm/index.ts'
import { outcomesChronicle } from '../outcomes/index.ts'
import { planChronicle } from '../safety-plan/index.ts'
import { qSortChronicle } from '../q-sort/index.ts'
import { supervisionChronicle } from '../supervision/index.ts'
import { steppingBackChronicle } from '../stepping-back/index.ts'
import { statusChronicle } from '../status/index.ts'
import { taskChronicle } from '../tasks/index.ts'
import { transitionChronicle } from '../transition/index.ts'
import { triageChronicle } from '../triage/index.ts'
import { chronologyContent } from './content/chronology.ts'
import { ownChronicles } from './own-chronicles.ts'

/** Every kind of fact as the chronology tells it: by its own room, and here what belongs to none. */
const all = new Map<string, Chronicle>(
  [
    ...ownChronicles,
    ...childChronicle,
    ...outcomesChronicle,
    ...conflictChronicle,
    ...matchingChronicle,
    ...eligibilityChronicle,
    ...immigrationChronicle,
    ...triageChronicle,
    ...allocationChronicle,
    ...contactChronicle,
    ...deskChronicle,
    ...referralChronicle,
    ...statusChronicle,
    ...missingChronicle,
    ...decisionChronicle,
    ...taskChronicle,
    ...closureChronicle,
    ...planChronicle,
    ...justiceChronicle,
    ...planChronicle,
    ...needsChronicle,
    ...networkChronicle,
    ...nrmChronicle,
    ...transitionChronicle,
    ...consultationChronicle,
    ...steppingBackChronicle,
    ...supervisionChronicle,
    ...documentChronicle,
    ...qSortChronicle,
  ].map((one) => [one.table, one]),
)

/** Null only for a table nobody tells: a test finds it before a reader does. */
export function chronicleOf(table: string): Chronicle | null {
  return all.get(table) ?? null
}

/** About the office, and yet a part of the case that they became: their own column `case_id` says which. */
const linked: readonly string[] = deskChronicle.map((one) => one.table)

/** The tables of a group (null: of every group), in the order of their names. */
export function tablesOf(group: Chronicle['group'] | null): readonly string[] {
  return declaredFactKinds()
    .filter((kind) => kind.about === 'case' || linked.includes(kind.table))
    .map((kind) => kind.table)
    .filter((table) => chronicleOf(table)?.apart !== true)
    .filter((table) => group === null || chronicleOf(table)?.group === group)
}

export function tell(
  table: string,
  row: Readonly<Record<string, unknown>>,
  lang: Lang,
): ReturnType<Chronicle['tell']> {
  return (
    chronicleOf(table)?.tell(row, lang) ?? { title: pick(chronologyContent, lang).told.other, body: null }
  )
}
